import type { DataSource } from 'typeorm';
import { clusterRules } from '#libs/linkage';
import type { LinkageModel } from '#libs/linkage';
import { TOKEN_CAP } from './api/relink-touched';
import { readOverridesAsAt, readRecordsAsAt } from './data/as-at';
import { BLOCK_CAP } from './data/views';
import { linkAll } from './domain/as-at';
import type { PersonOfRecord } from './domain/as-at';

/**
 * Who was one person by what was known at the end of the day: later records, revisions and decisions of officers are
 * left out before linking (rule R1), by the rules and weights of the stream. Reads only; the persons have ids of
 * their own.
 * @param day YYYY-MM-DD
 * @param model the model to link under; absent: exact rules alone
 */
export async function membershipAsAt(
  dataSource: DataSource,
  day: string,
  model?: LinkageModel,
): Promise<PersonOfRecord[]> {
  const records = await readRecordsAsAt(dataSource, day);
  if (!model) return linkAll(records, TOKEN_CAP);
  const overrides = await readOverridesAsAt(dataSource, day);
  return linkAll(records, TOKEN_CAP, { model, rules: clusterRules(model), blockCap: BLOCK_CAP, overrides });
}
