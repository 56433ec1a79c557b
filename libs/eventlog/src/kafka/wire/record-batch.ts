import { CompressionTypes, type Message } from 'kafkajs';
import { crc32c } from './crc32c';
import { encodeRecords } from './records';

export interface BatchSettings {
  compression: CompressionTypes;
  compress(this: void, records: Buffer): Promise<Buffer>;
  /** Default time of a record. */
  now: number;
  producerId: bigint;
  producerEpoch: number;
  /** Number of the first record, of a producer that has an id. */
  firstSequence: number;
  isTransactional: boolean;
}

const HEAD_BYTES = 61;
const LENGTH_TO = 12;
const CHECKED_FROM = 21;
const MAGIC = 2;
const TRANSACTIONAL = 16;

/** The records of one partition in the form in which the broker stores them. */
export async function recordBatch(messages: readonly Message[], settings: BatchSettings): Promise<Buffer> {
  const { compression, compress, now, producerId, producerEpoch, firstSequence, isTransactional } = settings;
  const times = messages.map(({ timestamp }) => Number(timestamp ?? now));
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const plain = encodeRecords(messages, (index) => times[index]! - first);
  const records = compression === CompressionTypes.None ? plain : await compress(plain);
  const batch = Buffer.allocUnsafe(HEAD_BYTES + records.length);
  batch.writeBigInt64BE(0n, 0);
  batch.writeInt32BE(batch.length - LENGTH_TO, 8);
  // The epoch of the partition's leader is the broker's to fill in.
  batch.writeInt32BE(0, 12);
  batch.writeInt8(MAGIC, 16);
  batch.writeInt16BE(compression | (isTransactional ? TRANSACTIONAL : 0), CHECKED_FROM);
  batch.writeInt32BE(messages.length - 1, 23);
  batch.writeBigInt64BE(BigInt(first), 27);
  batch.writeBigInt64BE(BigInt(last), 35);
  batch.writeBigInt64BE(producerId, 43);
  batch.writeInt16BE(producerEpoch, 51);
  batch.writeInt32BE(firstSequence, 53);
  batch.writeInt32BE(messages.length, 57);
  records.copy(batch, HEAD_BYTES);
  batch.writeUInt32BE(crc32c(batch.subarray(CHECKED_FROM)), 17);
  return batch;
}
