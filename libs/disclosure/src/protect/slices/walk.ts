import type { Axis } from '../../table/axis';
import type { CellSystem } from '../../table/system';
import { codesOf, equationsOf, type TableLayout } from '../../table/table';
import type { Effort } from '../effort';
import { TableWalk, type Change } from '../walk';

/** A vector of one axis that keeps the axis' equations, with +1 at the code it belongs to. */
export interface AxisVector {
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

/** A slice's problem in fewer dimensions: what each of its cells stands for in the table. */
export interface SliceProblem {
  start: number;
  blank: Uint8Array;
  /** Published cells behind each cell. */
  open: Uint8Array;
  below: Float64Array;
  above: Float64Array;
  price: Float64Array;
}

/**
 * Finds changes of a table in fewer dimensions: what happens in one slice is taken back in another (a
 * quarter against another quarter, a need against another need), so that equations across the slices hold by
 * themselves and the search has a smaller table before it, where it finds its way far more often.
 */
export class SliceWalk {
  readonly system: CellSystem;
  private readonly axes: { axis: Axis; stride: number; vectors: (AxisVector[] | undefined)[] }[];
  private readonly walk: TableWalk;
  /** Cell of the table for each cell of the slice, at code 0 of what is cut; and back. */
  private readonly base: Int32Array;
  private readonly inner: Int32Array;
  private readonly problem: SliceProblem;

  constructor(layout: TableLayout, cut: readonly number[], seed: number, effort: Effort) {
    this.axes = cut.map((at) => ({
      axis: layout.axes[at]!,
      stride: layout.strides[at]!,
      vectors: layout.axes[at]!.codes.map(() => undefined),
    }));
    const reduced = without(layout, cut);
    this.system = equationsOf(reduced);
    this.walk = new TableWalk(this.system, seed, effort);
    const kept = layout.strides.filter((_, at) => !cut.includes(at));
    this.base = new Int32Array(reduced.cellCount);
    this.inner = new Int32Array(layout.cellCount).fill(-1);
    for (let inner = 0; inner < reduced.cellCount; inner++) {
      const cell = codesOf(reduced, inner).reduce((sum, code, at) => sum + code * kept[at]!, 0);
      this.base[inner] = cell;
      this.inner[cell] = inner;
    }
    const size = reduced.cellCount;
    this.problem = {
      start: 0,
      blank: new Uint8Array(size),
      open: new Uint8Array(size),
      below: new Float64Array(size),
      above: new Float64Array(size),
      price: new Float64Array(size),
    };
  }

  /** A way, drawn at random, to take back what happens in the slice of a cell; undefined: there is none. */
  draw(request: SliceRequest, random: () => number): SliceVector | undefined {
    for (let attempt = 0; attempt < DRAWS; attempt++) {
      const vector = this.drawAny(request.cell, random);
      if (vector && this.possible(request, vector)) return vector;
    }
    return undefined;
  }

  find(request: SliceRequest, vector: SliceVector): Change | undefined {
    const { start, blank, below, above, price } = this.load(request, vector);
    const { by, steps } = request;
    const bounds = request.room ? { room: below, above } : {};
    const found = this.walk.find({
      cell: start,
      by,
      blank,
      steps,
      ...bounds,
      ...(request.price ? { price } : {}),
    });
    return found && this.unfold(found, vector);
  }

  /** What may change in the slices together, and at what price. Valid until the next call. */
  load(request: SliceRequest, vector: SliceVector): SliceProblem {
    const { blank, open, below, above, price } = this.problem;
    blank.fill(1);
    open.fill(0);
    below.fill(Infinity);
    above.fill(Infinity);
    price.fill(0);
    vector.offsets.forEach((offset, e) => {
      const falls = vector.signs[e]! < 0 ? above : below;
      for (let inner = 0; inner < blank.length; inner++) {
        const cell = this.base[inner]! + offset;
        if (!request.blank[cell]) {
          blank[inner] = 0;
          open[inner]! += 1;
          price[inner]! += request.price ? request.price[cell]! : Infinity;
        }
        if (request.room && request.room[cell]! < falls[inner]!) falls[inner] = request.room[cell]!;
      }
    });
    this.problem.start = this.start(request.cell);
    return this.problem;
  }

  /** Every cell of the slices, with its position in one of them. */
  visit(vector: SliceVector, see: (inner: number, cell: number) => void): void {
    for (const offset of vector.offsets) this.base.forEach((cell, inner) => see(inner, cell + offset));
  }

  /** A change of the slice as a change of the table. */
  unfold(found: Change, vector: SliceVector): Change {
    const cells: number[] = [];
    const by: number[] = [];
    found.cells.forEach((inner, at) => {
      vector.offsets.forEach((offset, e) => {
        cells.push(this.base[inner]! + offset);
        by.push(vector.signs[e]! * found.by[at]!);
      });
    });
    const { price, per } = found;
    return {
      cells: Int32Array.from(cells),
      by: Int32Array.from(by),
      price,
      ...(per === undefined ? {} : { per }),
    };
  }

  private start(cell: number): number {
    const offset = this.axes.reduce((sum, own) => sum + codeOn(own, cell) * own.stride, 0);
    return this.inner[cell - offset]!;
  }

  private drawAny(cell: number, random: () => number): SliceVector | undefined {
    let vector: SliceVector = { offsets: [0], signs: [1] };
    for (const own of this.axes) {
      const code = codeOn(own, cell);
      const ways = (own.vectors[code] ??= vectorsThrough(own.axis, code));
      if (ways.length === 0) return undefined;
      const way = ways[Math.floor(random() * ways.length)]!;
      vector = {
        offsets: vector.offsets.flatMap((offset) => way.codes.map((at) => offset + at * own.stride)),
        signs: vector.signs.flatMap((sign) => way.signs.map((other) => sign * other)),
      };
    }
    return vector;
  }

  private possible(request: SliceRequest, vector: SliceVector): boolean {
    const start = this.base[this.start(request.cell)]!;
    return vector.offsets.every((offset, e) => {
      const cell = start + offset;
      const by = vector.signs[e]! * request.by;
      if (!request.blank[cell] && (!request.price || request.price[cell] === Infinity)) return false;
      return by > 0 || !request.room || request.room[cell]! >= -by;
    });
  }
}

/** Ways that are drawn before a slice is given up. */
const DRAWS = 6;

/** Which slices move together, and in which direction. */
export interface SliceVector {
  offsets: number[];
  signs: number[];
}

function codeOn({ axis, stride }: { axis: Axis; stride: number }, cell: number): number {
  return Math.floor(cell / stride) % axis.codes.length;
}

function without(layout: TableLayout, cut: readonly number[]): TableLayout {
  const axes = layout.axes.filter((_, other) => !cut.includes(other));
  const strides = axes.map(() => 1);
  for (let axis = axes.length - 2; axis >= 0; axis--) {
    strides[axis] = strides[axis + 1]! * axes[axis + 1]!.codes.length;
  }
  return { axes, strides, cellCount: strides[0]! * axes[0]!.codes.length };
}

/** All vectors with +1 at a code: a leaf less another, or a leaf with all its totals. */
export function vectorsThrough(axis: Axis, code: number): AxisVector[] {
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
