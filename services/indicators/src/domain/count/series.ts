import { breakdownNumber, categoryNumber, type Breakdown } from '#libs/measures';
import { categoriesOf } from '../categories-of';
import type { PlannedSeries } from '../plan';
import type { Point } from '../person/point';
import type { Grain } from './grain';
import { placeOf } from './places';

/** Counts of one agency: by pair of breakdown and category, bucket and place. */
export interface Layer {
  num: Int32Array;
  den: Int32Array;
}

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
  readonly pairs: readonly { breakdown: number; category: number }[];
  readonly layers: (Layer | undefined)[] = [];
  readonly persons: Int32Array;
  readonly digests: Int32Array;
  private readonly stamps: Int32Array;
  private readonly pairOf = new Map<number, number>();
  private readonly bands: readonly number[];
  private readonly sexes: readonly number[];
  private readonly groups: readonly number[];
  private readonly all: number;

  constructor(
    readonly planned: PlannedSeries,
    readonly grain: Grain,
    /** Bit of the population among those of the measure. */
    readonly mask: number,
    private readonly counted: Counted,
  ) {
    const { definition } = planned;
    this.pairs = definition.breakdowns.flatMap((name) =>
      categoriesOf(name, definition).map((code) => ({
        breakdown: breakdownNumber(name),
        category: categoryNumber(code),
      })),
    );
    for (const [at, { breakdown, category }] of this.pairs.entries()) {
      this.pairOf.set(breakdown * 256 + category, at);
    }
    this.all = this.pair('none', '');
    this.bands = this.pairsOf('ageband');
    this.sexes = this.pairsOf('sex');
    this.groups = this.pairsOf('ethnicity');
    const seen = this.pairs.length * grain.slots;
    this.persons = new Int32Array(seen);
    this.stamps = new Int32Array(seen);
    this.digests = new Int32Array(seen * 4);
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
    this.unit(this.all, bucket, point, num, den);
    if (point.band >= 0) this.unit(this.bands[point.band]!, bucket, point, num, den);
    this.unit(this.sexes[sex]!, bucket, point, num, den);
    this.unit(this.groups[group]!, bucket, point, num, den);
  }

  /** Counts in one pair, and the person in the cells that may be published; nothing for pair -1. */
  unit(pair: number, bucket: number, point: Point, num: number, den: number): void {
    if (pair < 0) return;
    const place = placeOf(point.leaf, point.quarter);
    this.add(pair, bucket, place, point.agency, num, den);
    this.see(pair, bucket, place);
  }

  /** Counts without a person. */
  add(pair: number, bucket: number, place: number, agency: number, num: number, den: number): void {
    const layer = (this.layers[agency] ??= this.layer());
    const at = (pair * this.grain.buckets + bucket) * this.grain.places + place;
    layer.num[at]! += num * this.counted.sign;
    layer.den[at]! += den * this.counted.sign;
  }

  /** The person is in the cells of the pair, bucket and place, however often. */
  see(pair: number, bucket: number, place: number): void {
    const { stamp, words, sign } = this.counted;
    const slots = this.grain.slotsOf(bucket, place);
    for (let no = 0; no < slots.length; no += 1) {
      const at = slots[no]! * this.pairs.length + pair;
      if (this.stamps[at] === stamp) continue;
      this.stamps[at] = stamp;
      this.persons[at]! += sign;
      const digest = at * 4;
      this.digests[digest]! ^= words[0]!;
      this.digests[digest + 1]! ^= words[1]!;
      this.digests[digest + 2]! ^= words[2]!;
      this.digests[digest + 3]! ^= words[3]!;
    }
  }

  /** Reach by category is out of the whole base: everybody of the base is in the denominator of every category. */
  spread(pairs: readonly number[]): void {
    const size = this.grain.buckets * this.grain.places;
    for (const pair of pairs) {
      for (const layer of this.layers) {
        if (layer) layer.den.copyWithin(pair * size, this.all * size, (this.all + 1) * size);
      }
      for (let slot = 0; slot < this.grain.slots; slot += 1) {
        const from = slot * this.pairs.length + this.all;
        const to = slot * this.pairs.length + pair;
        this.persons[to] = this.persons[from]!;
        this.digests.copyWithin(to * 4, from * 4, from * 4 + 4);
      }
    }
  }

  private layer(): Layer {
    const size = this.pairs.length * this.grain.buckets * this.grain.places;
    return { num: new Int32Array(size), den: new Int32Array(size) };
  }
}
