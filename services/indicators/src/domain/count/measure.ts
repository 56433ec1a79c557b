import {
  dayAfter,
  firstDay,
  membership,
  type Breakdown,
  type Measure,
  type Membership,
} from '#libs/measures';
import type { Plan } from '../plan';
import { dayNumber, type Day } from '../person/days';
import { Point, type Person } from '../person/point';
import { grains, type Buckets } from './grain';
import type { Funnel } from './funnel';
import type { Notes } from './notes';
import { Series, type Counted } from './series';

/** What every calculator is given. */
export interface Counting {
  plan: Plan;
  counted: Counted;
  notes: Notes;
  funnel: Funnel;
  grainOf: ReturnType<typeof grains>;
  quarters: QuarterDays;
}

/** Counts one measure template, whatever its populations, person by person. */
export interface Calculator {
  readonly series: readonly Series[];
  count(person: Person): void;
  /** After the last person. */
  finish?(): void;
}

/** Quarters of days within the plan's; a table, since every event asks. */
export class QuarterDays {
  private readonly first: Day;
  private readonly table: Int16Array;

  constructor({ from, to }: { from: number; to: number }) {
    this.first = dayNumber(firstDay(from));
    const days = dayNumber(dayAfter(to)) - this.first;
    this.table = new Int16Array(days);
    for (let quarter = from; quarter <= to; quarter += 1) {
      const start = dayNumber(firstDay(quarter)) - this.first;
      this.table.fill(quarter, start, dayNumber(dayAfter(quarter)) - this.first);
    }
  }

  /** -1 outside the plan. */
  of(day: Day): number {
    const at = day - this.first;
    return at < 0 || at >= this.table.length ? -1 : this.table[at]!;
  }
}

/** The populations of one measure, each evaluated once for a point. */
export class Populations {
  private readonly tests: { test: Membership; bit: number }[] = [];
  readonly series: Series[] = [];

  private readonly measure: Measure;

  constructor(
    private readonly counting: Counting,
    measures: readonly [Measure, ...Measure[]],
    modeOf: (code: string) => Buckets,
    /** Breakdowns that are counted though no cell shows them. */
    inner: readonly Breakdown[] = [],
  ) {
    const { plan, counted, grainOf } = counting;
    this.measure = measures[0];
    const bits = new Map<number, number>();
    for (const planned of plan.series.filter(({ measure }) => measures.includes(measure))) {
      let bit = bits.get(planned.population);
      if (bit === undefined) {
        bit = 1 << bits.size;
        // Bits of one number; a measure has a handful of populations.
        if (bits.size > 30) throw new Error('definitions.too-many-populations');
        bits.set(planned.population, bit);
        this.tests.push({ test: membership(plan.populations[planned.population]!), bit });
      }
      this.series.push(
        new Series(planned, grainOf(planned.definition, modeOf(planned.code)), bit, counted, inner),
      );
    }
  }

  of(code: string): Series[] {
    return this.series.filter(({ planned }) => planned.code === code);
  }

  /** Evaluates every population at a point with a home in Wales; whether it belongs to any. */
  admit(person: Person, point: Point, what = ''): boolean {
    const { notes, funnel } = this.counting;
    funnel.counted += 1;
    if (point.leaf === 0) {
      notes.count(this.measure, point.quarter, 'outside-wales', what);
      return false;
    }
    funnel.wales += 1;
    if (point.age < 0) notes.count(this.measure, point.quarter, 'age-unknown', what);
    person.point = point;
    let bits = 0;
    for (const { test, bit } of this.tests) if (test(person)) bits |= bit;
    point.bits = bits;
    if (bits === 0) return false;
    funnel.population += 1;
    if (funnel.holds(point)) funnel.area += 1;
    return true;
  }
}

/** Points of a person, kept and used again for the next. */
export class Points {
  private readonly kept: Point[] = [];
  length = 0;

  next(): Point {
    const point = (this.kept[this.length] ??= new Point());
    this.length += 1;
    return point;
  }

  /** Gives back the last point. */
  drop(): void {
    this.length -= 1;
  }

  at(no: number): Point {
    return this.kept[no]!;
  }

  forget(): void {
    this.length = 0;
  }
}
