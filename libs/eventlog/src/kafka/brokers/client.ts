import { promisify } from 'node:util';
import { constants, zstdCompress, zstdDecompress } from 'node:zlib';
import { CompressionCodecs, CompressionTypes, Kafka, logLevel } from 'kafkajs';
import type { EventLogLogger } from '../../logger';
import { quietQueues } from './quiet-queue';
import type { KafkaSettings } from './settings';

const compress = promisify(zstdCompress);
const decompress = promisify(zstdDecompress);

/** The client of one service. */
export function kafkaClient(service: string, settings: KafkaSettings, logger: EventLogLogger): Kafka {
  quietQueues();
  // kafkajs has the place for zstd, Node the codec.
  CompressionCodecs[CompressionTypes.ZSTD] = () => ({
    compress: (encoder: { buffer: Buffer }) =>
      compress(encoder.buffer, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }),
    decompress: (buffer: Buffer) => decompress(buffer),
  });
  const { brokers, ssl, socketFactory } = settings;
  return new Kafka({
    clientId: `cyfrif-${service}`,
    brokers,
    ...(ssl ? { ssl: { ca: [ssl.ca], cert: ssl.cert, key: ssl.key } } : {}),
    ...(socketFactory ? { socketFactory } : {}),
    connectionTimeout: 5000,
    requestTimeout: 20_000,
    retry: { retries: 8, initialRetryTime: 100, maxRetryTime: 3000 },
    logLevel: logLevel.ERROR,
    // Its messages may quote what it handled; that there was one, and from which part, is enough.
    logCreator: () => (entry) => logger.warn({ event: 'eventlog.kafka.client', context: entry.namespace }),
  });
}
