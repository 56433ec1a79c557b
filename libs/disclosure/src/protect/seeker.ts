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

  /** The change of one leaf with all its totals, which is always possible unless a total must stay. */
  private withTotals(wanted: Wanted): Change | undefined {
    const { layout } = this;
    const codes = codesOf(layout, wanted.cell);
    let entries = [{ cell: 0, sign: 1 }];
    layout.axes.forEach((axis, at) => {
      const term = axis.sums[codes[at]!]![0]!;
      const column = axis.sums.map((terms) => terms.find(({ leaf }) => leaf === term.leaf)?.sign ?? 0);
      entries = entries.flatMap(({ cell, sign }) =>
        column.flatMap((own, code) =>
          own === 0 ? [] : [{ cell: cell + code * layout.strides[at]!, sign: sign * own * term.sign }],
        ),
      );
    });
    let price = 0;
    for (const { cell, sign } of entries) {
      if (!wanted.blank[cell]) price += this.price[cell]!;
      if (wanted.room[cell]! + sign * wanted.by < 0) return undefined;
    }
    if (price === Infinity) return undefined;
    return {
      cells: Int32Array.from(entries, ({ cell }) => cell),
      by: Int32Array.from(entries, ({ sign }) => sign * wanted.by),
      price,
    };
  }
}

/** A seeker with the table's own equations. */
export function seekerFor(layout: TableLayout, price: Float64Array, seed: number): Seeker {
  return new Seeker(layout, equationsOf(layout), price, seed);
}
