import type { TableLayout } from '../../table/table';
import type { Sides } from '../demands/sides';
import type { Effort } from '../effort';
import type { LinearSolver } from '../least-change';
import { seededRandom, shuffled } from '../random';
import { SliceProgram } from './program';
import { SliceWalk } from './walk';

/** Cells of a slice that a program is put to. */
const LEAST_CELLS = 20;
const MOST_CELLS = 4000;

/**
 * What showing one side is worth, in blanks, and how many sides a program must show on average. What a side is worth
 * rises slowly: first come the blanks that serve many, and those that are there serve others for nothing.
 */
const LEVELS = [
  { reward: 0.25, least: 2 },
  { reward: 0.4, least: 2 },
  { reward: 0.55, least: 2 },
  { reward: 0.75, least: 2 },
  { reward: 1, least: 2 },
  { reward: 1.4, least: 1.5 },
  { reward: 2, least: 1.5 },
  { reward: 4, least: 1.5 },
];
/** Programs after which that is looked at. */
const WINDOW = 30;
/** An answer in fractions may cost so much more than it is worth. */
const TOLERATED = 1.25;
/** Share of the effort after which the search hands over. */
const SHARE = 0.7;

export interface SliceCoverInput {
  layout: TableLayout;
  price: Float64Array;
  blank: Uint8Array;
  seed: number;
  effort: Effort;
  solver: LinearSolver;
  progress?: ((stage: string, done: number, of: number) => void) | undefined;
}

/**
 * Covers demands of which any other value will do, in a table that is too large to be looked at as a whole: what
 * changes in one slice is taken back in another (a quarter against another quarter), and a program for the slice
 * moves all that it pays to move.
 */
export class SliceCover {
  private readonly slices: { walk: SliceWalk; program: SliceProgram }[];
  private readonly random: () => number;
  /** Price of a usual blank. */
  private readonly unit: number;
  private turn = 0;

  constructor(private readonly input: SliceCoverInput) {
    const { layout, seed, effort, solver } = input;
    this.random = seededRandom(seed + 31);
    this.unit = median(input.price.filter((price) => price < Infinity));
    this.slices = cutsOf(layout).map((cut, at) => {
      const walk = new SliceWalk(layout, cut, seed + at, effort);
      return { walk, program: new SliceProgram(solver, walk.system, effort) };
    });
  }

  /** Whether the table has slices of a fitting size. */
  static fits(layout: TableLayout): boolean {
    return cutsOf(layout).length > 0;
  }

  dispose(): void {
    for (const { program } of this.slices) program.dispose();
  }

  /** Positions of the sides that are left without a witness. */
  cover(sides: Sides): number[] {
    const { effort, progress } = this.input;
    for (const { reward, least } of LEVELS) {
      let pays = true;
      while (pays && !effort.usedUp(SHARE)) {
        const open = shuffled(openOf(sides), this.random);
        let [programs, shown] = [0, sides.shown];
        const before = shown;
        for (const [index, at] of open.entries()) {
          if (!sides.isOpen(at) || effort.usedUp(SHARE)) continue;
          if (index % 16 === 0) progress?.(`search ${reward}`, index, open.length);
          this.program(sides, sides.all[at]!.cell, reward * this.unit);
          if (++programs % WINDOW > 0) continue;
          pays = sides.shown - shown >= WINDOW * least;
          if (!pays) break;
          shown = sides.shown;
        }
        pays &&= sides.shown - before >= programs * least && programs > 0;
      }
    }
    return openOf(sides);
  }

  /** One program for slices through a cell; its answer is kept where it is worth the blanks that it takes. */
  private program(sides: Sides, cell: number, reward: number): void {
    const { blank, price } = this.input;
    const { walk, program } = this.slices[this.turn++ % this.slices.length]!;
    const room = sides.shared;
    const request = { cell, by: 1, blank, room, price, steps: 0 };
    const vector = walk.draw(request, this.random);
    if (!vector) return;
    const problem = walk.load(request, vector);
    const worth = new Float64Array(problem.blank.length);
    walk.visit(vector, (inner, other) => {
      if (isWanted(sides, other)) worth[inner]! += reward;
    });
    worth.forEach((own, inner) => {
      const falls = problem.below[inner]! >= 1 && (problem.above[inner]! < 1 || this.random() < 0.5);
      if (own > 0 && falls) worth[inner] = -own;
    });
    const found = program.find({ problem, worth });
    if (!found) return;
    const change = walk.unfold(found, vector);
    const per = change.per ?? 1;
    const shown = change.cells.reduce(
      (sum, other, at) => sum + (Math.abs(change.by[at]!) >= per && isWanted(sides, other) ? 1 : 0),
      0,
    );
    if (shown === 0 || change.price > TOLERATED * reward * shown) return;
    for (const other of change.cells) blank[other] = 1;
    sides.keep(change);
  }
}

function isWanted(sides: Sides, cell: number): boolean {
  return sides.of.get(cell)?.some((at) => sides.isOpen(at)) ?? false;
}

function openOf(sides: Sides): number[] {
  return [...sides.all.keys()].filter((at) => sides.isOpen(at));
}

/** Sets of axes to cut such that slices have a fitting size, the fewest axes first. */
function cutsOf({ axes }: TableLayout): number[][] {
  const real = axes.flatMap((axis, at) => (at > 0 && axis.leaves > 1 ? [at] : []));
  let cuts: number[][] = [[]];
  for (const at of real) cuts = cuts.concat(cuts.map((cut) => [...cut, at]));
  const size = (cut: readonly number[]) =>
    axes.reduce((product, axis, at) => product * (cut.includes(at) ? 1 : axis.codes.length), 1);
  const fitting = cuts.filter((cut) => cut.length > 0 && size(cut) >= LEAST_CELLS && size(cut) <= MOST_CELLS);
  const least = Math.min(...fitting.map((cut) => cut.length));
  return fitting.filter((cut) => cut.length === least);
}

function median(numbers: Float64Array): number {
  return numbers.length === 0 ? 1 : numbers.sort()[Math.floor(numbers.length / 2)]!;
}
