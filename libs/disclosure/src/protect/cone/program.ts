import type { CellSystem } from '../../table/system';
import type { Effort } from '../effort';
import type { LinearSolver } from '../least-change';
import { type ChangeColumns, ChangesModel } from '../programs/changes-model';
import { LiveCells } from '../programs/live-cells';

export interface ConeRequest {
  blank: Uint8Array;
  /** How far each cell may fall; where it is not above zero the cell may only rise. */
  room: ArrayLike<number>;
  /** Whether a rise of the blank is asked for; those that may only rise are always asked. */
  wished: (cell: number) => boolean;
  /** Price of each published cell's change by one, where an asked rise is worth one; Infinity: it stays. Absent: all stay. */
  price?: ArrayLike<number>;
}

const OPTIONS = {
  output_flag: false,
  solver: 'ipx',
  run_crossover: 'off',
} as const;
/** Nominal microseconds of a program and of a step of the interior point method, per row and column. */
const PROGRAM_COST = 6;
const STEP_COST = 6;

/**
 * Directions in which a table can be changed a little: every equation holds, and nothing falls that is at its least.
 * They are a cone, so that a cell that can rise at all can rise by one: the program counts those that do. The interior
 * point method without crossover ends inside the optimal face, so that one answer tells of all cells, and what moves
 * is far from what does not.
 */
export class ConeProgram {
  private readonly changesModel: ChangesModel;
  private readonly liveCells: LiveCells;

  constructor(
    private readonly solver: LinearSolver,
    private readonly system: CellSystem,
    private readonly effort: Effort,
  ) {
    this.changesModel = new ChangesModel(solver, system);
    this.liveCells = new LiveCells(system);
  }

  /** Change of each cell, as the solver gives it; undefined: the program did not end. */
  find(request: ConeRequest): Float64Array | undefined {
    const { solver, system, effort } = this;
    const { blank, price } = request;
    const cells = [...blank.keys()].filter((cell) => blank[cell] || (price && price[cell]! < Infinity));
    const live = this.liveCells.of(cells);
    const left = effort.millisecondsLeft();
    if (live.length === 0 || left <= 0 || effort.usedUp()) return undefined;
    const columns = this.columns(request, live);
    const model = solver.createModel();
    try {
      model.options.set(OPTIONS);
      const size = this.changesModel.pass(model, live, columns);
      if (left < Infinity) model.options.set({ time_limit: model.getRunTime() + left / 1000 });
      model.run();
      const steps = Number(model.info.get('ipm_iteration_count'));
      effort.spend(size * (PROGRAM_COST + STEP_COST * steps));
      const status = model.getModelStatus();
      if (status !== solver.constants.modelStatus.optimal) return undefined;
      const { colValue } = model.getSolution();
      const change = new Float64Array(system.cellCount);
      const { owner, sign } = columns;
      owner.forEach((at, column) => (change[live[at]!]! += sign[column]! * colValue[column]!));
      return change;
    } finally {
      model.dispose();
    }
  }

  private columns({ blank, room, wished, price }: ConeRequest, live: readonly number[]): ChangeColumns {
    const { infinity } = this.solver;
    const columns: ChangeColumns = { first: [], owner: [], sign: [], cost: [], lower: [], upper: [] };
    const add = (at: number, sign: number, cost: number, lower: number, upper: number) => {
      columns.owner.push(at);
      columns.sign.push(sign);
      columns.cost.push(cost);
      columns.lower.push(lower);
      columns.upper.push(upper);
    };
    live.forEach((cell, at) => {
      columns.first.push(columns.owner.length);
      const mayFall = room[cell]! > 0;
      if (!blank[cell]) {
        add(at, 1, price![cell]!, 0, infinity);
        if (mayFall) add(at, -1, price![cell]!, 0, infinity);
      } else if (mayFall && !wished(cell)) add(at, 1, 0, -infinity, infinity);
      else {
        add(at, 1, -1, 0, 1);
        add(at, 1, 0, 0, infinity);
        if (mayFall) add(at, -1, 1, 0, infinity);
      }
    });
    columns.first.push(columns.owner.length);
    return columns;
  }
}
