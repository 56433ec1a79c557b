import { codesOf, equationsOf, type TableLayout } from '../table/table';
import type { CellSystem } from '../table/system';
import { seededRandom } from './random';
import { SliceWalk } from './slices';
import { TableWalk, type Change } from './walk';

/** What must change, and what may. */
export interface Wanted {
  cell: number;
  by: number;
  room: ArrayLike<number>;
  blank: Uint8Array;
}

const SHORT = 120;
const LONG = 1500;
const SLICE_STEPS = 80;
/** Weights of a published cell's price against one broken equation. */
const DISCOUNT = 0.05;
const TOLLS = [3, 5, 8, 4, 12];

/** Finds other possible tables of a layout, by walks over the whole table and over slices of it. */
export class Seeker {
  private readonly walk: TableWalk;
  private readonly slices: SliceWalk[] = [];
  private readonly random: () => number;
  private readonly tolled: Float64Array[];

  constructor(
    private readonly layout: TableLayout,
    private readonly system: CellSystem,
    private readonly price: Float64Array,
    seed: number,
  ) {
    this.walk = new TableWalk(system, seed);
    this.random = seededRandom(seed + 17);
    this.tolled = TOLLS.map((toll) => price.map((own) => own * toll));
    layout.axes.forEach((axis, at) => {
      if (at > 0 && layout.axes.length > 2 && axis.leaves > 1) {
        this.slices.push(new SliceWalk(layout, at, seed + at));
      }
    });
  }

  /** A change over blanks only. `effort` multiplies the number of long tries. */
  free(wanted: Wanted, effort = 1): Change | undefined {
    for (let attempt = 0; attempt < 2; attempt++) {
      const found = this.walk.find({ ...wanted, steps: SHORT });
      if (found) return found;
    }
    for (let attempt = 0; attempt < 12 * effort && this.slices.length > 0; attempt++) {
      const found = this.inSlice(wanted);
      if (found) return found;
    }
    for (let attempt = 0; attempt < effort; attempt++) {
      const found = this.walk.find({ ...wanted, steps: LONG });
      if (found) return found;
    }
    return undefined;
  }

  /** The cheapest change found when published cells may be blanked too. */
  priced(wanted: Wanted, attempts: number): Change | undefined {
    let best: Change | undefined;
    for (let attempt = 0; attempt < attempts; attempt++) {
      const toll = TOLLS[attempt % TOLLS.length]!;
      const price = this.tolled[attempt % TOLLS.length]!;
      const found =
        attempt % 4 < 3 || this.slices.length === 0
          ? this.walk.find({ ...wanted, price, steps: LONG })
          : this.inSlice(wanted, price);
      if (found && (!best || found.price / toll < best.price)) best = { ...found, price: found.price / toll };
    }
    return best ?? this.withTotals(wanted);
  }

  /** Makes published cells cheaper the more unmet demands they share an equation with. */
  reprice(unmet: readonly number[]): void {
    const { system } = this;
    const near = new Float64Array(system.cellCount);
    const inRow = new Float64Array(system.rowCount);
    for (const cell of unmet) {
      for (let e = system.cellStart[cell]!; e < system.cellStart[cell + 1]!; e++)
        inRow[system.cellRow[e]!]! += 1;
    }
    for (let cell = 0; cell < near.length; cell++) {
      for (let e = system.cellStart[cell]!; e < system.cellStart[cell + 1]!; e++) {
        near[cell]! += inRow[system.cellRow[e]!]!;
      }
    }
    this.tolled.forEach((tolled, at) => {
      for (let cell = 0; cell < near.length; cell++) {
        tolled[cell] = (this.price[cell]! * TOLLS[at]!) / (1 + DISCOUNT * near[cell]!);
      }
    });
  }

  private inSlice(wanted: Wanted, price?: Float64Array): Change | undefined {
    const slice = this.slices[Math.floor(this.random() * this.slices.length)]!;
    const ways = slice.ways(wanted.cell);
    if (ways === 0) return undefined;
    const way = Math.floor(this.random() * ways);
    return slice.find({ ...wanted, steps: SLICE_STEPS, ...(price ? { price } : {}) }, way);
  }

  /** Leaves below the cell change with all their totals: always possible unless a total must stay. */
  private withTotals(wanted: Wanted): Change | undefined {
    const { layout } = this;
    const codes = codesOf(layout, wanted.cell);
    let leaves: { leaf: number[]; sign: number }[] = [{ leaf: [], sign: 1 }];
    layout.axes.forEach((axis, at) => {
      leaves = leaves.flatMap(({ leaf, sign }) =>
        axis.sums[codes[at]!]!.map((term) => ({ leaf: [...leaf, term.leaf], sign: sign * term.sign })),
      );
    });
    const change = new Map<number, number>();
    let left = wanted.by;
    for (const { leaf, sign } of leaves) {
      if (left === 0) break;
      const entries = this.column(leaf);
      const direction = sign * Math.sign(left);
      let size = Math.abs(left);
      for (const entry of entries) {
        if (entry.sign * direction > 0) continue;
        size = Math.min(size, wanted.room[entry.cell]! + (change.get(entry.cell) ?? 0));
      }
      if (size < 1) continue;
      for (const entry of entries) {
        change.set(entry.cell, (change.get(entry.cell) ?? 0) + entry.sign * direction * size);
      }
      left -= Math.sign(left) * size;
    }
    const moved = [...change].filter(([, by]) => by !== 0);
    const price = moved.reduce((sum, [cell]) => sum + (wanted.blank[cell] ? 0 : this.price[cell]!), 0);
    if (left !== 0 || price === Infinity) return undefined;
    return {
      cells: Int32Array.from(moved, ([cell]) => cell),
      by: Int32Array.from(moved, ([, by]) => by),
      price,
    };
  }

  /** Every cell that an inner cell counts in. */
  private column(leaf: readonly number[]): { cell: number; sign: number }[] {
    let entries = [{ cell: 0, sign: 1 }];
    this.layout.axes.forEach((axis, at) => {
      entries = entries.flatMap(({ cell, sign }) =>
        axis.sums.flatMap((terms, code) => {
          const own = terms.find((term) => term.leaf === leaf[at])?.sign;
          return own ? [{ cell: cell + code * this.layout.strides[at]!, sign: sign * own }] : [];
        }),
      );
    });
    return entries;
  }
}

/** A seeker with the table's own equations. */
export function seekerFor(layout: TableLayout, price: Float64Array, seed: number): Seeker {
  return new Seeker(layout, equationsOf(layout), price, seed);
}
