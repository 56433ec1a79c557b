import type { TableLayout } from '../table/table';
import type { Effort } from './effort';
import { vectorsThrough, type AxisVector } from './slices/walk';
import type { Change, Wanted } from './walk';

/** Nominal microseconds for each cell that is looked at. */
const LOOK_COST = 0.02;
/** A cell that would have to fall below what may be believed of it weighs more than any price. */
const SHORT = 1000;
const SWEEPS = 2;

/**
 * The simplest changes of a table: on each axis a code is exchanged for another (or moves with its totals), and the
 * change is the product over all axes, so that every equation holds by itself. Small tables of two by two by two
 * within the large one: few cells, mostly inner ones, and hardly any work. Improved axis by axis from random starts.
 */
export class Cycles {
  private readonly vectors: (AxisVector[] | undefined)[][];

  constructor(
    private readonly layout: TableLayout,
    private readonly random: () => number,
    private readonly effort: Effort,
  ) {
    this.vectors = layout.axes.map((axis) => axis.codes.map(() => undefined));
  }

  /** The cheapest found; without a price list only changes over blanks. */
  find(wanted: Wanted, starts: number, price?: Float64Array): Change | undefined {
    const { layout } = this;
    const ways = layout.axes.map((axis, at) => {
      const code = Math.floor(wanted.cell / layout.strides[at]!) % axis.codes.length;
      return (this.vectors[at]![code] ??= vectorsThrough(axis, code));
    });
    if (ways.some((own) => own.length === 0)) return undefined;
    let best: number[] | undefined;
    let bestScore = SHORT;
    for (let start = 0; start < starts && bestScore > 0; start++) {
      const chosen = ways.map((own) => Math.floor(this.random() * own.length));
      let score = this.score(ways, chosen, wanted, price);
      for (let sweep = 0; sweep < SWEEPS && score > 0; sweep++) {
        const before = score;
        for (let at = 0; at < ways.length && score > 0; at++)
          score = this.improve(ways, chosen, at, wanted, price, score);
        if (score === before) break;
      }
      if (score < bestScore) {
        bestScore = score;
        best = chosen;
      }
    }
    return best && this.change(ways, best, wanted, bestScore);
  }

  private improve(
    ways: AxisVector[][],
    chosen: number[],
    at: number,
    wanted: Wanted,
    price: Float64Array | undefined,
    now: number,
  ): number {
    let score = now;
    let own = chosen[at]!;
    for (let way = 0; way < ways[at]!.length && score > 0; way++) {
      if (way === own) continue;
      chosen[at] = way;
      const next = this.score(ways, chosen, wanted, price);
      if (next < score) [score, own] = [next, way];
    }
    chosen[at] = own;
    return score;
  }

  /** Price of the cells that would have to be blank, and the penalty of what cannot be. */
  private score(ways: AxisVector[][], chosen: number[], wanted: Wanted, price?: Float64Array): number {
    const { cell, by, room, blank } = wanted;
    const { strides, axes } = this.layout;
    let base = cell;
    for (let at = 0; at < axes.length; at++) base -= codeOn(this.layout, cell, at) * strides[at]!;
    let total = 0;
    let looks = 0;
    const visit = (at: number, position: number, sign: number): void => {
      if (at === axes.length) {
        looks += 1;
        const change = sign * by;
        if (change < 0 && room[position]! + change < 0) total += SHORT;
        if (!blank[position]) total += Math.min(SHORT, price ? price[position]! : SHORT);
        return;
      }
      const { codes, signs } = ways[at]![chosen[at]!]!;
      for (let k = 0; k < codes.length; k++)
        visit(at + 1, position + codes[k]! * strides[at]!, sign * signs[k]!);
    };
    visit(0, base, 1);
    this.effort.spend(LOOK_COST * looks);
    return total;
  }

  private change(ways: AxisVector[][], chosen: number[], { cell, by }: Wanted, price: number): Change {
    let entries = [{ at: 0, sign: 1 }];
    this.layout.axes.forEach((_, axis) => {
      const { codes, signs } = ways[axis]![chosen[axis]!]!;
      const stride = this.layout.strides[axis]!;
      entries = entries.flatMap(({ at, sign }) =>
        codes.map((code, k) => ({ at: at + code * stride, sign: sign * signs[k]! })),
      );
    });
    // Signs are relative to the wanted cell, whose own is +1 on every axis.
    const own = entries.find(({ at }) => at === cell)!.sign;
    return {
      cells: Int32Array.from(entries, ({ at }) => at),
      by: Int32Array.from(entries, ({ sign }) => sign * own * by),
      price,
    };
  }
}

function codeOn(layout: TableLayout, cell: number, at: number): number {
  return Math.floor(cell / layout.strides[at]!) % layout.axes[at]!.codes.length;
}
