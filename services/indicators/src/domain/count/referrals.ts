import type { Person } from '../person/point';
import { A, WHO, WIDTH, X } from '../person/rows';
import { Points, Populations, type Calculator, type Counting } from './measure';
import { PeriodPersons } from './period-persons';
import type { Series } from './series';

/** M8 (R14): referrals to registered charities, and the distinct people referred, by who referred. */
export class Referrals implements Calculator {
  readonly series: readonly Series[];
  private readonly populations: Populations;
  private readonly points = new Points();
  private readonly persons: { series: Series; referrers: number[]; seen: PeriodPersons }[];
  private readonly events: { series: Series; referrers: number[] }[];

  constructor(private readonly counting: Counting) {
    this.populations = new Populations(counting, ['M8'], (code) =>
      code === 'persons' ? 'periods' : 'quarters',
    );
    this.series = this.populations.series;
    this.persons = this.populations.of('persons').map((series) => ({
      series,
      referrers: series.pairsOf('referrer'),
      seen: new PeriodPersons(counting.plan),
    }));
    this.events = this.populations
      .of('referrals')
      .map((series) => ({ series, referrers: series.pairsOf('referrer') }));
  }

  count(person: Person): void {
    const { plan, quarters } = this.counting;
    const { referrals } = person.facts.rows;
    const { sex, group } = person.traits;
    this.points.forget();
    for (let at = referrals.from(person.no); at < referrals.until(person.no); at += WIDTH) {
      const x = referrals.data[at + X]!;
      const referrer = (x >> 6) & 3;
      const quarter = quarters.of(referrals.data[at + A]!);
      if (((x >> 5) & 1) === 0 || referrer === 3 || quarter < 0) continue;
      const point = this.points.next().event(referrals.data[at + A]!, referrals.data[at + WHO]!);
      point.quarter = quarter;
      if (!this.populations.admit(person, point)) continue;
      for (const { series, referrers } of this.events) {
        if ((point.bits & series.mask) === 0) continue;
        series.whole(quarter - plan.from, point, sex, group, 1, 0);
        series.unit(referrers[referrer]!, quarter - plan.from, point, 1, 0);
      }
      for (const { series, seen } of this.persons) {
        if ((point.bits & series.mask) !== 0) seen.hear(point, 1 << referrer);
      }
    }
    for (const { series, referrers, seen } of this.persons) {
      if (seen.empty) continue;
      for (let no = 0; no < plan.periods.length; no += 1) {
        const period = plan.periods[no]!;
        const first = seen.firstOf(period.first, period.last);
        if (!first) continue;
        series.whole(no, first, sex, group, 1, 0);
        const bits = seen.categories(period.first, period.last);
        for (const [bit, pair] of referrers.entries())
          if ((bits >> bit) & 1) series.unit(pair, no, first, 1, 0);
      }
      seen.forget();
    }
  }
}
