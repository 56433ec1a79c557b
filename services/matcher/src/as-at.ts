import type { DataSource } from 'typeorm';
import { TOKEN_CAP } from './api/relink-touched';
import { readRecordsAsAt } from './data/as-at';
import { linkAll } from './domain/as-at';
import type { PersonOfRecord } from './domain/as-at';

/**
 * Who was one person by what was known at the end of the day: later records and revisions are left out before
 * linking (rule R1). Reads only; the persons have ids of their own.
 * @param day YYYY-MM-DD
 */
export async function membershipAsAt(dataSource: DataSource, day: string): Promise<PersonOfRecord[]> {
  return linkAll(await readRecordsAsAt(dataSource, day), TOKEN_CAP);
}
