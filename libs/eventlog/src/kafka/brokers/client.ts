import { CompressionCodecs, CompressionTypes, Kafka, logLevel } from 'kafkajs';
import type { EventLogLogger } from '../../logger';
import { zstd } from './zstd';
import { Connections } from './connections';
import { quietQueues } from './quiet-queue';
import type { KafkaSettings } from './settings';

/** The client of one service. */
export function kafkaClient(
  service: string,
  settings: KafkaSettings,
  logger: EventLogLogger,
  connections = new Connections(settings.socketFactory),
): Kafka {
  quietQueues();
  CompressionCodecs[CompressionTypes.ZSTD] = () => zstd;
  const { brokers, ssl } = settings;
  return new Kafka({
    clientId: `cyfrif-${service}`,
    brokers,
    ...(ssl ? { ssl: { ca: [ssl.ca], cert: ssl.cert, key: ssl.key } } : {}),
    socketFactory: connections.socketFactory,
    connectionTimeout: 5000,
    requestTimeout: 20_000,
    retry: { retries: 8, initialRetryTime: 100, maxRetryTime: 3000 },
    logLevel: logLevel.ERROR,
    // Its messages may quote what it handled; that there was one, and from which part, is enough.
    logCreator: () => (entry) => logger.warn({ event: 'eventlog.kafka.client', context: entry.namespace }),
  });
}
