import type { CellSystem } from '../../table/system';
import type { Effort } from '../effort';
import { type ChangeColumns, ChangesModel, type LinearModel } from '../programs/changes-model';
import { ExactChanges } from '../programs/exact-change';
import type { LinearSolver } from '../least-change';
import { LiveCells } from '../programs/live-cells';
import type { Change } from '../walk';
import type { SliceProblem } from './walk';

export interface SliceProgramRequest {
  problem: SliceProblem;
  /** What a move of each cell by one is worth, 0 for none: positive for a rise, negative for a fall. */
  worth: Float64Array;
}

/** How far a blank may move that is not asked to: enough to pass on what others do. */
const REACH = 3;
/** Price of moving a blank by one, so that changes stay small. */
const TRIFLE = 0.001;
/** Cells behind which more published cells lie are left out: with two of them a program takes fifty times as long. */
const MOST_OPEN = 1;
const STEPS = 1200;
const PRIMAL_SIMPLEX = 4;
const OPTIONS = {
  output_flag: false,
  presolve: 'off',
  simplex_strategy: PRIMAL_SIMPLEX,
  simplex_iteration_limit: STEPS,
} as const;
/** Nominal microseconds of a program and of a simplex step, per row and column. */
const PROGRAM_COST = 5;
const STEP_COST = 0.015;

/**
 * One linear program for a whole slice of a table: as many of its cells as it pays to move are moved by one, against
 * the price of the published cells that would have to move with them. What one blank makes possible serves many.
 * After Fischetti and Salazar's start, for all cells at once instead of one.
 */
export class SliceProgram {
  private readonly changesModel: ChangesModel;
  private readonly liveCells: LiveCells;
  private readonly exactChanges: ExactChanges;
  private built: LinearModel | undefined;

  constructor(
    private readonly solver: LinearSolver,
    private readonly system: CellSystem,
    private readonly effort: Effort,
  ) {
    this.changesModel = new ChangesModel(solver, system);
    this.liveCells = new LiveCells(system);
    this.exactChanges = new ExactChanges(system);
  }

  dispose(): void {
    this.built?.dispose();
  }

  /** The change that is worth most, if any is worth its price; in parts where the program's answer is. */
  find(request: SliceProgramRequest): Change | undefined {
    const live = this.live(request);
    const found = live.length === 0 ? undefined : this.solve(request, live);
    return found && this.exact(request.problem, live, found);
  }

  /** Cells that may move; one that is alone in an equation cannot. */
  private live({ problem }: SliceProgramRequest): number[] {
    const { system } = this;
    const { price, open, below, above } = problem;
    const cells: number[] = [];
    for (let cell = 0; cell < system.cellCount; cell++) {
      if (open[cell]! > MOST_OPEN || price[cell] === Infinity) continue;
      if (below[cell]! >= 1 || above[cell]! >= 1) cells.push(cell);
    }
    return this.liveCells.of(cells);
  }

  /** Change of each live cell. */
  private solve(request: SliceProgramRequest, live: number[]): Float64Array | undefined {
    const { solver, effort } = this;
    const left = effort.millisecondsLeft();
    if (left <= 0) return undefined;
    const columns = this.columns(request, live);
    const model = (this.built ??= solver.createModel());
    model.clearModel();
    const size = this.changesModel.pass(model, live, columns);
    model.options.set(OPTIONS);
    if (left < Infinity) model.options.set({ time_limit: model.getRunTime() + left / 1000 });
    model.run();
    const steps = Number(model.info.get('simplex_iteration_count'));
    effort.spend(size * (PROGRAM_COST + STEP_COST * steps));
    const status = model.getModelStatus();
    const { optimal, iterationLimit } = solver.constants.modelStatus;
    // What the primal simplex holds when its steps are used up is possible too.
    if (status !== optimal && status !== iterationLimit) return undefined;
    const { colValue } = model.getSolution();
    const change = new Float64Array(live.length);
    const { owner, sign } = columns;
    owner.forEach((at, column) => (change[at]! += sign[column]! * colValue[column]!));
    return change;
  }

  private columns({ problem, worth }: SliceProgramRequest, live: readonly number[]): ChangeColumns {
    const columns: ChangeColumns = { first: [], owner: [], sign: [], cost: [], lower: [], upper: [] };
    live.forEach((cell, at) => {
      columns.first.push(columns.owner.length);
      const price = problem.price[cell]!;
      const most = price > 0 || worth[cell] !== 0 ? 1 : REACH;
      for (const way of [1, -1]) {
        const room = (way > 0 ? problem.above : problem.below)[cell]!;
        if (room < 1) continue;
        columns.owner.push(at);
        columns.sign.push(way);
        columns.cost.push(price + TRIFLE - Math.max(0, way * worth[cell]!));
        columns.lower.push(0);
        columns.upper.push(Math.min(most, room));
      }
    });
    columns.first.push(columns.owner.length);
    return columns;
  }

  private exact(
    { below, above, price }: SliceProblem,
    live: number[],
    found: Float64Array,
  ): Change | undefined {
    const exact = this.exactChanges.of(
      live,
      found,
      (cell, by, per) => Math.abs(by) <= (by < 0 ? below : above)[cell]! * per,
    );
    return exact && { ...exact, price: exact.cells.reduce((sum, cell) => sum + price[cell]!, 0) };
  }
}
