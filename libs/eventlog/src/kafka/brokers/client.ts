import { CompressionCodecs, CompressionTypes, Kafka, logLevel } from 'kafkajs';
import type { EventLogLogger } from '../../logger';
import { zstd } from './zstd';
import { Connections } from './connections';
import { fitEncoders } from './encoder-room';
import { quietQueues } from './quiet-queue';
import type { Line } from './questions';
import type { KafkaSettings } from './settings';

/** The client of one service. */
export function kafkaClient(
  service: string,
  settings: KafkaSettings,
  logger: EventLogLogger,
  connections = new Connections(settings.socketFactory),
  retries = 8,
): Kafka {
  quietQueues();
  fitEncoders();
  CompressionCodecs[CompressionTypes.ZSTD] = () => zstd;
  const { brokers, ssl } = settings;
  return new Kafka({
    clientId: `cyfrif-${service}`,
    brokers,
    ...(ssl ? { ssl: { ca: [ssl.ca], cert: ssl.cert, key: ssl.key } } : {}),
    socketFactory: connections.socketFactory,
    connectionTimeout: 5000,
    requestTimeout: 20_000,
    retry: { retries, initialRetryTime: 100, maxRetryTime: 3000 },
    logLevel: logLevel.ERROR,
    // Its messages may quote what it handled; that there was one, and from which part, is enough.
    // Nor is there news in the fault of a connection that was broken here.
    logCreator: () => (entry) => {
      if (!connections.hasEnded) logger.warn({ event: 'eventlog.kafka.client', context: entry.namespace });
    },
  });
}

/** So few that a question that is refused fails with the reason before its time (`ANSWER_MS`) has passed. */
const RETRIES_OF_A_QUESTION = 5;

/** A client of its own, whose connections can be broken without others. */
export function lineOf(service: string, settings: KafkaSettings, logger: EventLogLogger): Line {
  const connections = new Connections(settings.socketFactory);
  return { connections, client: kafkaClient(service, settings, logger, connections, RETRIES_OF_A_QUESTION) };
}
