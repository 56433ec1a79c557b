import loadHighs from 'highs';
import type { CellSystem } from '../table/system';
import type { Effort } from './effort';
import { seededRandom } from './random';
import type { Change } from './walk';

export type LinearSolver = Awaited<ReturnType<typeof loadHighs>>;

/** The solver that the protector's searches may use; compiled once per process. */
export const loadSolver: () => Promise<LinearSolver> = () => (loaded ??= loadHighs());
let loaded: Promise<LinearSolver> | undefined;

export interface LeastChangeRequest {
  cell: number;
  by: number;
  /** Price of changing each cell: near nothing for blanks, Infinity for what must stay. */
  price: ArrayLike<number>;
  /** How far each cell may fall and rise. */
  room: ArrayLike<number>;
  above?: ArrayLike<number>;
}

/** Price of moving a blank by one, so that changes stay small; and how much of it is drawn at random. */
const TRIFLE = 0.0005;
const TOLERANCE = 1e-6;
/** Simplex steps after which a program is given up, and nominal microseconds of a step and of a program, per cell and in all. */
const STEPS = 4000;
const STEP_COST = 0.025;
const PROGRAM_COST = 1.2;
const CALL_COST = 400;
/**
 * Every program starts anew: a basis left by another is no help, makes the answer depend on what was asked
 * before, and costs twice the time. So does presolve here.
 */
const OPTIONS = {
  output_flag: false,
  presolve: 'off',
  simplex_iteration_limit: STEPS,
  // Prices differ by themselves: no ties need to be broken.
  dual_simplex_cost_perturbation_multiplier: 0,
} as const;

/**
 * The cheapest change of a table that moves one cell by a wanted amount, as a linear program (rises and falls
 * of each cell apart, minimised by price). Least changes are sparse and mostly whole numbers; one that is not
 * is tried again with prices drawn anew. After Kelly, Golden and Assad; Fischetti and Salazar's start.
 */
export class LeastChange {
  private built: ReturnType<LinearSolver['createModel']> | undefined;
  private readonly random: () => number;
  private readonly all: { kind: 'range'; from: number; to: number };
  private readonly trifle: Float64Array;
  private readonly cost: Float64Array;
  private readonly upper: Float64Array;
  private readonly lower: Float64Array;

  constructor(
    private readonly solver: LinearSolver,
    private readonly system: CellSystem,
    seed: number,
    private readonly effort: Effort,
  ) {
    this.random = seededRandom(seed);
    const size = system.cellCount;
    this.all = { kind: 'range', from: 0, to: 2 * size - 1 };
    this.trifle = new Float64Array(2 * size);
    this.draw();
    this.cost = new Float64Array(2 * size);
    this.lower = new Float64Array(2 * size);
    this.upper = new Float64Array(2 * size);
  }

  /** The model is made when it is first needed: many tables never do. */
  private get model(): ReturnType<LinearSolver['createModel']> {
    return (this.built ??= this.build());
  }

  private build(): ReturnType<LinearSolver['createModel']> {
    const { system, solver } = this;
    const model = solver.createModel();
    model.options.set(OPTIONS);
    model.addVars(this.lower, this.upper);
    for (let row = 0; row < system.rowCount; row++) {
      const indices: number[] = [];
      const values: number[] = [];
      for (let e = system.rowStart[row]!; e < system.rowStart[row + 1]!; e++) {
        indices.push(2 * system.rowCell[e]!, 2 * system.rowCell[e]! + 1);
        values.push(system.rowSign[e]!, -system.rowSign[e]!);
      }
      model.addRow(0, 0, { indices, values });
    }
    return model;
  }

