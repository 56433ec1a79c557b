import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import type { DataSource } from 'typeorm';
import { recordRefs } from '#libs/pseudonyms';
import type { KeyPort } from '#libs/keys';
import { kindOf } from '#libs/synthetic';
import type { IndicatorErrors, MeasuredQuality } from '#services/matcher';
import { measureClusters, type LabelledRecord } from '../commands/linkage/evaluation/measure';
import type { Agreement } from './truth';

/** Precision and recall of all pairs of records of made-up people, as the matcher linked them. */
export async function linkageAgainstTruth(
  matcher: DataSource,
  keys: KeyPort,
  truthFolder: string,
): Promise<MeasuredQuality> {
  const truth = parse<{ source: string; subject: string; person: string }>(
    readFileSync(join(truthFolder, 'records.csv')),
    { columns: true },
  );
  const refs = recordRefs(keys, truth);
  const rows = await matcher.query<{ record_ref: string; person_id: string }[]>(
    `SELECT r.record_ref, r.person_id FROM matcher.record r JOIN matcher.profile p USING (profile_id)
     WHERE r.state = 'present' AND p.link_change IS NULL`,
  );
  const persons = new Map(rows.map((row) => [row.record_ref, row.person_id]));
  const records = truth.flatMap(({ source, person }, at): LabelledRecord[] => {
    const cluster = persons.get(refs[at]!);
    const file = kindOf(source.slice(source.lastIndexOf('/') + 1));
    return cluster === undefined ? [] : [{ file, id: refs[at]!, cluster, entity: person }];
  });
  const { precision, recall } = measureClusters(records, false);
  const exactly = (value: number) => ({ value, low: value, high: value });
  return { precision: exactly(precision), recall: exactly(recall), byPair: byPairOf(records) };
}

/** Pairs of one record of each of two kinds of agency. */
function byPairOf(records: readonly LabelledRecord[]): MeasuredQuality['byPair'] {
  const ofKind = Map.groupBy(records, ({ file }) => file);
  const kinds = [...ofKind.keys()].sort();
  return kinds.flatMap((a, at) =>
    kinds.slice(at + 1).map((b): MeasuredQuality['byPair'][number] => {
      const both = [...ofKind.get(a)!, ...ofKind.get(b)!];
      const { precision, recall } = measureClusters(both, true);
      return { agencies: [a, b], precision, recall };
    }),
  );
}

/** The error of each released indicator that the truth of made-up people shows: its counts off, over its counts. */
export function measuredIndicatorErrors(agreement: Agreement): IndicatorErrors {
  const rows = [...agreement.byIndicator]
    .filter(([, { total }]) => total > 0)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([indicator, { cells, total, off, squares }]) => {
      const value = off / total;
      // Ratio estimator over the indicator's cells: how far another draw of cells would lie.
      const spread = cells < 2 ? 0 : (1.96 * Math.sqrt((squares * cells) / (cells - 1))) / total;
      return { indicator, value, low: Math.max(0, value - spread), high: value + spread };
    });
  return { basis: 'truth', rows };
}
