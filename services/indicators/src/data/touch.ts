import type { EntityManager } from 'typeorm';

/**
 * Notes that what is known of these records changed, so that the quarters they can change are computed again.
 * Which quarters those are is decided when cubes are computed, under the links of that moment.
 */
export async function touchRecords(tx: EntityManager, records: readonly number[]): Promise<void> {
  await tx.query(
    `INSERT INTO indicators.touched (record) SELECT DISTINCT unnest($1::integer[]) ON CONFLICT DO NOTHING`,
    [records],
  );
}
