import type { Axis } from '../table/axis';
import { equationsOf, type TableLayout } from '../table/table';
import { TableWalk, type Change } from './walk';

/** A vector of one axis that keeps the axis' equations, with +1 at the code it belongs to. */
interface AxisVector {
  codes: number[];
  signs: number[];
}

export interface SliceRequest {
  cell: number;
  by: number;
  blank: Uint8Array;
  room?: ArrayLike<number>;
  price?: Float64Array;
  steps: number;
}

/**
 * Finds changes of a table in one dimension less: what happens in one slice is taken back in another (a
 * quarter against another quarter), so that equations across the slices hold by themselves and the walk has
 * a table of fewer dimensions before it, where it finds its way far more often.
 */
export class SliceWalk {
  private readonly stride: number;
  private readonly outer: number;
  private readonly walk: TableWalk;
  private readonly vectors: (AxisVector[] | undefined)[];
  private readonly axis: Axis;
  private readonly size: number;
  private readonly blank: Uint8Array;
  private readonly below: Float64Array;
  private readonly above: Float64Array;
  private readonly price: Float64Array;

  constructor(layout: TableLayout, at: number, seed: number) {
    this.axis = layout.axes[at]!;
    this.stride = layout.strides[at]!;
    this.outer = this.stride * this.axis.codes.length;
    this.size = layout.cellCount / this.axis.codes.length;
    this.walk = new TableWalk(equationsOf(without(layout, at)), seed);
    this.vectors = this.axis.codes.map(() => undefined);
    this.blank = new Uint8Array(this.size);
    this.below = new Float64Array(this.size);
    this.above = new Float64Array(this.size);
    this.price = new Float64Array(this.size);
  }

  /** Number of ways in which the slice of a cell can be taken back. */
  ways(cell: number): number {
    return this.through(this.code(cell)).length;
  }

  find(request: SliceRequest, way: number): Change | undefined {
    const code = this.code(request.cell);
    const vector = this.through(code)[way]!;
    const start = this.inner(request.cell);
    if (!this.possible(request, vector, start)) return undefined;
    this.load(request, vector);
    const { by, steps } = request;
    const bounds = request.room ? { room: this.below, above: this.above } : {};
    const price = request.price ? { price: this.price } : {};
    const found = this.walk.find({ cell: start, by, blank: this.blank, steps, ...bounds, ...price });
    return found && this.unfold(found, vector);
  }

  private code(cell: number): number {
    return Math.floor(cell / this.stride) % this.axis.codes.length;
  }

  private inner(cell: number): number {
    return Math.floor(cell / this.outer) * this.stride + (cell % this.stride);
  }

  private at(inner: number, code: number): number {
    return Math.floor(inner / this.stride) * this.outer + code * this.stride + (inner % this.stride);
  }

  private through(code: number): AxisVector[] {
    return (this.vectors[code] ??= vectorsThrough(this.axis, code));
  }

  private possible(request: SliceRequest, vector: AxisVector, inner: number): boolean {
    return vector.codes.every((code, e) => {
      const cell = this.at(inner, code);
      const by = vector.signs[e]! * request.by;
      if (!request.blank[cell] && (!request.price || request.price[cell] === Infinity)) return false;
      return by > 0 || !request.room || request.room[cell]! >= -by;
    });
  }

  private load(request: SliceRequest, vector: AxisVector): void {
    const { blank, below, above, price } = this;
    blank.fill(1);
    below.fill(Infinity);
    above.fill(Infinity);
    price.fill(0);
    vector.codes.forEach((code, e) => {
      const falls = vector.signs[e]! < 0 ? above : below;
      for (let inner = 0, cell = code * this.stride; inner < this.size;) {
        const end = inner + this.stride;
        for (; inner < end; inner++, cell++) {
          if (!request.blank[cell]) {
            blank[inner] = 0;
            if (request.price) price[inner]! += request.price[cell]!;
          }
          if (request.room && request.room[cell]! < falls[inner]!) falls[inner] = request.room[cell]!;
        }
        cell += this.outer - this.stride;
      }
    });
  }

  private unfold(found: Change, vector: AxisVector): Change {
    const cells: number[] = [];
    const by: number[] = [];
    found.cells.forEach((inner, at) => {
      vector.codes.forEach((code, e) => {
        cells.push(this.at(inner, code));
        by.push(vector.signs[e]! * found.by[at]!);
      });
    });
    return { cells: Int32Array.from(cells), by: Int32Array.from(by), price: found.price };
  }
}

function without(layout: TableLayout, at: number): TableLayout {
  const axes = layout.axes.filter((_, other) => other !== at);
  const strides = axes.map(() => 1);
  for (let axis = axes.length - 2; axis >= 0; axis--) {
    strides[axis] = strides[axis + 1]! * axes[axis + 1]!.codes.length;
  }
  return { axes, strides, cellCount: strides[0]! * axes[0]!.codes.length };
}

/** All vectors with +1 at a code: a leaf less another, or a leaf with all its totals. */
function vectorsThrough(axis: Axis, code: number): AxisVector[] {
  const vectors: AxisVector[] = [];
  const inside = new Set(axis.sums[code]!.map(({ leaf }) => leaf));
  const column = (leaf: number) =>
    axis.sums.map((terms) => terms.find((term) => term.leaf === leaf)?.sign ?? 0);
  const columns = axis.codes.slice(0, axis.leaves).map((_, leaf) => column(leaf));
  for (const { leaf, sign } of axis.sums[code]!) {
    for (let other = -1; other < axis.leaves; other++) {
      if (inside.has(other)) continue;
      const values = columns[leaf]!.map(
        (value, at) => sign * (value - (other < 0 ? 0 : columns[other]![at]!)),
      );
      if (values[code] !== 1 || values.some((value) => Math.abs(value) > 1)) continue;
      const codes = values.flatMap((value, at) => (value === 0 ? [] : [at]));
      vectors.push({ codes, signs: codes.map((at) => values[at]!) });
    }
  }
  return vectors;
}
