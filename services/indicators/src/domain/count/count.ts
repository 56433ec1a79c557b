import { Person } from '../person/point';
import type { Facts } from '../person/facts';
import type { Plan } from '../plan';
import { Cohorts } from './cohorts';
import { Commencements } from './commencements';
import { Funnel } from './funnel';
import { grains } from './grain';
import { Interventions } from './interventions';
import { QuarterDays, type Calculator, type Counting } from './measure';
import { Needs } from './needs';
import { Notes } from './notes';
import { Prosecutions, type Prosecuted } from './prosecutions';
import { Referrals } from './referrals';
import { Table } from './roll-up';
import type { Counted, Series } from './series';
import { Terminations } from './terminations';

/** References of persons: four words each, by the person's number. */
export type PersonWords = (person: number) => Int32Array;

/**
 * Counts every series of a plan, person by person: each measure template once for all its populations and
 * breakdowns. What is added with sign 1 and taken away with sign -1 leaves nothing.
 */
export class Count {
  readonly notes: Notes;
  private readonly counted: Counted = { sign: 1, stamp: 0, words: new Int32Array(4) };
  private readonly calculators: Calculator[];
  private readonly prosecutions: Prosecutions;
  private readonly person = new Person();

  constructor(
    private readonly plan: Plan,
    readonly funnel = new Funnel(),
  ) {
    this.notes = new Notes(this.counted);
    const counting: Counting = {
      plan,
      counted: this.counted,
      notes: this.notes,
      funnel: this.funnel,
      grainOf: grains(plan.periods, plan),
      quarters: new QuarterDays(plan),
    };
    this.prosecutions = new Prosecutions(counting);
    this.calculators = [
      new Commencements(counting),
      new Terminations(counting),
      new Cohorts(counting),
      new Needs(counting),
      new Interventions(counting),
      new Referrals(counting),
    ].filter(({ series }) => series.length > 0);
  }

  /** Counts persons of the facts. */
  people(facts: Facts, words: PersonWords, persons: Iterable<number>, sign: 1 | -1 = 1): void {
    this.counted.sign = sign;
    for (const no of persons) {
      this.counted.stamp += 1;
      this.counted.words = words(no);
      this.person.read(facts, no);
      for (const calculator of this.calculators) calculator.count(this.person);
    }
    this.counted.sign = 1;
  }

  cases(rows: readonly Prosecuted[]): void {
    this.prosecutions.countCases(rows);
  }

  /** Every table, series by series and period by period; after the last person. */
  *tables(): Generator<{ series: Series; period: number; table: Table }> {
    for (const calculator of this.calculators) calculator.finish?.();
    const all = [...this.calculators, this.prosecutions].flatMap(({ series }) => series);
    for (const series of all.sort((a, b) => a.planned.no - b.planned.no)) {
      for (let period = 0; period < this.plan.periods.length; period += 1) {
        yield { series, period, table: new Table(series, period) };
      }
    }
  }
}
