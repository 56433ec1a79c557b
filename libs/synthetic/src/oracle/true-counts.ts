import { SERVICES } from '../agencies';
import type { PlainEvent } from '../options';
import { NONE, Cells } from './cells';
import { countCharityReferrals, type Charity } from './measures/charities';
import { countCommencements } from './measures/commencements';
import { countCompletions } from './measures/completions';
import { COMMENCEMENTS, COMPLETIONS, INTERVENTIONS, NEEDS, REOFFENDING } from './framework';
import { countInterventions } from './measures/interventions';
import { knownRecords } from './known';
import { Closures } from './maturity';
import { countNeeds } from './measures/needs';
import { periodsOf, type Period } from './periods';
import { PersonFile } from './populations';
import { countProsecutions } from './measures/prosecutions';
import { countReoffending } from './measures/reoffending';
import type { CountRow } from './rows';

export interface CountOptions {
  /** Nothing sent after this day is known. */
  asAt: string;
  /** First and last month of the periods counted. */
  from: string;
  to: string;
  /** The register of ex-armed-services charities; the synthetic one unless told. */
  charities?: readonly Charity[];
  /** Only these indicators; all 38 unless told. */
  indicators?: readonly string[];
}

const WALES = 'W92000004';
/** Series that are counts and have no denominator. */
const PLAIN = new Set([
  'persons',
  'starts',
  'activations',
  'number',
  'referrals',
  'prosecutions',
  'convictions',
]);
const SYNTHETIC_CHARITIES = [{ organisationId: SERVICES.exService.organisationId }];

/**
 * The independent oracle: all 38 indicators by the written rules from events whose persons are known, one
 * person at a time. Slow and plain on purpose; it shares nothing with the calculators that it checks.
 */
export class TrueCounts {
  private readonly cells = new Cells();
  private readonly periods: Period[];
  private readonly unlinked: PlainEvent[] = [];
  private readonly closures: Closures;
  private readonly cohorts: typeof REOFFENDING;
  private readonly interventions: typeof INTERVENTIONS;

  constructor(private readonly options: CountOptions) {
    this.periods = periodsOf(options.from, options.to);
    this.closures = new Closures(options.asAt);
    this.cohorts = REOFFENDING.filter(({ indicator }) => this.counts(indicator));
    this.interventions = INTERVENTIONS.filter(({ indicator }) => this.counts(indicator));
  }

  /** All events of one person, in any order, repeats included. */
  addPerson(events: readonly PlainEvent[]): void {
    for (const event of events) this.closures.add(event);
    const file = new PersonFile([...knownRecords(events, this.options.asAt).values()]);
    const { cells, periods } = this;
    for (const [indicator, population] of COMMENCEMENTS.filter(([id]) => this.counts(id))) {
      countCommencements(cells, file, indicator, population, periods);
    }
    for (const [indicator, population] of COMPLETIONS.filter(([id]) => this.counts(id))) {
      countCompletions(cells, file, indicator, population, periods);
    }
    for (const what of this.cohorts) countReoffending(cells, file, what, periods);
    for (const [indicator, population] of NEEDS.filter(([id]) => this.counts(id))) {
      countNeeds(cells, file, indicator, population, periods);
    }
    for (const what of this.interventions) countInterventions(cells, file, what, periods);
    if (!this.counts('C6')) return;
    countCharityReferrals(cells, file, 'C6', this.options.charities ?? SYNTHETIC_CHARITIES, periods);
  }

  /** An event about nobody: a prosecution or a closed period. */
  addUnlinked(event: PlainEvent): void {
    this.closures.add(event);
    this.unlinked.push(event);
  }

  /** Any events with the person of each. */
  addAll(events: Iterable<PlainEvent>, personOf: (event: PlainEvent) => string | undefined): void {
    const byPerson = new Map<string, PlainEvent[]>();
    for (const event of events) {
      const person = personOf(event);
      if (person === undefined) {
        this.addUnlinked(event);
        continue;
      }
      const list = byPerson.get(person);
      if (list) list.push(event);
      else byPerson.set(person, [event]);
    }
    for (const own of byPerson.values()) this.addPerson(own);
  }

  /**
   * All counts that are not zero, sorted by their codes; call it once, at the end. A cohort without a figure
   * yet has one row with the symbol `u`, for Wales and without breakdown, and no others.
   */
  rows(): CountRow[] {
    const known = [...knownRecords(this.unlinked, this.options.asAt).values()];
    const cases = known.filter(({ type }) => type === 'cps.prosecution.completed');
    if (this.counts('B6')) countProsecutions(this.cells, 'B6', cases, this.periods);
    const unripe = this.unripe();
    const name = (row: Pick<CountRow, 'indicator' | 'series' | 'period'>) =>
      `${row.indicator} ${row.series} ${row.period}`;
    const hidden = new Set(unripe.map(name));
    const rows = this.cells.rows(({ series }) => !PLAIN.has(series)).filter((row) => !hidden.has(name(row)));
    return [...rows, ...unripe].sort(byCodes);
  }

  private counts(indicator: string): boolean {
    return this.options.indicators?.includes(indicator) ?? true;
  }

  private unripe(): CountRow[] {
    const none = { areaCode: WALES, ...NONE, numerator: null, denominator: null, value: null };
    return this.periods.flatMap((period): CountRow[] => {
      const row = { period: period.name, ...none, symbol: 'u' as const };
      const cohorts = period.quarters.every((quarter) => this.closures.isMature(quarter)) ? [] : this.cohorts;
      const referred = this.closures.isConverted(period) ? [] : this.interventions;
      return [
        ...cohorts.map(({ indicator, measure, series }) => ({ ...row, indicator, measure, series })),
        ...referred.map(({ indicator }) => ({ ...row, indicator, measure: 'M6', series: 'conversion' })),
      ];
    });
  }
}

function byCodes(a: CountRow, b: CountRow): number {
  for (const field of ['indicator', 'series', 'period', 'areaCode', 'breakdown', 'category'] as const) {
    if (a[field] !== b[field]) return a[field] < b[field] ? -1 : 1;
  }
  return 0;
}
