import type { CellSystem } from '../../table/system';
import type { TableLayout } from '../../table/table';
import type { Adversary } from '../demands/adversary';
import { Sides, type WitnessChange } from '../demands/sides';
import { BottomUp } from '../bottom-up';
import { Effort } from '../effort';
import { BlankKernel } from '../elimination';
import type { LinearSolver } from '../least-change';
import { seededRandom } from '../random';
import { SliceCover } from '../slices/cover';
import { exactDirection, leastDenominator } from './exact-direction';
import { ConeProgram } from './program';

export interface ConeCoverInput {
  layout: TableLayout;
  system: CellSystem;
  values: Float64Array;
  /** Cells that must be blank; the pattern is added to it, where one is found. */
  blank: Uint8Array;
  /** Cells that must not be pinned. */
  protect: Uint8Array;
  forced: Uint8Array;
  /** The public, asked only for another number. */
  adversary: Adversary;
  /** Price of blanking each cell; Infinity: it stays published. */
  price: Float64Array;
  seed: number;
  effort: Effort;
  solver: LinearSolver;
  progress?: ((stage: string, done: number, of: number) => void) | undefined;
}

/**
 * Which published cells may be opened in each round: those of which at most so many equations have no blank yet, and
 * what one costs, where a count that is no longer pinned is worth one; and how many equations away from what is pinned
 * they may be. First come cells that disturb no other equation. A program that may open any cell takes half a minute.
 */
const ROUNDS = [
  { untouched: 0, worth: 0.3, near: Infinity },
  { untouched: 1, worth: 0.1, near: Infinity },
  { untouched: 2, worth: 0.1, near: 2 },
  { untouched: Infinity, worth: 0.03, near: 2 },
  { untouched: Infinity, worth: 0.01, near: 3 },
  { untouched: Infinity, worth: 0.01, near: Infinity },
];
/** A cell that can rise rises by one; one that cannot by what the solver leaves, a billionth at most. */
const MOVED = 0.5;
/** A published cell that is worth opening moves by a tenth at least, one that is not by a millionth at most. */
const OPENED = 1e-3;
/** Nominal seconds for changes by a whole person that need no further blanks. */
const PERSONS = 8;

/**
 * Covers demands of which any other value will do, in a table that is too large to search for each: no small count is
 * pinned, since one change in parts moves them all; for as many as time allows a change by a whole person is found too.
 * Undefined, and the blanks as they were, where that does not succeed for all.
 */
export class ConeCover {
  private readonly program: ConeProgram;
  private readonly room: Float64Array;
  private readonly required: Uint8Array;

  constructor(private readonly input: ConeCoverInput) {
    const { solver, system, values, adversary, effort } = input;
    this.program = new ConeProgram(solver, system, effort);
    this.room = values.map((value, cell) => value - adversary.lower[cell]!);
    this.required = new Uint8Array(values.length);
    for (const { cell } of adversary.demands) this.required[cell] = 1;
  }

  cover(): WitnessChange[] | undefined {
    const { blank, system, values, adversary, protect, forced, price, seed } = this.input;
    const before = blank.slice();
    const cost = (cell: number) => price[cell]!;
    new BottomUp({ system, values, blank, protect, forced, cost }, adversary.lower).settle();
    const found = this.unpinned();
    const { room, required } = this;
    const direction = found && exactDirection({ system, blank, room, required, found, seed });
    if (!direction) {
      blank.set(before);
      return undefined;
    }
    const per = leastDenominator(direction, room);
    return [...this.persons(), { adversaries: [0], ...direction, per }];
  }

  /** Opens published cells until no required cell is pinned; a direction in which all of them move, nearly exact. */
  private unpinned(): Float64Array | undefined {
    const { blank, progress } = this.input;
    const { room, program } = this;
    let pinned: ReadonlySet<number> = new Set();
    for (let round = 0, opened = true; ; round++) {
      progress?.('pinned', round, ROUNDS.length);
      if (opened) {
        const found = program.find({ blank, room, wished: () => false });
        if (!found) return undefined;
        pinned = this.pinned(found);
        if (pinned.size === 0) return found;
      }
      if (round === ROUNDS.length) return undefined;
      const price = this.prices(ROUNDS[round]!, pinned);
      const opening = program.find({ blank, room, wished: (cell) => pinned.has(cell), price });
      opened = false;
      opening?.forEach((by, cell) => {
        if (blank[cell] || Math.abs(by) <= OPENED) return;
        blank[cell] = 1;
        opened = true;
      });
    }
  }

  /**
   * Required cells that cannot move: those at their least that do not rise, and, while these stay, those that linear
   * algebra then determines.
   */
  private pinned(found: Float64Array): Set<number> {
    const { blank, system, seed } = this.input;
    const { room, required } = this;
    const open = blank.map((is, cell) => (is && (room[cell]! > 0 || found[cell]! >= MOVED) ? 1 : 0));
    const moving = new BlankKernel(system, open).sample(seededRandom(seed));
    const cells = [...required.keys()].filter(
      (cell) => required[cell] && !(open[cell] && moving[cell] !== 0),
    );
    return new Set(cells);
  }

  private prices(round: (typeof ROUNDS)[number], pinned: ReadonlySet<number>): Float64Array {
    const { blank, price, system } = this.input;
    const touched = new Uint8Array(system.rowCount);
    for (let e = 0, row = 0; e < system.rowCell.length; e++) {
      while (e >= system.rowStart[row + 1]!) row += 1;
      if (blank[system.rowCell[e]!]) touched[row] = 1;
    }
    let near: ReadonlySet<number> | undefined;
    for (let hop = 0; hop < round.near && round.near < Infinity; hop++) near = this.near(near ?? pinned);
    return price.map((own, cell) => {
      if (blank[cell] || own === Infinity || (near && !near.has(cell))) return Infinity;
      const rows = system.cellRow.subarray(system.cellStart[cell], system.cellStart[cell + 1]);
      const untouched = rows.reduce((sum, row) => sum + 1 - touched[row]!, 0);
      return untouched <= round.untouched ? own * round.worth : Infinity;
    });
  }

  /** Cells that share an equation with one of these. */
  private near(cells: ReadonlySet<number>): Set<number> {
    const { system } = this.input;
    const near = new Set<number>();
    for (const cell of cells)
      for (const row of system.cellRow.subarray(system.cellStart[cell], system.cellStart[cell + 1]))
        for (const other of system.rowCell.subarray(system.rowStart[row], system.rowStart[row + 1]))
          near.add(other);
    return near;
  }

  /** Changes by a whole person that need no further blanks, for as many cells as a bounded search finds. */
  private persons(): WitnessChange[] {
    const { layout, values, adversary, blank, price, seed, effort, solver, progress } = this.input;
    const bounded = new Effort(PERSONS, () => effort.millisecondsLeft());
    const sides = new Sides([adversary], values);
    const shut = price.map((own, cell) => (blank[cell] ? own : Infinity));
    const slices = new SliceCover({ layout, price: shut, blank, seed, effort: bounded, solver, progress });
    slices.cover(sides);
    slices.dispose();
    effort.spend(bounded.spentSeconds * 1e6);
    return sides.evidence();
  }
}
