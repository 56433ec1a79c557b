import type { CubeCell } from '#libs/contracts';

/** What a figure counts; every code has a label in both languages. */
export type Statistic =
  | 'persons'
  | 'successes'
  | 'failures'
  | 'total'
  | 'percent'
  | 'reoffenders'
  | 'offenders'
  | 'reoffending'
  | 'with_need'
  | 'participants'
  | 'referrals';

/** The counts of a table, and what holds between them and over time. */
export interface TableKind {
  measure: string;
  series: string;
  breakdown: string;
  counts: readonly { statistic: Statistic; of: 'numerator' | 'denominator' | 'rest' }[];
  /** whole = the parts, all of them shown. */
  sum?: { whole: Statistic; parts: readonly Statistic[] };
  /** The part is some of the whole; the rest is not shown. */
  share?: { part: Statistic; whole: Statistic };
  rate?: { statistic: Statistic; part: Statistic; whole: Statistic };
  /** Over time: quarters add up (rule R7), people are counted once in each period, or the last quarter stands. */
  time: 'sums' | 'distinct' | 'stock';
  /** All categories; each table has every one, so that an absent row tells nothing. */
  categories: readonly string[];
}

/** Kinds of terminations (rule R10), never pooled. */
const SENTENCES = ['COMMUNITY_ORDER', 'SSO_REQ', 'LICENCE', 'PSS'];
const NEEDS = [
  'ACCOMMODATION',
  'ALCOHOL_MISUSE',
  'ATTITUDES',
  'DRUG_MISUSE',
  'ETE',
  'LIFESTYLE_AND_ASSOCIATES',
  'RELATIONSHIPS',
  'THINKING_AND_BEHAVIOUR',
];
const ONE = [''];

/**
 * What a release may hold. Not among them: M4, a sum of amounts, for whose dominance rule the cubes carry nothing;
 * M7, whose strands overlap; and breakdowns, which would have to be protected together with their totals.
 */
export const TABLE_KINDS: readonly TableKind[] = [
  {
    ...{ measure: 'M1', series: 'persons', breakdown: 'none', time: 'distinct', categories: ONE },
    counts: [{ statistic: 'persons', of: 'numerator' }],
  },
  {
    ...{ measure: 'M2', series: 'rate', breakdown: 'kind', time: 'sums', categories: SENTENCES },
    counts: [
      { statistic: 'successes', of: 'numerator' },
      { statistic: 'failures', of: 'rest' },
      { statistic: 'total', of: 'denominator' },
    ],
    sum: { whole: 'total', parts: ['successes', 'failures'] },
    rate: { statistic: 'percent', part: 'successes', whole: 'total' },
  },
  {
    ...{ measure: 'M3', series: 'rate', breakdown: 'none', time: 'sums', categories: ONE },
    counts: [
      { statistic: 'reoffenders', of: 'numerator' },
      { statistic: 'offenders', of: 'denominator' },
    ],
    share: { part: 'reoffenders', whole: 'offenders' },
    rate: { statistic: 'reoffending', part: 'reoffenders', whole: 'offenders' },
  },
  // One number of assessed people for each need would tell by their differences who was not scored.
  {
    ...{ measure: 'M5', series: 'of_assessed', breakdown: 'need', time: 'stock', categories: NEEDS },
    counts: [{ statistic: 'with_need', of: 'numerator' }],
  },
  {
    ...{ measure: 'M6', series: 'number', breakdown: 'none', time: 'distinct', categories: ONE },
    counts: [{ statistic: 'participants', of: 'numerator' }],
  },
  {
    ...{ measure: 'M8', series: 'referrals', breakdown: 'none', time: 'sums', categories: ONE },
    counts: [{ statistic: 'referrals', of: 'numerator' }],
  },
];

type Named = Pick<CubeCell, 'measure' | 'series' | 'breakdown'>;

/** The kind of a cube's or a release's cell, if releases hold it. */
export function kindOf(cell: Named): TableKind | undefined {
  return TABLE_KINDS.find(
    ({ measure, series, breakdown }) =>
      measure === cell.measure && series === cell.series && breakdown === cell.breakdown,
  );
}

/** The same, for a cell of a release, which has one. */
export function knownKind(cell: Named): TableKind {
  const kind = kindOf(cell);
  if (!kind) throw new Error('publisher.table.unknown: a release has no such table.');
  return kind;
}

/** Whether a statistic is a rate, worked out from released counts. */
export function isRate(cell: Named & { statistic: Statistic }): boolean {
  return kindOf(cell)?.rate?.statistic === cell.statistic;
}
