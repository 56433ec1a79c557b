import type { CellSystem } from '../../table/system';
import { asFractions } from './fractions';
import type { Change } from '../walk';

const TOLERANCE = 1e-6;

/** A program's answer in whole numbers over a denominator, checked against every equation. */
export class ExactChanges {
  private readonly sums: Float64Array;

  constructor(private readonly system: CellSystem) {
    this.sums = new Float64Array(system.rowCount);
  }

  /**
   * @param found change of each of `live`, as the solver gives it
   * @param within whether a cell may change by so much, `by / per`
   * @returns the change, without its price; undefined where it is none or does not hold exactly
   */
  of(
    live: readonly number[],
    found: Float64Array,
    within: (cell: number, by: number, per: number) => boolean,
  ): Omit<Change, 'price'> | undefined {
    const { system, sums } = this;
    const moved = [...live.keys()].filter((at) => Math.abs(found[at]!) > TOLERANCE);
    const fractions = asFractions(moved.map((at) => found[at]!));
    if (!fractions || moved.length === 0) return undefined;
    const { by, per } = fractions;
    const cells = Int32Array.from(moved, (at) => live[at]!);
    let holds = cells.every((cell, at) => within(cell, by[at]!, per));
    cells.forEach((cell, at) => {
      for (let e = system.cellStart[cell]!; e < system.cellStart[cell + 1]!; e++)
        sums[system.cellRow[e]!]! += system.cellSign[e]! * by[at]!;
    });
    for (const cell of cells) {
      for (let e = system.cellStart[cell]!; e < system.cellStart[cell + 1]!; e++) {
        if (sums[system.cellRow[e]!] !== 0) holds = false;
        sums[system.cellRow[e]!] = 0;
      }
    }
    return holds ? { cells, by, ...(per > 1 ? { per } : {}) } : undefined;
  }
}
