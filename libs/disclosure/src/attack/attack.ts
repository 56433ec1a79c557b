import type { CellSystem } from '../table/system';
import { propagateBounds, type Bounds } from './bounds';
import { componentPrograms } from './components';
import { vanishingInProjection } from './kernel';
import { linearlyDetermined, valueWithin } from './linear';
import { solvePrograms } from './programs';

/** What one attacker knows before the release is opened. */
export interface AttackerKnowledge {
  name: string;
  /** Smallest and largest value that the attacker can believe of each cell; published ones are fixed. */
  bounds: Bounds;
  /** The attacker's own part of each cell; absent: none. */
  own?: Float64Array;
}

export interface AttackInput {
  system: CellSystem;
  attacker: AttackerKnowledge;
  /** Cells whose blanks are attacked. */
  targets: Int32Array;
  /** Counts up to this are small. */
  threshold: number;
  /** Targets that must be open over a range of their own, whatever the threshold. */
  ranges?: readonly { cell: number; low: number; high: number }[];
  /** Smallest value that must stay possible: 0, or 1 where zeros are shown. */
  least: number;
  /** Changes to a known possible table; the attack checks them itself and skips what they show. */
  known?: {
    base: Float64Array;
    /** In parts of `per`, where that is given: a point of the linear programs' range, not a table. */
    changes: readonly { cells: Int32Array; by: Int32Array; per?: number }[];
  };
  /**
   * How far the attack goes beyond linear algebra and propagation. `open`: programs look whether each target is
   * open from `least` to above the threshold; `movable`: whether it can be anything but what it is in the known
   * table; `ranged`: the same, and a range of more than a point is enough; `none`: no programs.
   */
  programs?: 'open' | 'movable' | 'ranged' | 'none';
  /** Milliseconds for the programs. */
  timeLimit: number;
}

export interface CellFinding {
  cell: number;
  /** Bounds of the cell less the attacker's own part. */
  low: number;
  high: number;
}

export interface AttackReport {
  attacker: string;
  cells: number;
  /** Found by linear algebra alone. */
  linear: number;
  exact: number;
  width1: number;
  width2: number;
  /** Proved to be at most the threshold. */
  small: number;
  /** Not proved to exceed the threshold, and not open from the least value to threshold + 1. */
  failures: CellFinding[];
  /** Exactly known cells. */
  disclosed: CellFinding[];
  narrowest: number;
  /** Cells for which time ran out between what propagation bounds and what a possible table shows. */
  undecided: number;
  programs: number;
  /** No table agrees with what is published. */
  contradiction: boolean;
}

/** Beyond this number of unknowns the linear attack projects instead of eliminating. */
const ELIMINATE_UP_TO = 60_000;

