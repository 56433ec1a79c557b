import type { Change } from './protect/walk';
import { layoutOfRelease, readCellRows } from './table/cells-file';
import { parseSpecification } from './table/specification';
import type { TableLayout } from './table/table';
import { readChanges, type WitnessManifest } from './table/witness-file';

/** Reads a file of an earlier release's folder; undefined: no such file. */
export type EarlierFolder = (path: string) => string | undefined;

/**
 * Changes that showed an earlier release to be open, as changes of a later table: what moves between the inner cells
 * of the earlier table moves between the same cells of this one, with all the totals that they have now. A total over
 * more quarters follows the total that was released before. Whether such a change still shows anything is seen where
 * it is used: bounds, blanks and equations are checked there. None where the folder carries no evidence; a change
 * of a cell that is no longer there is left out.
 */
export function carriedChanges(layout: TableLayout, folder: EarlierFolder): Change[] {
  const files = ['dimensions.json', 'cells.csv', 'witnesses/manifest.json', 'witnesses/changes.txt'].map(
    folder,
  );
  if (files.includes(undefined)) return [];
  const [dimensions, cells, manifest, changes] = files as [string, string, string, string];
  const specification = parseSpecification(JSON.parse(dimensions));
  const { spans, cellCount } = JSON.parse(manifest) as WitnessManifest;
  const rows = readCellRows(cells, specification);
  const before = layoutOfRelease(rows, specification, undefined, new Map(Object.entries(spans)));
  if (before.cellCount !== cellCount || before.axes.length !== layout.axes.length) return [];
  const move = new Move(before, layout);
  return readChanges(changes).flatMap((change) => move.carry(change) ?? []);
}

/** A code that this table has and the earlier one had not, as a sum of inner codes that both have. */
interface NewCode {
  axis: number;
  /** From the inner code's cell to the new code's, and the sign with which it counts. */
  to: { from: number; step: number; sign: number }[];
}

/** Cells of an earlier layout as cells of a later one. */
class Move {
  /** Where each cell of the earlier layout is now; -1: nowhere. */
  private readonly place: Int32Array;
  private readonly codes: NewCode[];
  private readonly sums: Float64Array;

  constructor(
    before: TableLayout,
    private readonly now: TableLayout,
  ) {
    this.place = new Int32Array(before.cellCount);
    before.axes.forEach((axis, at) => {
      const stride = before.strides[at]!;
      const steps = axis.codes.map((code) => now.axes[at]!.codes.indexOf(code) * now.strides[at]!);
      for (let cell = 0; cell < before.cellCount; cell++) {
        const step = steps[Math.floor(cell / stride) % steps.length]!;
        this.place[cell] = step < 0 || this.place[cell]! < 0 ? -1 : this.place[cell]! + step;
      }
    });
    this.codes = now.axes.flatMap((axis, at) => {
      const known = new Set(before.axes[at]!.codes);
      return axis.codes.flatMap((code, position) => {
        if (known.has(code) || position < axis.leaves) return [];
        const to = axis.sums[position]!.map(({ leaf, sign }) => {
          return { from: leaf, step: (position - leaf) * now.strides[at]!, sign };
        });
        return [{ axis: at, to }];
      });
    });
    this.sums = new Float64Array(now.cellCount);
  }

  carry({ cells, by, per }: { cells: Int32Array; by: Int32Array; per?: number }): Change | undefined {
    const { place, sums } = this;
    const touched: number[] = [];
    const add = (cell: number, change: number) => {
      if (sums[cell] === 0) touched.push(cell);
      sums[cell]! += change;
    };
    if (cells.some((cell) => place[cell]! < 0)) return undefined;
    cells.forEach((cell, at) => add(place[cell]!, by[at]!));
    // Axis by axis: the sums on a later axis take in what the earlier ones have added.
    for (const { axis, to } of this.codes) {
      const stride = this.now.strides[axis]!;
      const size = this.now.axes[axis]!.codes.length;
      const steps = new Map(to.map((term) => [term.from, term]));
      for (const cell of new Set(touched)) {
        const term = steps.get(Math.floor(cell / stride) % size);
        if (term && sums[cell] !== 0) add(cell + term.step, term.sign * sums[cell]!);
      }
    }
    const moved = [...new Set(touched)].filter((cell) => sums[cell] !== 0);
    const carried = {
      cells: Int32Array.from(moved),
      by: Int32Array.from(moved, (cell) => sums[cell]!),
      ...(per === undefined ? {} : { per }),
      price: 0,
    };
    for (const cell of touched) sums[cell] = 0;
    return moved.length > 0 ? carried : undefined;
  }
}
