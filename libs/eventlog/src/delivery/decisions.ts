import type { RefusalDecided } from '#libs/contracts';
import { quoted } from '../local/tables';
import type { BatchHandler } from '../port';

/** Marks what a service keeps as the refusals store decided: to be tried again, or to be given up. */
export function decisionHandler(schema: string): BatchHandler {
  const table = `${quoted(schema)}.dead_letter`;
  return async ({ records }, tx) => {
    const decisions = records.map(({ value }) => JSON.parse(value.toString('utf8')) as RefusalDecided);
    const of = (wanted: RefusalDecided['decision']): string[] =>
      decisions.filter(({ decision }) => decision === wanted).map(({ refusalId }) => refusalId);
    await tx.query(`DELETE FROM ${table} WHERE refusal_id = ANY($1)`, [of('discard')]);
    await tx.query(`UPDATE ${table} SET redrive = true WHERE refusal_id = ANY($1)`, [of('redrive')]);
  };
}
