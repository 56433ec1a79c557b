import { AREAS, PLACES } from './places';
import type { Layer, Series } from './series';

/** One cell, as it is kept: by numbers of area, breakdown and category. */
export interface Cell {
  area: number;
  breakdown: number;
  category: number;
  numerator: number;
  denominator: number;
  /** Distinct people and the exclusive or of their references; only of cells that may be published. */
  persons: number | null;
  digest: Int32Array | null;
  /** Units by agency: of the denominator where there is one. */
  contributions: Map<number, number>;
}

/** Sums of one series and period, by pair and area. */
export class Table {
  readonly num: Int32Array;
  readonly den: Int32Array;
  private readonly hasDenominator: boolean;
  private readonly byAgency = new Map<number, Int32Array>();

  constructor(
    private readonly series: Series,
    private readonly period: number,
  ) {
    this.hasDenominator = !COUNTS.has(series.planned.code);
    const size = series.shown * AREAS.length;
    this.num = new Int32Array(size);
    this.den = new Int32Array(size);
    for (const [agency, layer] of series.layers.entries()) {
      if (layer) this.add(agency, layer);
    }
  }

  /**
   * Cells in which anything was counted, by area, then breakdown and category. Of a difference also those whose
   * figures are as they were and their people not.
   */
  *cells(isDifference = false): Generator<Cell> {
    const { series, period } = this;
    for (const [place, area] of AREAS.entries()) {
      const slot = series.grain.slot(period, place);
      for (let pair = 0; pair < series.shown; pair += 1) {
        const { breakdown, category } = series.pairs[pair]!;
        const at = pair * AREAS.length + place;
        const isEmpty = this.num[at] === 0 && this.den[at] === 0;
        if (isEmpty && !(isDifference && slot >= 0 && this.isTouched(at, slot, pair))) continue;
        yield {
          area,
          breakdown,
          category,
          numerator: this.num[at]!,
          denominator: this.den[at]!,
          persons: slot < 0 ? null : series.personsOf(slot, pair),
          digest: slot < 0 ? null : series.digestOf(slot, pair),
          contributions: slot < 0 ? NONE : this.contributions(at),
        };
      }
    }
  }

  /** The figure for Wales as a whole, where the series has a whole. */
  wales(): { numerator: number | null; denominator: number | null } {
    const at = this.series.pair('none', '') * AREAS.length;
    if (at < 0) return { numerator: null, denominator: null };
    return { numerator: this.num[at]!, denominator: this.hasDenominator ? this.den[at]! : null };
  }

  private isTouched(at: number, slot: number, pair: number): boolean {
    if (
      this.series.personsOf(slot, pair) !== 0 ||
      this.series.digestOf(slot, pair).some((word) => word !== 0)
    )
      return true;
    for (const counts of this.byAgency.values()) if (counts[at] !== 0) return true;
    return false;
  }

  private contributions(at: number): Map<number, number> {
    const shares = new Map<number, number>();
    for (const [agency, counts] of this.byAgency) if (counts[at]! !== 0) shares.set(agency, counts[at]!);
    return shares;
  }

  private add(agency: number, layer: Layer): void {
    const { pairs, shown, grain } = this.series;
    const { num, den, hasDenominator } = this;
    const [first, last] = grain.bucketsOf(this.period);
    const shares = new Int32Array(shown * AREAS.length);
    let any = false;
    for (let place = 0; place < grain.places; place += 1) {
      const areas = PLACES[place]!;
      for (let pair = 0; pair < shown; pair += 1) {
        let n = 0;
        let d = 0;
        for (let bucket = first; bucket <= last; bucket += 1) {
          const at = ((bucket * grain.places + place) * pairs.length + pair) * 2;
          n += layer[at]!;
          d += layer[at + 1]!;
        }
        if (n === 0 && d === 0) continue;
        any = true;
        for (const area of areas) {
          if (area < 0) continue;
          const at = pair * AREAS.length + area;
          num[at]! += n;
          den[at]! += d;
          shares[at]! += hasDenominator ? d : n;
        }
      }
    }
    if (any) this.byAgency.set(agency, shares);
  }
}

const NONE = new Map<number, number>();

/** Series that are counts: they have no denominator. */
export const COUNTS: ReadonlySet<string> = new Set([
  'persons',
  'starts',
  'activations',
  'number',
  'prosecutions',
  'convictions',
  'referrals',
]);
