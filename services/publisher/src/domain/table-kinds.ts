import type { CubeCell } from '#libs/contracts';
import type { PeriodSeries } from './periods';
import type { Statistic, TableKind } from './table-kind';

export type { Finest, Statistic, TableKind } from './table-kind';

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
/** Strands of M7: they overlap and are never added up (rule R13), so each stands alone. */
const STRANDS = [
  'CHILD_SEXUAL_ABUSE',
  'DOMESTIC_ABUSE',
  'FGM',
  'FORCED_MARRIAGE',
  'HARASSMENT',
  'HONOUR_BASED',
  'MODERN_SLAVERY_TRAFFICKING',
  'RAPE',
  'SEXUAL_OFFENCES_EX_RAPE',
  'STALKING',
];
const ONE = [''];

/** The average of M4, of a cohort that M3 counts. */
function frequency(suffix: '' | '_care'): TableKind {
  const people = `reoffenders${suffix}` as const;
  const amount = `reoffences${suffix}` as const;
  const series = `frequency${suffix}` as const;
  return {
    ...{ measure: 'M4', series, breakdown: 'none', time: 'sums', categories: ONE },
    counts: [
      { statistic: people, of: 'denominator' },
      { statistic: amount, of: 'numerator' },
    ],
    // Each reoffender has one reoffence at least.
    share: { part: people, whole: amount },
    amount: { of: amount, people },
    rate: { statistic: series, part: amount, whole: people, form: 'average' },
  };
}

/**
 * What a release may hold: the headline of each of the 38 indicators, with its rate. Not among them are second
 * series, the union of the strands of M7 (given only by some forces) and breakdowns, which would have to be protected
 * together with their totals.
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
  frequency(''),
  // The care-experienced, within an indicator whose young adults are many more.
  { ...frequency('_care'), finest: { quarter: 0, financial: 1, rolling: 0 } },
  {
    ...{ measure: 'M5', series: 'of_assessed', breakdown: 'need', time: 'stock', categories: NEEDS },
    counts: [
      { statistic: 'with_need', of: 'numerator' },
      { statistic: 'assessed', of: 'denominator' },
    ],
    share: { part: 'with_need', whole: 'assessed' },
    rate: { statistic: 'need', part: 'with_need', whole: 'assessed' },
  },
  {
    ...{ measure: 'M6', series: 'number', breakdown: 'none', time: 'distinct', categories: ONE },
    counts: [{ statistic: 'participants', of: 'numerator' }],
  },
  {
    // Who is on the caseload from before and joins the group within a year is in the base of later quarters alone.
    ...{ measure: 'M6', series: 'reach', breakdown: 'none', time: 'apart', categories: ONE },
    counts: [
      { statistic: 'reached', of: 'numerator' },
      { statistic: 'base', of: 'denominator' },
    ],
    share: { part: 'reached', whole: 'base' },
    rate: { statistic: 'reach', part: 'reached', whole: 'base' },
  },
  {
    ...{ measure: 'M7', series: 'rate', breakdown: 'strand', time: 'sums', categories: STRANDS },
    counts: [
      { statistic: 'convictions', of: 'numerator' },
      { statistic: 'not_convicted', of: 'rest' },
      { statistic: 'prosecutions', of: 'denominator' },
    ],
    sum: { whole: 'prosecutions', parts: ['convictions', 'not_convicted'] },
    rate: { statistic: 'conviction_rate', part: 'convictions', whole: 'prosecutions' },
    restricted: {
      categories: ['FGM', 'FORCED_MARRIAGE', 'HONOUR_BASED'],
      finest: { quarter: -1, financial: 0, rolling: -1 },
    },
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

/** Statistics that are worked out from released counts. */
export const RATES: readonly Statistic[] = TABLE_KINDS.flatMap(({ rate }) => rate?.statistic ?? []);

/** Whether a column of a release's files is a rate, which says nothing that its counts do not. */
export const isReleasedRate = (statistic: string): boolean =>
  (RATES as readonly string[]).includes(statistic);

/** The deepest level of area that a category's table may show; -1: it has no such table. */
export function finestOf({ finest, restricted }: TableKind, category: string, period: PeriodSeries): number {
  const own = restricted?.categories.includes(category) ? restricted.finest : finest;
  return own?.[period] ?? Infinity;
}

/** Whether a statistic is a rate, worked out from released counts. */
export function isRate(cell: Named & { statistic: Statistic }): boolean {
  return kindOf(cell)?.rate?.statistic === cell.statistic;
}
