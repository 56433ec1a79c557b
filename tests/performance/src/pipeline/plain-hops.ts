import { createHash, randomBytes } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Batch, EventLog, OutgoingRecord, TopicName, Transaction } from '#libs/eventlog';
import { storeInTable } from './plain-store';

/** A topic as the real house filled it: a sample of its values, and how many it held for each event received. */
export type HopBytes = Partial<Record<TopicName, { values: Buffer[]; perEvent: number }>>;

interface Hop {
  topic: TopicName;
  service: string;
  /** Of the real consumer. */
  maxBatch: number;
  to: readonly TopicName[];
}

/** The hops of the house, with its batch sizes. */
export const HOPS: readonly Hop[] = [
  {
    topic: 'intake.sealed',
    service: 'pseudonymiser',
    maxBatch: 1000,
    to: ['linkage.records', 'facts.records'],
  },
  { topic: 'linkage.records', service: 'matcher', maxBatch: 1000, to: ['linkage.membership'] },
  { topic: 'facts.records', service: 'indicators', maxBatch: 1000, to: [] },
  { topic: 'linkage.membership', service: 'indicators', maxBatch: 2000, to: [] },
];

interface Room {
  dataSource: DataSource;
  eventLog: EventLog;
}

/** The door's part: what came is stored, and as many sealed records as there were events go on the log. */
export function storeAndPass(
  { dataSource, eventLog }: Room,
  bytes: HopBytes,
): (lines: Buffer[]) => Promise<void> {
  const pass = passing(bytes, 'intake.sealed', 1);
  return async (lines) => {
    await dataSource.transaction(async (tx) => {
      await storeInTable(tx, 'gateway', lines, lines);
      await eventLog.append(tx, 'intake.sealed', pass(lines.length));
    });
  };
}

/** The other hops of the services of these rooms: each record is stored, and what the real service would send on goes on. */
export async function consumers(rooms: ReadonlyMap<string, Room>, bytes: HopBytes): Promise<void> {
  for (const { topic, service, maxBatch, to } of HOPS) {
    const room = rooms.get(service);
    if (!room) continue;
    const { eventLog } = room;
    const incoming = bytes[topic]?.perEvent ?? 1;
    const next = to.map((name) => ({
      name,
      pass: passing(bytes, name, (bytes[name]?.perEvent ?? 1) / incoming),
    }));
    await eventLog.consume({ topic, group: service, maxBatch }, async (batch: Batch, tx: Transaction) => {
      const { records } = batch;
      await storeInTable(
        tx,
        service,
        records.map(({ key }) => key),
        records.map(({ value }) => value),
      );
      for (const { name, pass } of next) await eventLog.append(tx, name, pass(records.length));
    });
  }
}

/** Makes records of real bytes, `share` for each that came in. */
function passing(bytes: HopBytes, topic: TopicName, share: number): (incoming: number) => OutgoingRecord[] {
  const values = bytes[topic]?.values ?? [];
  if (values.length === 0) throw new Error(`pipeline: no bytes of ${topic} were sampled`);
  const salt = randomBytes(8);
  let [due, made] = [0, 0];
  return (incoming) => {
    due += incoming * share;
    const records: OutgoingRecord[] = [];
    for (; made < Math.floor(due); made++) {
      const key = createHash('md5').update(salt).update(String(made)).digest('base64url');
      records.push({ key, value: values[made % values.length]! });
    }
    return records;
  };
}
