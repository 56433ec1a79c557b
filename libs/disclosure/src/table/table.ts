import { countAxis, type Axis } from './axis';
import type { TableSpecification } from './specification';
import { transpose, type CellSystem } from './system';

/**
 * The cells of a table: every combination of the axes' codes. Cell numbers are mixed-radix, the last axis
 * fastest. The first axis is that of the counts.
 */
export interface TableLayout {
  readonly axes: readonly Axis[];
  readonly strides: readonly number[];
  readonly cellCount: number;
}

/** A table of counts of people with all its totals. */
export interface CountTable {
  readonly layout: TableLayout;
  readonly values: Float64Array;
  /** What each agency of the `agency` column contributed to every cell. */
  readonly contributions: ReadonlyMap<string, Float64Array>;
  /** For sums of amounts, who stands behind each cell. */
  readonly amounts: readonly CellAmounts[];
}

/** People and largest parts of each cell of one count; zeros on the other counts' cells. */
export interface CellAmounts {
  /** Positions of the amount and of its people on the axis of the counts. */
  count: number;
  people: number;
  largest?: { first: Float64Array; second: Float64Array };
}

/** Which counts are part of which: rates and containments. */
export function partsOf({
  rates,
  contained = [],
}: Pick<TableSpecification, 'rates' | 'contained'>): { numerator: string; denominator: string }[] {
  return [...rates, ...contained.map(({ part, whole }) => ({ numerator: part, denominator: whole }))];
}

export function layoutOf(
  dimensions: readonly Axis[],
  counts: readonly string[],
  rates: readonly { numerator: string; denominator: string }[],
): TableLayout {
  const axes = [countAxis(counts, rates), ...dimensions];
  const strides = axes.map(() => 1);
  for (let at = axes.length - 2; at >= 0; at--) strides[at] = strides[at + 1]! * axes[at + 1]!.codes.length;
  return { axes, strides, cellCount: strides[0]! * axes[0]!.codes.length };
}

/** Position of a cell on each axis. */
export function codesOf(layout: TableLayout, cell: number): number[] {
  return layout.axes.map((axis, at) => Math.floor(cell / layout.strides[at]!) % axis.codes.length);
}

export function cellAt(layout: TableLayout, codes: readonly number[]): number {
  return codes.reduce((cell, code, at) => cell + code * layout.strides[at]!, 0);
}

/** Fills all totals in place from the cells whose codes are leaves on every axis. */
export function fillTotals(layout: TableLayout, values: Float64Array): void {
  layout.axes.forEach((axis, at) => {
    const stride = layout.strides[at]!;
    const block = stride * axis.codes.length;
    for (let code = axis.leaves; code < axis.codes.length; code++) {
      for (let start = 0; start < layout.cellCount; start += block) {
        for (let offset = 0; offset < stride; offset++) {
          let sum = 0;
          for (const { leaf, sign } of axis.sums[code]!)
            sum += sign * values[start + leaf * stride + offset]!;
          values[start + code * stride + offset] = sum;
        }
      }
    }
  });
}

/** Every additivity equation of the table: each axis' equations for each combination of the others. */
export function equationsOf(layout: TableLayout): CellSystem {
  const rows = layout.axes.reduce(
    (sum, axis) => sum + (axis.equations.length * layout.cellCount) / axis.codes.length,
    0,
  );
  const entries = layout.axes.reduce((sum, axis) => {
    const own = axis.equations.reduce((length, equation) => length + 1 + equation.children.length, 0);
    return sum + (own * layout.cellCount) / axis.codes.length;
  }, 0);
  const rowStart = new Int32Array(rows + 1);
  const rowCell = new Int32Array(entries);
  const rowSign = new Int8Array(entries);
  let row = 0;
  let entry = 0;
  layout.axes.forEach((axis, at) => {
    const stride = layout.strides[at]!;
    const block = stride * axis.codes.length;
    for (const { parent, children } of axis.equations) {
      for (let start = 0; start < layout.cellCount; start += block) {
        for (let offset = start; offset < start + stride; offset++) {
          rowCell[entry] = offset + parent * stride;
          rowSign[entry++] = -1;
          for (const child of children) {
            rowCell[entry] = offset + child * stride;
            rowSign[entry++] = 1;
          }
          rowStart[++row] = entry;
        }
      }
    }
  });
  return transpose(layout.cellCount, rowStart, rowCell, rowSign);
}

/**
 * Marks the cells that are rows of the release. Others (a rate's rest, the spans of earlier releases) take
 * part in the equations only.
 */
export function listedCells(layout: TableLayout): Uint8Array {
  const listed = new Uint8Array(layout.cellCount).fill(1);
  layout.axes.forEach((axis, at) => {
    const shown = new Set(axis.listed);
    const stride = layout.strides[at]!;
    for (let cell = 0; cell < layout.cellCount; cell++) {
      if (!shown.has(Math.floor(cell / stride) % axis.codes.length)) listed[cell] = 0;
    }
  });
  return listed;
}

/** Cells of the release in the order of its rows: by count, then by each dimension, totals first. */
export function releaseOrder(layout: TableLayout): Int32Array {
  let cells = [0];
  layout.axes.forEach((axis, at) => {
    cells = cells.flatMap((cell) => axis.listed.map((code) => cell + code * layout.strides[at]!));
  });
  return Int32Array.from(cells);
}

/**
 * One person more or fewer in each inner cell that is kept, with all totals: the least changes of a table. Where
 * rounding hides one, the cell is open.
 */
export function unitChanges(
  layout: TableLayout,
  keep: (cell: number) => boolean,
): { cells: Int32Array; by: Int32Array }[] {
  const columns = layout.axes.map(({ leaves, sums }) =>
    Array.from({ length: leaves }, (_, leaf) =>
      sums.flatMap((terms, code) => {
        const sign = terms.find((term) => term.leaf === leaf)?.sign;
        return sign ? [{ code, sign }] : [];
      }),
    ),
  );
  const changes: { cells: Int32Array; by: Int32Array }[] = [];
  for (let cell = 0; cell < layout.cellCount; cell++) {
    const codes = codesOf(layout, cell);
    if (!keep(cell) || codes.some((code, at) => code >= layout.axes[at]!.leaves)) continue;
    let entries = [{ cell: 0, sign: 1 }];
    codes.forEach((leaf, at) => {
      const stride = layout.strides[at]!;
      const own = columns[at]![leaf]!;
      entries = entries.flatMap((entry) =>
        own.map(({ code, sign }) => ({ cell: entry.cell + code * stride, sign: entry.sign * sign })),
      );
    });
    const cells = Int32Array.from(entries, (entry) => entry.cell);
    for (const direction of [1, -1]) {
      changes.push({ cells, by: Int32Array.from(entries, (entry) => direction * entry.sign) });
    }
  }
  return changes;
}
