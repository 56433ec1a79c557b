import type { DataSource } from 'typeorm';

/** What has passed each stage so far. */
export interface Passed {
  received: number;
  split: number;
  linked: number;
  facts: number;
  membership: number;
}

/** Positions of the readers, which move in one transaction with what they store. */
export async function positionsPassed(admin: DataSource): Promise<Omit<Passed, 'received'>> {
  const rows: { stage: keyof Passed; n: string | null }[] = await admin.query(
    `SELECT 'split' AS stage, sum(next_position) AS n FROM pseudonymiser.consumer_position
       WHERE topic = 'intake.sealed'
     UNION ALL SELECT 'linked', sum(next_position) FROM matcher.consumer_position WHERE topic = 'linkage.records'
     UNION ALL SELECT 'facts', sum(next_position) FROM indicators.consumer_position WHERE topic = 'facts.records'
     UNION ALL SELECT 'membership', sum(next_position) FROM indicators.consumer_position
       WHERE topic = 'linkage.membership'`,
  );
  const of = (stage: keyof Passed): number => Number(rows.find((row) => row.stage === stage)?.n ?? 0);
  return { split: of('split'), linked: of('linked'), facts: of('facts'), membership: of('membership') };
}

/** The demonstration's agreements hold on the days of its events; topics that are shared out get `partitions`. */
export function sharePartitions(
  topics: Readonly<Record<string, { partitions: number }>>,
  partitions?: number,
): void {
  if (partitions === undefined) return;
  for (const topic of Object.values(topics)) if (topic.partitions > 1) topic.partitions = partitions;
}
