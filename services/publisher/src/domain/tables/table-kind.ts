import type { PeriodSeries } from '../periods';

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
  | 'caseload'
  | 'need_of_caseload'
  | 'coverage'
  | 'participants'
  | 'reached'
  | 'base'
  | 'reach'
  | 'converted'
  | 'referred'
  | 'conversion'
  | 'convictions'
  | 'not_convicted'
  | 'prosecutions'
  | 'conviction_rate'
  | 'referrals';

/** Deepest level of area by period: 0 Wales, 1 police areas, 2 authorities; -1 none. Absent: as the cubes have it. */
export type Finest = Partial<Record<PeriodSeries, -1 | 0 | 1 | 2>>;

/** A figure worked out from released figures alone: a per cent, or how many of the part each of the whole has. */
export interface Rate {
  statistic: Statistic;
  part: Statistic;
  whole: Statistic;
  form?: 'average';
  /** Where the whole stands in another table of the same area and period. */
  of?: { series: string; breakdown: string; category: string };
}

/** The counts of a table, and what holds between them and over time. */
export interface TableKind {
  measure: string;
  series: string;
  breakdown: string;
  counts: readonly { statistic: Statistic; of: 'numerator' | 'denominator' | 'rest' }[];
  /** Beside an indicator's headline: released where the rules name it, no finer than they say. */
  further?: true;
  /**
   * How the categories hang together with the table that has none: each person or event is in one of them, or in one
   * at least.
   */
  divides?: 'sums' | 'overlaps';
  /** Where it divides the categories of another breakdown, each in parts of its own, named `category|part`. */
  within?: string;
  /** whole = the parts, all of them shown. */
  sum?: { whole: Statistic; parts: readonly Statistic[] };
  /** The part is some of the whole; the rest is not shown. */
  share?: { part: Statistic; whole: Statistic };
  rates?: readonly Rate[];
  /** A sum of amounts over the people of the other count, each of whom has at least one: no one may dominate it. */
  amount?: { of: Statistic; people: Statistic };
  /**
   * Over time: quarters add up (rule R7); people are counted once in each period; the same, of all Wales alone, since a
   * person stands where their first event was; the same, but who is in a category at first may be in another later;
   * the last quarter stands; or nothing holds for sure.
   */
  time: 'sums' | 'distinct' | 'distinct-wales' | 'entered' | 'stock' | 'apart';
  /** All categories; each table has every one, so that an absent row tells nothing. */
  categories: readonly string[];
  /** Categories in which nobody of a group can be (first letter of the indicator): `[z]`. */
  absent?: Readonly<Record<string, readonly string[]>>;
  /** Where a group or a category is too small for the areas of the rest. */
  finest?: Finest;
  restricted?: { categories: readonly string[]; finest: Finest };
}

/** Names a kind in the rules: `M1 persons kind`. */
export const kindName = ({ measure, series, breakdown }: Named): string =>
  `${measure} ${series} ${breakdown}`;

type Named = Pick<TableKind, 'measure' | 'series' | 'breakdown'>;
