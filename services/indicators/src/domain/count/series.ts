import { breakdownNumber, categoryNumber, type Breakdown } from '#libs/measures';
import { categoriesOf } from '../categories-of';
import type { PlannedSeries } from '../plan';
import type { Point } from '../person/point';
import type { Grain } from './grain';
import { placeOf } from './places';

/** Counts of one agency: numerator and denominator by bucket, place and pair. */
export type Layer = Int32Array;

/** Words that tell who is in a cell: the last person counted, how many, and the exclusive or of their references. */
const SEEN = 6;

/** The person being counted: added or, for what was counted before, taken away. */
export interface Counted {
  sign: 1 | -1;
  /** Different for every person. */
  stamp: number;
  /** The person's reference, four words. */
  words: Int32Array;
}

/** One series of one indicator with everything counted for it. */
export class Series {
  /** Breakdowns and categories that are counted; the first `shown` of them are cells. */
  readonly pairs: readonly { breakdown: number; category: number }[];
  readonly shown: number;
  readonly layers: (Layer | undefined)[] = [];
  private readonly seen: Int32Array;
  private readonly pairOf = new Map<number, number>();
  private readonly bands: readonly number[];
  private readonly sexes: readonly number[];
  private readonly groups: readonly number[];
  private readonly all: number;
  private readonly wholes = new Int32Array(4);

  constructor(
    readonly planned: PlannedSeries,
    readonly grain: Grain,
    /** Bit of the population among those of the measure. */
    readonly mask: number,
    private readonly counted: Counted,
    inner: readonly Breakdown[] = [],
  ) {
    const { definition } = planned;
    const pairs = (names: readonly Breakdown[]) =>
      names.flatMap((name) =>
        categoriesOf(name, definition).map((code) => ({
          breakdown: breakdownNumber(name),
          category: categoryNumber(code),
        })),
      );
    const shown = pairs(definition.breakdowns);
    this.shown = shown.length;
    this.pairs = [...shown, ...pairs(inner.filter((name) => !definition.breakdowns.includes(name)))];
    for (const [at, { breakdown, category }] of this.pairs.entries()) {
      this.pairOf.set(breakdown * 256 + category, at);
    }
    this.all = this.pair('none', '');
    this.bands = this.pairsOf('ageband');
    this.sexes = this.pairsOf('sex');
    this.groups = this.pairsOf('ethnicity');
    this.seen = new Int32Array(this.pairs.length * grain.slots * SEEN);
  }

  /** Place of a breakdown's category among the pairs; -1 where the series is not broken down so. */
  pair(breakdown: Breakdown, category: string): number {
    return this.pairOf.get(breakdownNumber(breakdown) * 256 + categoryNumber(category)) ?? -1;
  }

  pairsOf(breakdown: Breakdown): number[] {
    return categoriesOf(breakdown, this.planned.definition).map((code) => this.pair(breakdown, code));
  }

  /** Counts the whole, which is shown by age band, sex and ethnicity too. */
  whole(bucket: number, point: Point, sex: number, group: number, num: number, den: number): void {
    let wholes = 0;
    const { band } = point;
    if (this.all >= 0) this.wholes[wholes++] = this.all;
    if (band >= 0 && this.bands[band]! >= 0) this.wholes[wholes++] = this.bands[band]!;
    if (this.sexes[sex]! >= 0) this.wholes[wholes++] = this.sexes[sex]!;
    if (this.groups[group]! >= 0) this.wholes[wholes++] = this.groups[group]!;
    this.several(this.wholes, wholes, bucket, point, num, den);
  }

  /** Counts in one pair, and the person in the cells that may be published; nothing for pair -1. */
  unit(pair: number, bucket: number, point: Point, num: number, den: number): void {
    if (pair < 0) return;
    const place = placeOf(point.leaf, point.quarter);
    this.add(pair, bucket, place, point.agency, num, den);
    const slots = this.grain.slotsOf(bucket, place);
    for (let no = 0; no < slots.length; no += 1) this.see((slots[no]! * this.pairs.length + pair) * SEEN);
  }

  /** Counts without a person. */
  add(pair: number, bucket: number, place: number, agency: number, num: number, den: number): void {
    const layer = (this.layers[agency] ??= this.layer());
    const at = ((bucket * this.grain.places + place) * this.pairs.length + pair) * 2;
    layer[at]! += num * this.counted.sign;
    layer[at + 1]! += den * this.counted.sign;
  }

  /** Persons of a cell that may be published, by its slot. */
  personsOf(slot: number, pair: number): number {
    return this.seen[(slot * this.pairs.length + pair) * SEEN + 1]!;
  }

  /** The exclusive or of their references. */
  digestOf(slot: number, pair: number): Int32Array {
    const at = (slot * this.pairs.length + pair) * SEEN + 2;
    return this.seen.subarray(at, at + 4);
  }

  /** Adds the people of one pair, who are in no other that is added, to another. */
  join(from: number, to: number): void {
    for (let slot = 0; slot < this.grain.slots; slot += 1) {
      const source = (slot * this.pairs.length + from) * SEEN;
      const target = (slot * this.pairs.length + to) * SEEN;
      this.seen[target + 1]! += this.seen[source + 1]!;
      for (let word = 2; word < SEEN; word += 1) this.seen[target + word]! ^= this.seen[source + word]!;
    }
  }

  /** Nobody is in a pair. */
  clear(pair: number): void {
    for (let slot = 0; slot < this.grain.slots; slot += 1) {
      const at = (slot * this.pairs.length + pair) * SEEN;
      this.seen.fill(0, at + 1, at + SEEN);
    }
  }

  /** Adds one pair's counts to another: numerators, denominators or both. */
  addPair(from: number, to: number, what: 'num' | 'den' | 'both'): void {
    const width = this.pairs.length * 2;
    for (const layer of this.layers) {
      if (!layer) continue;
      for (let row = 0; row < layer.length; row += width) {
        if (what !== 'den') layer[row + to * 2]! += layer[row + from * 2]!;
        if (what !== 'num') layer[row + to * 2 + 1]! += layer[row + from * 2 + 1]!;
      }
    }
  }

  private several(
    pairs: Int32Array,
    count: number,
    bucket: number,
    point: Point,
    num: number,
    den: number,
  ): void {
    const place = placeOf(point.leaf, point.quarter);
    const layer = (this.layers[point.agency] ??= this.layer());
    const { sign } = this.counted;
    const row = (bucket * this.grain.places + place) * this.pairs.length;
    for (let no = 0; no < count; no += 1) {
      const at = (row + pairs[no]!) * 2;
      layer[at]! += num * sign;
      layer[at + 1]! += den * sign;
    }
    const slots = this.grain.slotsOf(bucket, place);
    for (let slot = 0; slot < slots.length; slot += 1) {
      const base = slots[slot]! * this.pairs.length;
      for (let no = 0; no < count; no += 1) this.see((base + pairs[no]!) * SEEN);
    }
  }

  /** The person is in a cell, however often. */
  private see(at: number): void {
    const { seen } = this;
    const { stamp, words, sign } = this.counted;
    if (seen[at] === stamp) return;
    seen[at] = stamp;
    seen[at + 1]! += sign;
    seen[at + 2]! ^= words[0]!;
    seen[at + 3]! ^= words[1]!;
    seen[at + 4]! ^= words[2]!;
    seen[at + 5]! ^= words[3]!;
  }

  private layer(): Layer {
    return new Int32Array(this.pairs.length * this.grain.buckets * this.grain.places * 2);
  }
}
