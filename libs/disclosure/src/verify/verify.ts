import { brokenRows, type CellSystem } from '../table/system';

/** One attacker's requirement, as the release states it. */
export interface Claim {
  attacker: string;
  /** Smallest value that the attacker can believe of each cell. */
  lower: Float64Array;
  /** The attacker's own part of each cell. */
  own: Float64Array;
  /**
   * Changes of the base table, in parts of `per` (1 where absent); each must give a table that the attacker cannot
   * rule out, or, in parts, a point between such tables as far as linear programs can tell.
   */
  changes: readonly { cells: Int32Array; by: Int32Array; per?: number }[];
  /** Cells that must be open over a range of their own, besides those that are small. */
  ranges?: readonly { cell: number; low: number; high: number }[];
}

export interface VerifyInput {
  system: CellSystem;
  /** What is published, NaN where blank. */
  published: Float64Array;
  /** A possible table: the steward's own. */
  base: Float64Array;
  threshold: number;
  /** Smallest value that must stay possible of a cell of the release: 0, or 1 where zeros are shown. */
  least: Float64Array;
  /** Cells that everyone knows from elsewhere: no release can hide them. */
  known?: ReadonlySet<number>;
  /**
   * Only this is asked of a small cell: that it may be something else than it is, by one at least (person), or by
   * anything (range): then it is not pinned, though another whole number is not shown.
   */
  movable?: 'person' | 'range';
  claims: readonly Claim[];
}

export interface VerifyProblem {
  code:
    | 'base.broken'
    | 'base.published'
    | 'base.bounds'
    | 'change.broken'
    | 'change.bounds'
    | 'cell.uncovered'
    | 'cell.unrounded';
  attacker: string;
  /** Cell or number of the change. */
  at: number;
}

export interface Verification {
  problems: VerifyProblem[];
  /** Cells that were shown to be open, over all attackers. */
  covered: number;
  /** Those among them for which a change in parts was needed: linear evidence, and no witness tables. */
  linear: number;
  /** Those that were only shown to be no point: not pinned, and by less than one. */
  ranged: number;
  changes: number;
}

/**
 * Checks the proof that a release carries, without a solver: the base and every change of it are integer
 * tables that agree with all that is published and with what the attacker knows; and together they show,
 * for each blank that is small in the base (less the attacker's own part), a table in which it is at its
 * least and one in which it is above the threshold; or, where no more is asked,
 * one in which it is another number, or a range of more than a point.
 */
export function verifyRelease(input: VerifyInput): Verification {
  const { system, published, base } = input;
  const problems: VerifyProblem[] = brokenRows(system, base).map((at) => problem('base.broken', at));
  base.forEach((value, cell) => {
    const shown = published[cell]!;
    if (!Number.isNaN(shown) && shown !== value) problems.push(problem('base.published', cell));
    if (!Number.isInteger(value) || value < 0) problems.push(problem('base.bounds', cell));
  });
  let covered = 0;
  let linear = 0;
  let ranged = 0;
  let changes = 0;
  for (const claim of input.claims) {
    const reach = checkChanges(input, claim, problems);
    changes += claim.changes.length;
    const cover = checkCover(input, claim, reach, problems);
    covered += cover.covered;
    linear += cover.linear;
    ranged += cover.ranged;
  }
  return { problems, covered, linear, ranged, changes };
}

interface Range {
  low: Float64Array;
  high: Float64Array;
}

/** Values seen by all changes, and by those in whole numbers. */
interface Reach {
  all: Range;
  whole: Range;
}

