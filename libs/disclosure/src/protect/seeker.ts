import { codesOf, type TableLayout } from '../table/table';
import type { CellSystem } from '../table/system';
import { Cycles } from './cycles';
import type { Effort } from './effort';
import { LeastChange, type LinearSolver } from './least-change';
import { seededRandom } from './random';
import { SliceWalk } from './slices/walk';
import { TableWalk, type Change, type Wanted } from './walk';

const SHORT = 120;
const LONG = 1500;
const SLICE_STEPS = 80;
const CYCLE_STARTS = 2;
/** Largest table and slice that are put to the linear solver. */
const WHOLE_UP_TO = 6000;
const SLICE_UP_TO = 1000;
/** Prices are drawn anew this often for a change in whole numbers. */
const WHOLE_ATTEMPTS = 2;
/** Weights of a published cell's price against one broken equation. */
const DISCOUNT = 0.05;
const TOLLS = [3, 5, 8, 4, 12];

interface Slice {
  walk: SliceWalk;
  program?: LeastChange;
}

/** Finds other possible tables of a layout, by walks and least changes over the table and over slices of it. */
export class Seeker {
  private readonly walk: TableWalk;
  private readonly cycles: Cycles;
  private readonly slices: Slice[] = [];
  private readonly small: Slice[] = [];
  private readonly whole: LeastChange | undefined;
  private readonly random: () => number;
  private readonly tolled: Float64Array[];
  private readonly closed: Float64Array;

  constructor(
    private readonly layout: TableLayout,
    private readonly system: CellSystem,
    private readonly price: Float64Array,
    seed: number,
    effort: Effort,
    solver?: LinearSolver,
  ) {
    this.walk = new TableWalk(system, seed, effort);
    this.random = seededRandom(seed + 17);
    this.cycles = new Cycles(layout, this.random, effort);
    this.tolled = TOLLS.map((toll) => price.map((own) => own * toll));
    this.closed = new Float64Array(system.cellCount);
    for (const cut of cutsOf(layout)) {
      const walk = new SliceWalk(layout, cut, seed + this.slices.length + 1, effort);
      const slice: Slice = { walk };
      if (solver && walk.system.cellCount <= SLICE_UP_TO) {
        slice.program = new LeastChange(solver, walk.system, seed, effort);
        this.small.push(slice);
      }
      this.slices.push(slice);
    }
    if (solver && system.cellCount <= WHOLE_UP_TO) this.whole = new LeastChange(solver, system, seed, effort);
  }

  /** Frees the solver's models. */
  dispose(): void {
    this.whole?.dispose();
    for (const { program } of this.small) program?.dispose();
  }

  /**
   * A change over blanks only. `effort` multiplies the number of tries; `quick` leaves the programs to a priced
   * search that follows anyway.
   */
  free(wanted: Wanted, effort = 1, quick = false): Change | undefined {
    const cycle = this.cycles.find(wanted, CYCLE_STARTS);
    if (cycle) return cycle;
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
    if (quick && this.whole) return undefined;
    for (let attempt = 0; attempt < 3 * effort && this.small.length > 0; attempt++) {
      const found = this.leastInSlice(wanted);
      if (found) return found;
    }
    return undefined;
  }

  /** The cheapest change found when published cells may be blanked too. */
  priced(wanted: Wanted, attempts: number): Change | undefined {
    let best: Change | undefined;
    const better = (found: Change | undefined, toll = 1) => {
      const price = (found?.price ?? Infinity) / toll;
      if (found && (!best || price < best.price)) best = { ...found, price };
    };
    better(this.cycles.find(wanted, 4 * CYCLE_STARTS, this.tolled[0]), TOLLS[0]);
    for (let attempt = 0; attempt < attempts && this.small.length > 0; attempt++) {
      better(this.leastInSlice(wanted, this.tolled[0]), TOLLS[0]);
    }
    for (let attempt = 0; attempt < attempts; attempt++) {
      const price = this.tolled[attempt % TOLLS.length]!;
      const found =
        attempt % 4 < 3 || this.slices.length === 0
          ? this.walk.find({ ...wanted, price, steps: LONG })
          : this.inSlice(wanted, price);
      better(found, TOLLS[attempt % TOLLS.length]);
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

  /** Keeps a cell published while `work` looks for changes at a price. */
  without<T>(cell: number, work: () => T): T {
    const own = this.price[cell]!;
    const tolls = this.tolled.map((tolled) => tolled[cell]!);
    for (const prices of [this.price, ...this.tolled]) prices[cell] = Infinity;
    try {
      return work();
    } finally {
      this.price[cell] = own;
      this.tolled.forEach((tolled, at) => (tolled[cell] = tolls[at]!));
    }
  }

  priceOf(cell: number): number {
    return this.price[cell]!;
  }

  private inSlice(wanted: Wanted, price?: Float64Array): Change | undefined {
    const { walk } = this.slices[Math.floor(this.random() * this.slices.length)]!;
    const request = { ...wanted, steps: SLICE_STEPS, ...(price ? { price } : {}) };
    const vector = walk.draw(request, this.random);
    return vector && walk.find(request, vector);
  }

  private leastInSlice(wanted: Wanted, price?: Float64Array): Change | undefined {
    const { walk, program } = this.small[Math.floor(this.random() * this.small.length)]!;
    const request = { ...wanted, steps: 0, ...(price ? { price } : {}) };
    const vector = walk.draw(request, this.random);
    if (!vector) return undefined;
    const { start, below, above, price: prices } = walk.load(request, vector);
    const found = program!.find({ cell: start, by: wanted.by, price: prices, room: below, above }, 2);
    return found && found !== 'none' ? walk.unfold(found, vector) : undefined;
  }

  /**
   * The cheapest change by a program over the whole table, where that is small enough. Where it costs nothing
   * no blank is needed; `none` proves that no blanks would do.
   */
  least(wanted: Wanted): Change | 'none' | undefined {
    if (!this.whole) return undefined;
    const { cell, by, room, blank } = wanted;
    const tolled = this.tolled[0]!;
    for (let other = 0; other < blank.length; other++) {
      this.closed[other] = blank[other] ? 0 : tolled[other]! / TOLLS[0]!;
    }
    return this.whole.find({ cell, by, room, price: this.closed }, WHOLE_ATTEMPTS);
  }

  /** Leaves below the cell change with all their totals: always possible unless a total must stay. */
  withTotals(wanted: Wanted): Change | undefined {
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
      if (entries.some((entry) => !wanted.blank[entry.cell] && this.price[entry.cell] === Infinity)) continue;
      const direction = sign * Math.sign(left);
      let size = Math.abs(left);
      for (const entry of entries) {
        if (entry.sign * direction > 0) continue;
        size = Math.min(size, wanted.room[entry.cell]! + (change.get(entry.cell) ?? 0));
      }
      size = Math.floor(size);
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

/** Sets of axes to cut, such that two are left where there are more; the counts' axis is never cut. */
function cutsOf({ axes }: TableLayout): number[][] {
  const real = axes.flatMap((axis, at) => (at > 0 && axis.leaves > 1 ? [at] : []));
  if (real.length < 2) return [];
  const most = Math.max(1, real.length - 2);
  let cuts: number[][] = [[]];
  for (const at of real) cuts = cuts.concat(cuts.map((cut) => [...cut, at]));
  return cuts.filter((cut) => cut.length > 0 && cut.length <= most);
}
