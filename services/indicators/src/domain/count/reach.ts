import type { Plan } from '../plan';
import type { Point } from '../person/point';
import { PeriodPersons } from './period-persons';
import type { Series } from './series';

/**
 * M6's reach: of the people of the base those who started. Whoever was on the caseload when a period began is placed
 * as on its first day; others at their first event after that. Being carried from quarter to quarter within the
 * period is no event.
 */
export class Reach {
  readonly ofCaseload: boolean;
  private readonly any: PeriodPersons;
  private readonly begun: PeriodPersons;

  constructor(
    readonly series: Series,
    /** What is counted apart, by the bits of the starters' events. */
    private readonly pairs: readonly number[],
    /** The starters of the same definition: those of reach are those of its number. */
    private readonly starters: PeriodPersons | undefined,
    private readonly plan: Plan,
  ) {
    this.ofCaseload = series.planned.definition.parameters?.base === 'caseload';
    this.any = new PeriodPersons(plan);
    this.begun = new PeriodPersons(plan);
  }

  hear(point: Point, carried: boolean): void {
    this.any.hear(point);
    if (!carried) this.begun.hear(point);
  }

  count(sex: number, group: number): void {
    if (this.any.empty) return;
    const { periods } = this.plan;
    for (let no = 0; no < periods.length; no += 1) {
      const period = periods[no]!;
      const first = this.any.first(period.first) ?? this.begun.firstOf(period.first + 1, period.last);
      if (!first) continue;
      const started =
        this.starters && !this.starters.empty ? this.starters.categories(period.first, period.last) : 0;
      this.series.whole(no, first, sex, group, started === 0 ? 0 : 1, 1);
      for (let bit = 0; bit < this.pairs.length; bit += 1) {
        if ((started >> bit) & 1) this.series.unit(this.pairs[bit]!, no, first, 1, 0);
      }
    }
    this.any.forget();
    this.begun.forget();
  }

  /** Reach by category, or by who referred, is out of the whole base. */
  finish(): void {
    const all = this.series.pair('none', '');
    for (const pair of this.pairs) {
      if (pair < 0) continue;
      this.series.addPair(all, pair, 'den');
      this.series.clear(pair);
      this.series.join(all, pair);
    }
  }
}
