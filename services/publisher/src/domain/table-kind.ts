import type { PeriodSeries } from './periods';

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
  | 'reoffences'
  | 'frequency'
  | 'reoffenders_care'
  | 'reoffences_care'
  | 'frequency_care'
  | 'with_need'
  | 'assessed'
  | 'need'
  | 'participants'
  | 'reached'
  | 'base'
  | 'reach'
  | 'convictions'
  | 'not_convicted'
  | 'prosecutions'
  | 'conviction_rate'
  | 'referrals';

/** Deepest level of area by period: 0 Wales, 1 police areas, 2 authorities; -1 none. Absent: as the cubes have it. */
export type Finest = Partial<Record<PeriodSeries, -1 | 0 | 1>>;

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
  /** From released figures alone: a per cent, or how many of the part each of the whole has. */
  rate?: { statistic: Statistic; part: Statistic; whole: Statistic; form?: 'average' };
  /** A sum of amounts over the people of the other count, each of whom has at least one: no one may dominate it. */
  amount?: { of: Statistic; people: Statistic };
  /**
   * Over time: quarters add up (rule R7), people are counted once in each period, the last quarter stands, or nothing
   * holds for sure.
   */
  time: 'sums' | 'distinct' | 'stock' | 'apart';
  /** All categories; each table has every one, so that an absent row tells nothing. */
  categories: readonly string[];
  /** Where a group or a category is too small for the areas of the rest. */
  finest?: Finest;
  restricted?: { categories: readonly string[]; finest: Finest };
}
