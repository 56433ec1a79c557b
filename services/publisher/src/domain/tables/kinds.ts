import type { CubeCell } from '#libs/contracts';
import type { PeriodSeries } from '../periods';
import { FURTHER } from './further';
import { HEADLINES } from './headlines';
import { kindName, type Statistic, type TableKind } from './table-kind';

/** Every table that a release may hold. */
export const TABLE_KINDS: readonly TableKind[] = [...HEADLINES, ...FURTHER];

const BY_NAME = new Map(TABLE_KINDS.map((kind) => [kindName(kind), kind]));

type Named = Pick<CubeCell, 'measure' | 'series' | 'breakdown'>;

/** The kind of the table that a cell goes into; none where releases do not hold it. */
export function kindOf(cell: Named): TableKind | undefined {
  return BY_NAME.get(kindName(cell));
}

/** The same, for a cell of a release, which has one. */
export function knownKind(cell: Named): TableKind {
  const kind = kindOf(cell);
  if (!kind) throw new Error('publisher.table.unknown: a release has no such table.');
  return kind;
}

/** Statistics that are worked out from released counts. */
export const RATES: readonly Statistic[] = [
  ...new Set(TABLE_KINDS.flatMap(({ rates = [] }) => rates.map(({ statistic }) => statistic))),
];

/** Whether a column of a release's files is a rate, which says nothing that its counts do not. */
export const isReleasedRate = (statistic: string): boolean =>
  (RATES as readonly string[]).includes(statistic);

/** The deepest level of area that a category's table may show; -1: it has no such table. */
export function finestOf({ finest, restricted }: TableKind, category: string, period: PeriodSeries): number {
  const own = restricted?.categories.includes(category) ? restricted.finest : finest;
  return own?.[period] ?? Infinity;
}

/** The kinds that divide this one into overlapping or separate parts. */
export function partsOf({ measure, series, breakdown }: TableKind): readonly TableKind[] {
  return TABLE_KINDS.filter(
    (kind) =>
      kind.divides &&
      kind.measure === measure &&
      kind.series === series &&
      (kind.within ?? 'none') === breakdown,
  );
}

/** The category of the whole that a part belongs to; the whole has none where it is no category of another breakdown. */
export const wholeOf = ({ within }: TableKind, category: string): string =>
  within ? (category.split('|')[0] ?? '') : '';

/** The parts of a category of the whole. */
export const partsIn = (kind: TableKind, whole: string): string[] =>
  kind.categories.filter((category) => wholeOf(kind, category) === whole);
