import { dayAfter, firstDay, SERVICE_CATEGORIES } from '#libs/measures';
import { dayNumber, type Day } from '../person/days';
import { A, ageOf, UNKNOWN_AGE, WHO, WIDTH, X, type PersonRows } from '../person/rows';
import type { Person, Point } from '../person/point';
import { Points, Populations, type Calculator, type Counting } from './measure';
import { PeriodPersons } from './period-persons';
import { Reach } from './reach';
import type { Series } from './series';

/** Tags of points. */
const STARTER = 1;
const POLICE_CONTACT = 2;
const ON_CASELOAD = 3;
const REFERRED = 4;
/** On the caseload since before the quarter: a base event only of periods that begin with the quarter. */
const CARRIED = 5;

/** Events say their category in the lowest four bits, whether a referral was followed in bit 4, who referred in these. */
const SOURCE_AT = 8;
/** What a person's events were of, as bits: categories from the lowest, who referred from here. */
const SOURCES = 16;

interface Counter {
  series: Series;
  /** By bit. */
  pairs: number[];
  /** The closed list of categories, as bits. */
  listed: number;
  seen: PeriodPersons;
}

/** M6 (R12): number, reach and conversion; each with the population and area of its own first event. */
export class Interventions implements Calculator {
  readonly series: readonly Series[];
  private readonly populations: Populations;
  private readonly points = new Points();
  private readonly numbers: Counter[];
  private readonly conversions: Counter[];
  private readonly reaches: Reach[];
  private readonly days: { quarter: number; first: Day; after: Day }[] = [];

  constructor(private readonly counting: Counting) {
    this.populations = new Populations(counting, ['M6'], () => 'periods');
    this.series = this.populations.series;
    const counters = (code: string): Counter[] =>
      this.populations.of(code).map((series) => ({
        series,
        pairs: pairsByBit(series),
        listed: listedBits(series),
        seen: new PeriodPersons(counting.plan),
      }));
    this.numbers = counters('number');
    this.conversions = counters('conversion');
    this.reaches = this.populations.of('reach').map((series) => {
      const number = this.numbers.find(
        (known) => known.series.planned.definition === series.planned.definition,
      );
      return new Reach(series, pairsByBit(series), number?.seen, counting.plan);
    });
    const { from, to } = counting.plan;
    for (let quarter = from; quarter <= to; quarter += 1) {
      const first = dayNumber(firstDay(quarter));
      this.days.push({ quarter, first, after: dayNumber(dayAfter(quarter)) });
    }
  }

  count(person: Person): void {
    this.points.forget();
    const { starts, arrests, disposals, referrals } = person.facts.rows;
    this.read(person, starts, STARTER, (x) => x);
    this.read(person, arrests, POLICE_CONTACT, () => 0);
    this.read(person, disposals, POLICE_CONTACT, () => 0);
    this.read(person, referrals, REFERRED, (x) => x & (31 | (15 << SOURCE_AT)));
    this.readCaseload(person);
    for (let no = 0; no < this.points.length; no += 1) this.hear(this.points.at(no));
    const { sex, group } = person.traits;
    for (const reach of this.reaches) reach.count(sex, group);
    for (const counter of this.numbers) this.emit(counter, false, person);
    for (const counter of this.conversions) this.emit(counter, true, person);
  }

  finish(): void {
    for (const reach of this.reaches) reach.finish();
  }

  private read(person: Person, rows: PersonRows, tag: number, categoryOf: (x: number) => number): void {
    for (let at = rows.from(person.no); at < rows.until(person.no); at += WIDTH) {
      const day = rows.data[at + A]!;
      const quarter = this.counting.quarters.of(day);
      if (quarter < 0) continue;
      const point = this.points.next().event(day, rows.data[at + WHO]!);
      point.quarter = quarter;
      point.tag = tag;
      point.cat = categoryOf(rows.data[at + X]!);
      if (!this.populations.admit(person, point, NAMES[point.tag])) this.points.drop();
    }
  }

  /**
   * On the caseload any day of the quarter: the first such day under each sentence. The sentence's own age holds on
   * its first day; later the month of birth tells it, a birthday in the month itself being still to come.
   */
  private readCaseload(person: Person): void {
    for (const spell of person.caseload.spells) {
      for (const { quarter, first, after } of this.days) {
        if (spell.from >= after || spell.until <= first) continue;
        const day = Math.max(spell.from, first);
        const point = this.points.next().event(day, spell.who);
        if (!spell.starts || spell.from < first) {
          const age = person.ageBeforeBirthday(day);
          const own = ageOf(spell.who);
          point.aged(age >= 0 ? age : own === UNKNOWN_AGE ? -1 : own);
        }
        point.quarter = quarter;
        point.tag = spell.from < first ? CARRIED : ON_CASELOAD;
        if (!this.populations.admit(person, point, NAMES[point.tag])) this.points.drop();
      }
    }
  }

  private hear(point: Point): void {
    if (point.tag === STARTER || point.tag === REFERRED) {
      const category = 1 << (point.cat & 15);
      const of = category | (1 << (SOURCES + ((point.cat >> SOURCE_AT) & 15)));
      const converted = (point.cat >> 4) & 1 ? of : 0;
      for (const { series, listed, seen } of point.tag === STARTER ? this.numbers : this.conversions) {
        if ((point.bits & series.mask) !== 0 && (listed & category) !== 0) seen.hear(point, of, converted);
      }
      return;
    }
    for (const reach of this.reaches) {
      if ((point.bits & reach.series.mask) === 0) continue;
      if (reach.ofCaseload !== (point.tag !== POLICE_CONTACT)) continue;
      reach.hear(point, point.tag === CARRIED);
    }
  }

  private emit({ series, pairs, seen }: Counter, isRate: boolean, { traits: { sex, group } }: Person): void {
    if (seen.empty) return;
    const { periods } = this.counting.plan;
    for (let no = 0; no < periods.length; no += 1) {
      const period = periods[no]!;
      const first = seen.firstOf(period.first, period.last);
      if (!first) continue;
      const outcomes = seen.outcomes(period.first, period.last);
      const categories = seen.categories(period.first, period.last);
      series.whole(no, first, sex, group, isRate && outcomes === 0 ? 0 : 1, isRate ? 1 : 0);
      for (let bit = 0; bit < pairs.length; bit += 1) {
        if (((categories >> bit) & 1) === 0) continue;
        series.unit(pairs[bit]!, no, first, isRate && ((outcomes >> bit) & 1) === 0 ? 0 : 1, isRate ? 1 : 0);
      }
    }
    seen.forget();
  }
}

/** What a point is, for the counts of what was left out. */
const NAMES = ['', 'starts', 'police-contacts', 'caseload', 'referrals', 'caseload'];

/** Categories outside the closed list have no pair of their own. */
function pairsByBit(series: Series): number[] {
  const listed = listedBits(series);
  const pairs = series.pairsOf('category').map((pair, bit) => ((listed >> bit) & 1 ? pair : -1));
  const none = Array.from({ length: SOURCES - pairs.length }, () => -1);
  return [...pairs, ...none, ...series.pairsOf('referrer')];
}

function listedBits({ planned }: Series): number {
  const listed = planned.definition.parameters?.categories ?? [];
  return SERVICE_CATEGORIES.reduce((bits, code, at) => (listed.includes(code) ? bits | (1 << at) : bits), 0);
}