function checkChanges(input: VerifyInput, claim: Claim, problems: VerifyProblem[]): Reach {
  const { system, published, base } = input;
  const start = () => ({ low: base.slice(), high: base.slice() });
  const reach = { all: start(), whole: start() };
  const sums = new Float64Array(system.rowCount);
  base.forEach((value, cell) => {
    if (Number.isNaN(published[cell]!) && value < claim.lower[cell]!) {
      problems.push(problem('base.bounds', cell, claim.attacker));
    }
  });
  claim.changes.forEach(({ cells, by, per = 1 }, index) => {
    const rows: number[] = [];
    let inBounds = Number.isInteger(per) && per >= 1;
    for (let at = 0; at < cells.length; at++) {
      const cell = cells[at]!;
      // In parts of `per`, so that every number is whole.
      const value = base[cell]! * per + by[at]!;
      if (!Number.isSafeInteger(value) || value < claim.lower[cell]! * per || !Number.isNaN(published[cell]!))
        inBounds = false;
      for (let e = system.cellStart[cell]!; e < system.cellStart[cell + 1]!; e++) {
        sums[system.cellRow[e]!]! += system.cellSign[e]! * by[at]!;
        rows.push(system.cellRow[e]!);
      }
    }
    const balanced = rows.every((row) => sums[row] === 0) && new Set(cells).size === cells.length;
    for (const row of rows) sums[row] = 0;
    if (!inBounds) problems.push(problem('change.bounds', index, claim.attacker));
    if (!balanced) problems.push(problem('change.broken', index, claim.attacker));
    if (!inBounds || !balanced) return;
    for (const { low, high } of per === 1 ? [reach.all, reach.whole] : [reach.all]) {
      cells.forEach((cell, at) => {
        const value = base[cell]! + by[at]! / per;
        low[cell] = Math.min(low[cell]!, value);
        high[cell] = Math.max(high[cell]!, value);
      });
    }
  });
  return reach;
}

function checkCover(
  input: VerifyInput,
  claim: Claim,
  reach: Reach,
  problems: VerifyProblem[],
): { covered: number; linear: number; ranged: number } {
  const { published, base, threshold, least } = input;
  const cover = { covered: 0, linear: 0, ranged: 0 };
  const check = (cell: number, low: number, high: number) => {
    const spans = (range: Range) => range.low[cell]! <= low && range.high[cell]! >= high;
    if (!Number.isNaN(published[cell]!) || !spans(reach.all)) {
      problems.push(problem('cell.uncovered', cell, claim.attacker));
      return;
    }
    cover.covered += 1;
    if (!spans(reach.whole)) cover.linear += 1;
  };
  const checkMovable = (cell: number) => {
    const moves = ({ low, high }: Range) => low[cell]! <= base[cell]! - 1 || high[cell]! >= base[cell]! + 1;
    const ranges = reach.all.low[cell]! < reach.all.high[cell]!;
    const open = moves(reach.all) || (input.movable === 'range' && ranges);
    if (!Number.isNaN(published[cell]!) || !open) {
      problems.push(problem('cell.uncovered', cell, claim.attacker));
      return;
    }
    cover.covered += 1;
    if (!moves(reach.all)) cover.ranged += 1;
    else if (!moves(reach.whole)) cover.linear += 1;
  };
  for (let cell = 0; cell < base.length; cell++) {
    const own = claim.own[cell]!;
    const rest = base[cell]! - own;
    if (input.known?.has(cell) || !mustBeOpen(base[cell]!, own, threshold, least[cell]!)) continue;
    if (input.movable) {
      checkMovable(cell);
      continue;
    }
    const low = Math.max(own + least[cell]!, rest >= 1 && own > 0 ? 0 : claim.lower[cell]!);
    check(cell, low, own + threshold + 1);
  }
  for (const { cell, low, high } of claim.ranges ?? []) {
    if (input.known?.has(cell)) continue;
    if (input.movable) checkMovable(cell);
    else check(cell, low, high);
  }
  return cover;
}

/** Small as a whole, or small once the attacker's own part is taken off. */
function mustBeOpen(value: number, own: number, threshold: number, least: number): boolean {
  if (value >= least && value <= threshold) return true;
  return own > 0 && value - own >= 1 && value - own <= threshold;
}

function problem(code: VerifyProblem['code'], at: number, attacker = ''): VerifyProblem {
  return { code, attacker, at };
}
