import type { DataSource } from 'typeorm';
import type { TopicName } from '#libs/eventlog';
import type { HopBytes } from './plain-hops';

export const SAMPLE = 2000;
/** What travels between the hops. */
export const SAMPLED: readonly TopicName[] = [
  'intake.sealed',
  'linkage.records',
  'facts.records',
  'linkage.membership',
];

/** A sample of each topic of the log in the database, and how many records it had for each event received. */
export async function sampleLocal(admin: DataSource): Promise<HopBytes> {
  const held = new Map<TopicName, number>();
  const bytes: HopBytes = {};
  for (const topic of SAMPLED) {
    const table = `eventlog.${topic.replace('.', '_')}`;
    const rows = await admin.query<{ value: Buffer }[]>(
      `SELECT value FROM ${table} ORDER BY random() LIMIT ${SAMPLE}`,
    );
    const [all] = await admin.query<{ n: string }[]>(`SELECT sum(next_position) AS n FROM ${table}_head`);
    held.set(topic, Number(all?.n));
    bytes[topic] = {
      values: rows.map(({ value }) => value),
      perEvent: held.get(topic)! / held.get('intake.sealed')!,
    };
  }
  return bytes;
}
