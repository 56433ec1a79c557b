import { ADMINISTRATIVE_END, ADMINISTRATIVE_REASONS, OTHER_END, SUCCESS } from '../person/codes';
import { Point, type Person } from '../person/point';
import { A, B, WHO, WIDTH, X } from '../person/rows';
import { Populations, type Calculator, type Counting } from './measure';
import type { Series } from './series';

/**
 * M2 (R10): endings of orders and licences, by kind alone, never pooled; `omsq` keeps other endings in the
 * denominator. Age and parenthood are as at the start, the register as on any day of the order, the area and flagged
 * outcomes as at the ending.
 */
export class Terminations implements Calculator {
  readonly series: readonly Series[];
  private readonly populations: Populations;
  private readonly kinds: readonly number[][];
  private readonly point = new Point();

  constructor(private readonly counting: Counting) {
    this.populations = new Populations(counting, ['M2'], () => 'quarters');
    this.series = this.populations.series;
    this.kinds = this.series.map((series) => series.pairsOf('kind'));
  }

  count(person: Person): void {
    const { terminations } = person.facts.rows;
    const { data } = terminations;
    for (let at = terminations.from(person.no); at < terminations.until(person.no); at += WIDTH) {
      const quarter = this.counting.quarters.of(data[at + A]!);
      if (quarter < 0) continue;
      const x = data[at + X]!;
      const point = this.point.event(data[at + A]!, data[at + WHO]!);
      point.quarter = quarter;
      point.regFrom = data[at + B]!;
      point.stateOn = data[at + B]!;
      point.cat = x & 7;
      point.tag = (x >> 3) & 7;
      point.num = (x >> 6) & 7;
      this.add(person, point);
    }
  }

  private add(person: Person, point: Point): void {
    const { notes, plan } = this.counting;
    if (!this.populations.admit(person, point)) return;
    for (const [no, series] of this.series.entries()) {
      if ((point.bits & series.mask) === 0) continue;
      const { code, definition } = series.planned;
      if (point.tag === ADMINISTRATIVE_END) {
        const reason = ADMINISTRATIVE_REASONS[point.num] ?? 'NOT_STATED';
        if (code === 'rate') notes.count(definition.id, point.quarter, 'administrative', reason);
        continue;
      }
      if (point.tag === OTHER_END && code !== 'omsq') continue;
      series.unit(
        this.kinds[no]![point.cat]!,
        point.quarter - plan.from,
        point,
        point.tag === SUCCESS ? 1 : 0,
        1,
      );
    }
  }
}
