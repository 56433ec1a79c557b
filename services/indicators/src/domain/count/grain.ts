import type { Definition, Period, PeriodKind } from '#libs/measures';
import { AREAS, LEVELS, placeCount, PLACES } from './places';

/**
 * How what is counted in buckets becomes periods (R7): persons are counted by period at once; events add up over
 * quarters; a stock is that of the period's last quarter.
 */
export type Buckets = 'periods' | 'quarters' | 'stock';

/** Where distinct people are counted: the cells that a definition lets be published, numbered, by bucket and place. */
export class Grain {
  readonly places: number;
  readonly buckets: number;
  /** How many (period, area) may be published. */
  readonly slots: number;
  private readonly slotOf: Int32Array;
  private readonly touched: (Int32Array | undefined)[] = [];

  constructor(
    readonly mode: Buckets,
    readonly periods: readonly Period[],
    private readonly range: { from: number; to: number },
    private readonly levels: Record<PeriodKind, readonly string[]>,
  ) {
    this.places = placeCount(range.from);
    this.buckets = mode === 'periods' ? periods.length : range.to - range.from + 1;
    this.slotOf = new Int32Array(periods.length * AREAS.length).fill(-1);
    const known = new Map<number, number>();
    for (const [no, { kind, last }] of periods.entries()) {
      for (const place of PLACES) {
        for (const [level, area] of place.entries()) {
          if (area < 0 || !levels[kind].includes(LEVELS[level]!)) continue;
          // A stock of a period is that of its last quarter: its people are counted there once.
          const key = (mode === 'stock' ? last : no) * AREAS.length + area;
          if (!known.has(key)) known.set(key, known.size);
          this.slotOf[no * AREAS.length + area] = known.get(key)!;
        }
      }
    }
    this.slots = known.size;
  }

  slot(period: number, area: number): number {
    return this.slotOf[period * AREAS.length + area]!;
  }

  /** Slots in which a person counted in the bucket at the place is seen. */
  slotsOf(bucket: number, place: number): Int32Array {
    const key = bucket * this.places + place;
    return (this.touched[key] ??= this.findSlots(bucket, place));
  }

  /** Buckets that make up a period. */
  bucketsOf(period: number): [first: number, last: number] {
    if (this.mode === 'periods') return [period, period];
    const { first, last } = this.periods[period]!;
    return [(this.mode === 'stock' ? last : first) - this.range.from, last - this.range.from];
  }

  private findSlots(bucket: number, place: number): Int32Array {
    const slots = new Set<number>();
    for (const [no, { kind }] of this.periods.entries()) {
      const [first, last] = this.bucketsOf(no);
      if (bucket < first || bucket > last) continue;
      for (const [level, area] of PLACES[place]!.entries()) {
        if (area >= 0 && this.levels[kind].includes(LEVELS[level]!)) slots.add(this.slot(no, area));
      }
    }
    return Int32Array.from(slots);
  }
}

/** Grains are few: series that are published alike share one. */
export function grains(periods: readonly Period[], range: { from: number; to: number }) {
  const known = new Map<string, Grain>();
  return ({ grain }: Definition, mode: Buckets): Grain => {
    const key = `${mode} ${JSON.stringify(grain)}`;
    const made = known.get(key) ?? new Grain(mode, periods, range, grain);
    known.set(key, made);
    return made;
  };
}