/** Attacks the blanks of a release as one attacker. */
export async function attackRelease(input: AttackInput): Promise<AttackReport> {
  const { system, attacker, targets, threshold, least } = input;
  const bounds = { low: attacker.bounds.low.slice(), high: attacker.bounds.high.slice() };
  const own = (cell: number) => attacker.own?.[cell] ?? 0;
  const unknowns = bounds.low.reduce((sum, low, cell) => sum + (low === bounds.high[cell] ? 0 : 1), 0);
  const free = freeBounds(bounds);
  const values = unknowns > ELIMINATE_UP_TO ? undefined : linearlyDetermined(system, free);
  const determined = new Set(values ? values.keys() : vanishingInProjection(system, free));
  const consistent = propagateBounds(system, bounds);
  const seen = seenInTables(input, bounds);
  const ranges = new Map((input.ranges ?? []).map((range) => [range.cell, range]));
  const requirement = (cell: number) => {
    const small = {
      low: Math.max(own(cell) + least, attacker.bounds.low[cell]!),
      high: own(cell) + threshold + 1,
    };
    return ranges.get(cell) ?? small;
  };
  let undecided = 0;
  let programs = 0;
  const movable = (input.programs === 'movable' || input.programs === 'ranged') && input.known;
  const wanted = movable
    ? (cell: number) => ({ low: movable.base[cell]! - 1, high: movable.base[cell]! + 1 })
    : requirement;
  if (input.programs !== 'none' && consistent) {
    const open = targets.filter((cell) => {
      const { low, high } = wanted(cell);
      if (input.programs === 'ranged' && seen.low[cell]! < seen.high[cell]!) return false;
      if (movable && (determined.has(cell) || seen.low[cell]! <= low || seen.high[cell]! >= high))
        return false;
      if (bounds.low[cell] === bounds.high[cell]) return false;
      if (!ranges.has(cell) && bounds.low[cell]! > threshold + own(cell)) return false;
      return seen.low[cell]! > low || seen.high[cell]! < high;
    });
    const jobs = componentPrograms({
      system,
      bounds,
      seen,
      targets: open,
      requirement: wanted,
      either: Boolean(movable),
      timeLimit: input.timeLimit,
    });
    const results = await solvePrograms(
      jobs.map((job) => job.program),
      input.timeLimit,
    );
    results.forEach((result, job) => {
      programs += result.solved;
      jobs[job]!.cells.forEach((cell, at) => {
        if (!result.decided[at]) undecided += 1;
        bounds.low[cell] = Math.max(bounds.low[cell]!, result.low[at]!);
        bounds.high[cell] = Math.min(bounds.high[cell]!, result.high[at]!);
      });
    });
  }
  const report: AttackReport = {
    attacker: attacker.name,
    cells: targets.length,
    linear: 0,
    exact: 0,
    width1: 0,
    width2: 0,
    small: 0,
    failures: [],
    disclosed: [],
    narrowest: Infinity,
    undecided,
    programs,
    contradiction: !consistent,
  };
  // A determined cell has the same value in every possible table, so in the offered one.
  for (const cell of input.known ? determined : []) {
    if (!consistent) break;
    bounds.low[cell] = Math.max(bounds.low[cell]!, input.known!.base[cell]!);
    bounds.high[cell] = bounds.low[cell]!;
  }
  for (const [cell, value] of input.known || !consistent ? [] : (values ?? [])) {
    const only = valueWithin(value, bounds.low[cell]!, bounds.high[cell]!);
    if (only !== undefined) bounds.low[cell] = bounds.high[cell] = only;
  }
  for (const cell of targets) {
    const finding = { cell, low: bounds.low[cell]! - own(cell), high: bounds.high[cell]! - own(cell) };
    const known = determined.has(cell);
    const width = known ? 0 : finding.high - finding.low;
    if (known) report.linear += 1;
    if (width === 0) report.exact += 1;
    if (width === 0) report.disclosed.push(finding);
    if (width <= 1) report.width1 += 1;
    if (width <= 2) report.width2 += 1;
    if (finding.high <= threshold) report.small += 1;
    report.narrowest = Math.min(report.narrowest, width);
    const { low, high } = requirement(cell);
    const covers = !known && bounds.low[cell]! <= low && bounds.high[cell]! >= high;
    const harmless = finding.low > threshold && !ranges.has(cell);
    if (!covers && !harmless) report.failures.push(finding);
  }
  return report;
}

/** Bounds without the knowledge that counts are not negative: published stays, all else is open. */
function freeBounds(bounds: Bounds): Bounds {
  return {
    low: bounds.low.map((low, cell) => (low === bounds.high[cell] ? low : -Infinity)),
    high: bounds.high.map((high, cell) => (high === bounds.low[cell] ? high : Infinity)),
  };
}

/** Values seen in tables that agree with everything; each offered table is checked here. */
function seenInTables(input: AttackInput, bounds: Bounds): Bounds {
  const size = input.system.cellCount;
  const low = new Float64Array(size).fill(Infinity);
  const high = new Float64Array(size).fill(-Infinity);
  const { known, system, attacker } = input;
  if (!known) return { low, high };
  const possible = (cell: number, value: number) =>
    value >= attacker.bounds.low[cell]! && value <= attacker.bounds.high[cell]!;
  if (!known.base.every((value, cell) => possible(cell, value))) return { low, high };
  known.base.forEach((value, cell) => {
    low[cell] = value;
    high[cell] = value;
  });
  const sums = new Map<number, number>();
  for (const { cells, by, per = 1 } of known.changes) {
    sums.clear();
    const fits = cells.every((cell, at) => {
      for (let e = system.cellStart[cell]!; e < system.cellStart[cell + 1]!; e++) {
        const row = system.cellRow[e]!;
        sums.set(row, (sums.get(row) ?? 0) + system.cellSign[e]! * by[at]!);
      }
      return possible(cell, known.base[cell]! + by[at]! / per) && bounds.low[cell]! <= bounds.high[cell]!;
    });
    if (!fits || [...sums.values()].some((sum) => sum !== 0)) continue;
    cells.forEach((cell, at) => {
      low[cell] = Math.min(low[cell]!, known.base[cell]! + by[at]! / per);
      high[cell] = Math.max(high[cell]!, known.base[cell]! + by[at]! / per);
    });
  }
  return { low, high };
}
