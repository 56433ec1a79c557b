import { addDays, dayAfter, NEEDS, SETTINGS } from '#libs/measures';
import { dayNumber, type Day } from '../person/days';
import { Point, type Person } from '../person/point';
import { A, agencyOf, C, leafOf, WIDTH, X } from '../person/rows';
import { Populations, type Calculator, type Counting } from './measure';
import { placeOf } from './places';
import type { Series } from './series';

/** Digits of a section: 0 need, 1 no need, 2 not scored. */
const NOT_SCORED = 2;

/**
 * M5 (R11): the people on the caseload on each quarter's last day, in the lowest area of their sentences, with the
 * one latest full assessment that is still valid. `of_assessed` divides by those whose assessment scored the need,
 * `of_caseload` by everybody. Without a breakdown it is people with any of the needs, out of all who have such an
 * assessment, whichever sections it scored, or out of everybody.
 */
export class Needs implements Calculator {
  readonly series: readonly Series[];
  private readonly populations: Populations;
  private readonly days: { quarter: number; day: Day }[] = [];
  private readonly pairs: { any: number; all: number[]; bySetting: number[][]; ofAssessed: boolean }[];
  /** By series and quarter: people on the caseload, and those of them with a valid assessment. */
  private readonly people: Int32Array[];
  private readonly point = new Point();
  private readonly digits = new Uint8Array(NEEDS.length);

  constructor(private readonly counting: Counting) {
    this.populations = new Populations(counting, ['M5'], () => 'stock', ['need|setting']);
    this.series = this.populations.series;
    this.people = this.series.map(({ grain }) => new Int32Array(grain.buckets * 2));
    this.pairs = this.series.map((series) => ({
      ofAssessed: series.planned.code === 'of_assessed',
      any: series.pair('none', ''),
      all: NEEDS.map((need) => series.pair('need', need)),
      bySetting: SETTINGS.map((setting) =>
        NEEDS.map((need) => series.pair('need|setting', `${need}|${setting}`)),
      ),
    }));
    const { from, to } = counting.plan;
    for (let quarter = from; quarter <= to; quarter += 1) {
      this.days.push({ quarter, day: dayNumber(addDays(dayAfter(quarter), -1)) });
    }
  }

  count(person: Person): void {
    if (person.caseload.spells.length === 0) return;
    for (const { quarter, day } of this.days) {
      const custody = this.place(person, quarter, day);
      if (custody === undefined || !this.populations.admit(person, this.point)) continue;
      this.add(this.assessed(person, day), custody);
    }
  }

  /** Sets the point to the lowest sentence of the day; whether any is served in custody. undefined: none at all. */
  private place(person: Person, quarter: number, day: Day): boolean | undefined {
    let who = -1;
    let custody = false;
    let outside = -1;
    for (const spell of person.caseload.spells) {
      if (spell.from > day || spell.until <= day) continue;
      if (leafOf(spell.who) === 0) {
        outside = spell.who;
        continue;
      }
      custody ||= spell.custody;
      if (who < 0 || isLower(spell.who, who)) who = spell.who;
    }
    if (who < 0 && outside < 0) return undefined;
    this.point.event(day, who < 0 ? outside : who).aged(person.ageAtMonthEnd(day));
    this.point.quarter = quarter;
    return custody;
  }

  /** Reads the digits of the latest valid assessment, of two of one day the lowest; false if there is none. */
  private assessed({ facts: { rows }, no }: Person, day: Day): boolean {
    const { assessments } = rows;
    const { data } = assessments;
    const since = day - this.counting.plan.parameters.assessmentDays;
    let best = -1;
    for (let at = assessments.from(no); at < assessments.until(no); at += WIDTH) {
      const completed = data[at + A]!;
      if ((data[at + X]! & 1) === 0 || completed > day || completed < since) continue;
      if (best >= 0) {
        const step = completed - data[best + A]! || data[best + C]! - data[at + C]!;
        if (step <= 0) continue;
      }
      best = at;
    }
    if (best < 0) return false;
    let needs = data[best + C]!;
    for (let at = NEEDS.length - 1; at >= 0; at -= 1) {
      this.digits[at] = needs % 10;
      needs = Math.floor(needs / 10);
    }
    return true;
  }

  private add(assessed: boolean, custody: boolean): void {
    const { point } = this;
    const bucket = point.quarter - this.counting.plan.from;
    const { sign } = this.counting.counted;
    for (let no = 0; no < this.series.length; no += 1) {
      const series = this.series[no]!;
      if ((point.bits & series.mask) === 0) continue;
      const { any, bySetting, ofAssessed } = this.pairs[no]!;
      const settings = bySetting[custody ? 0 : 1]!;
      if (assessed || !ofAssessed)
        series.unit(any, bucket, point, assessed && this.digits.includes(0) ? 1 : 0, 1);
      if (ofAssessed) {
        if (assessed) this.addScored(series, settings, bucket);
        continue;
      }
      const people = this.people[no]!;
      people[bucket * 2]! += sign;
      if (assessed) people[bucket * 2 + 1]! += sign;
      // Everybody is in the denominator of every need: counted under the first, told to the others at the end.
      series.unit(settings[0]!, bucket, point, assessed && this.digits[0] === 0 ? 1 : 0, 1);
      if (assessed) this.addNeeds(series, settings, bucket);
    }
  }

  private addScored(series: Series, settings: readonly number[], bucket: number): void {
    for (let need = 0; need < settings.length; need += 1) {
      const digit = this.digits[need]!;
      if (digit !== NOT_SCORED) series.unit(settings[need]!, bucket, this.point, digit === 0 ? 1 : 0, 1);
    }
  }

  private addNeeds(series: Series, settings: readonly number[], bucket: number): void {
    const place = placeOf(this.point.leaf, this.point.quarter);
    for (let need = 1; need < settings.length; need += 1) {
      if (this.digits[need] === 0) series.add(settings[need]!, bucket, place, this.point.agency, 1, 0);
    }
  }

  /** Nobody is in custody and in the community on one day: what holds of both is the sum. */
  finish(): void {
    const { plan, notes } = this.counting;
    for (const [no, series] of this.series.entries()) {
      const { all, bySetting, ofAssessed } = this.pairs[no]!;
      for (const settings of bySetting) {
        for (let need = 1; need < settings.length && !ofAssessed; need += 1) {
          series.addPair(settings[0]!, settings[need]!, 'den');
          series.join(settings[0]!, settings[need]!);
        }
        for (let need = 0; need < settings.length; need += 1) {
          if (all[need]! < 0) continue;
          series.addPair(settings[need]!, all[need]!, 'both');
          series.join(settings[need]!, all[need]!);
        }
      }
      if (ofAssessed) continue;
      for (let quarter = plan.from; quarter <= plan.to; quarter += 1) {
        const at = (quarter - plan.from) * 2;
        const { id } = series.planned.definition;
        notes.count(id, quarter, 'caseload', '', this.people[no]![at]);
        notes.count(id, quarter, 'assessed', '', this.people[no]![at + 1]);
      }
    }
  }
}

function isLower(a: number, b: number): boolean {
  return leafOf(a) !== leafOf(b) ? leafOf(a) < leafOf(b) : agencyOf(a) < agencyOf(b);
}
