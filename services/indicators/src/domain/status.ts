import { addDays, dayAfter, matureOn, type Definition, type Period } from '#libs/measures';

/** A source's closing of a quarter, with the verdict on its control totals. */
export interface FeedClosure {
  source: string;
  /** Kind of agency that closed: a source of several kinds closes each. */
  sender: string;
  quarter: number;
  matched: boolean;
}

/** A source that must close the quarters of a definition, since an agreement in force names a required type. */
export interface RequiredFeed {
  source: string;
  type: string;
}

export interface PeriodState {
  status: 'provisional' | 'final' | 'not-mature' | 'not-supplied';
  symbol: '' | 'u' | 'x';
  /** Sources that have not closed every quarter of the period with matching totals. */
  open: string[];
}

export interface StateInputs {
  asAt: string;
  required: readonly RequiredFeed[];
  closures: readonly FeedClosure[];
  /** Types of which something was supplied, be it a closing that says there was nothing. */
  supplied: ReadonlySet<string>;
  /** Quarters in which a record with identity has no membership yet: they cannot be final. */
  unlinked: ReadonlySet<number>;
}

/**
 * R15: provisional until every required feed has closed every quarter with matching totals, then final. No
 * record at all of the types that the measure counts: not supplied, which is not zero. R1: M3 and M4 have no
 * figure before the last cohort of the period is 18 months old and police and court feeds are closed up to there.
 */
export function periodState(
  definition: Definition,
  period: Period,
  inputs: StateInputs,
  series = '',
): PeriodState {
  const feeds = inputs.required.filter(({ type }) => definition.eventTypes.includes(type));
  const quarters = quartersOf(definition, period);
  const closed = closedBy(inputs.closures);
  const isOpen = ({ source, type }: RequiredFeed): boolean =>
    quarters.some((quarter) => !closed.has(`${source} ${type.split('.')[0]} ${quarter}`));
  const open = [...new Set(feeds.filter(isOpen).map(({ source }) => source))].sort();
  if (!definition.countedTypes.some((type) => inputs.supplied.has(type))) {
    return { status: 'not-supplied', symbol: 'x', open };
  }
  const followed = feeds.filter(({ type }) => /^(police|court)\./.test(type));
  const unfollowed = isCohort(definition) && (followed.length === 0 || followed.some(isOpen));
  if (!isMature(definition, period, inputs.asAt, series) || unfollowed) {
    return { status: 'not-mature', symbol: 'u', open };
  }
  const linked = !quarters.some((quarter) => inputs.unlinked.has(quarter));
  const final = linked && open.length === 0 && feeds.length > 0;
  return { status: final ? 'final' : 'provisional', symbol: '', open };
}

const CLOSED = new WeakMap<readonly FeedClosure[], ReadonlySet<string>>();

/** Source, kind and quarter of what is closed with matching totals; told once for all series and periods of a run. */
function closedBy(closures: readonly FeedClosure[]): ReadonlySet<string> {
  let closed = CLOSED.get(closures);
  if (!closed) {
    const matching = closures.filter(({ matched }) => matched);
    closed = new Set(matching.map(({ source, sender, quarter }) => `${source} ${sender} ${quarter}`));
    CLOSED.set(closures, closed);
  }
  return closed;
}

/** R1: cohorts are followed for 18 months, referrals for so many days, after the period ends. */
function isMature(definition: Definition, { last }: Period, asAt: string, series: string): boolean {
  if (isCohort(definition)) return asAt >= matureOn(last);
  if (series !== 'conversion') return true;
  return asAt >= addDays(dayAfter(last), (definition.parameters?.conversionDays ?? 90) - 1);
}

function isCohort({ measure }: Definition): boolean {
  return measure === 'M3' || measure === 'M4';
}

/** A cohort's figure also needs the feeds closed over its follow-up and waiting period: six more quarters. */
function quartersOf(definition: Definition, { first, last }: Period): number[] {
  const until = isCohort(definition) ? last + 6 : last;
  return Array.from({ length: until - first + 1 }, (_, step) => first + step);
}