  /** `none`: there is none, proved. Undefined: none in whole numbers was found. */
  find(request: LeastChangeRequest, attempts: number): Change | 'none' | undefined {
    this.bound(request);
    let best: Change | undefined;
    const prices = Float64Array.from(request.price);
    for (let attempt = 0; attempt < attempts; attempt++) {
      const values = this.solve(prices);
      if (values === 'none' && attempt === 0) return 'none';
      if (!values || values === 'none') break;
      const found = this.whole(values, request);
      if (found && (!best || found.price < best.price)) best = found;
      if (found?.price === 0 || (found && this.singly(values, request))) break;
      if (!found) this.draw();
      // What an opened cell costs does not grow with how far it moves: the price is spread over the move.
      prices.forEach((_, cell) => {
        const own = request.price[cell]!;
        const moved = values[2 * cell]! + values[2 * cell + 1]!;
        if (own > 0 && own < Infinity) prices[cell] = (1.5 * own) / (moved + 0.5);
      });
    }
    return best;
  }

  dispose(): void {
    this.built?.dispose();
  }

  private bound({ cell, by, price, room, above }: LeastChangeRequest): void {
    for (let other = 0; other < this.system.cellCount; other++) {
      const fixed = price[other] === Infinity;
      this.upper[2 * other] = fixed ? 0 : (above?.[other] ?? Infinity);
      this.upper[2 * other + 1] = fixed ? 0 : Math.max(0, room[other]!);
    }
    this.lower.fill(0);
    this.lower[by > 0 ? 2 * cell : 2 * cell + 1] = Math.abs(by);
    this.upper[by > 0 ? 2 * cell + 1 : 2 * cell] = 0;
    const infinity = this.solver.infinity;
    const upper = this.upper.map((value) => (value === Infinity ? infinity : value));
    this.model.changeColsBounds(this.all, this.lower, upper);
  }

  private draw(): void {
    this.trifle.forEach((_, at) => (this.trifle[at] = TRIFLE * (1 + this.random())));
  }

  private solve(prices: Float64Array): ArrayLike<number> | 'none' | undefined {
    const { model, solver, effort } = this;
    const left = effort.millisecondsLeft();
    if (left <= 0) return undefined;
    for (let cell = 0; cell < prices.length; cell++) {
      const own = prices[cell] === Infinity ? 0 : prices[cell]!;
      this.cost[2 * cell] = own + this.trifle[2 * cell]!;
      this.cost[2 * cell + 1] = own + this.trifle[2 * cell + 1]!;
    }
    model.changeColsCost(this.all, this.cost);
    model.clearSolver();
    if (left < Infinity) model.options.set({ time_limit: model.getRunTime() + left / 1000 });
    model.run();
    const steps = Number(model.info.get('simplex_iteration_count'));
    effort.spend(CALL_COST + prices.length * (PROGRAM_COST + STEP_COST * steps));
    const status = model.getModelStatus();
    if (status === solver.constants.modelStatus.infeasible) return 'none';
    if (status !== solver.constants.modelStatus.optimal) return undefined;
    return model.getSolution().colValue;
  }

  /** Whether each cell that would be opened moves by one: what the program paid is what the blanks cost. */
  private singly(values: ArrayLike<number>, { price }: LeastChangeRequest): boolean {
    for (let cell = 0; cell < price.length; cell++)
      if (price[cell]! > 0 && values[2 * cell]! + values[2 * cell + 1]! > 1 + TOLERANCE) return false;
    return true;
  }

  private whole(values: ArrayLike<number>, { price }: LeastChangeRequest): Change | undefined {
    const cells: number[] = [];
    const by: number[] = [];
    let total = 0;
    for (let cell = 0; cell < price.length; cell++) {
      const moved = values[2 * cell]! - values[2 * cell + 1]!;
      const rounded = Math.round(moved);
      if (Math.abs(moved - rounded) > TOLERANCE) return undefined;
      if (rounded === 0) continue;
      cells.push(cell);
      by.push(rounded);
      total += price[cell]!;
    }
    return { cells: Int32Array.from(cells), by: Int32Array.from(by), price: total };
  }
}
