import loadHighs from 'highs';

/** One component of an attacker's problem: unknowns with bounds and equations. Infinity: no bound. */
export interface ProgramInput {
  low: Float64Array;
  high: Float64Array;
  rowStart: Int32Array;
  rowUnknown: Int32Array;
  rowSign: Int8Array;
  rowSum: Float64Array;
  /** Unknowns to be bounded, and the values that settle each: reached on that side, no program is solved. */
  targets: Int32Array;
  enoughLow: Float64Array;
  enoughHigh: Float64Array;
  /** Values already seen in some possible table. */
  seenLow: Float64Array;
  seenHigh: Float64Array;
  /** Whether one side is enough: the unknown need not be open both ways. */
  either: boolean;
  /** Milliseconds. */
  timeLimit: number;
}

/** Where results are written as they are found. */
export interface ProgramOutput {
  low: Float64Array;
  high: Float64Array;
  decided: Uint8Array;
  /** One entry: programs solved. */
  solved: Int32Array;
}

export interface ProgramResult {
  /** Bounds of each target: proved, or the value seen where that was enough. */
  low: Float64Array;
  high: Float64Array;
  /** 1 where both sides of the target were decided in the time given. */
  decided: Uint8Array;
  solved: number;
}

const TOLERANCE = 1e-6;
const PRIMAL_SIMPLEX = 4;

/** One solver per thread; it holds no state between models. */
let solver: ReturnType<typeof loadHighs> | undefined;

/**
 * Bounds unknowns by linear programs over one persistent model: only the objective changes, so the primal
 * simplex starts from a feasible basis. Every solution is remembered for all unknowns.
 */
export async function boundByPrograms(input: ProgramInput, output: ProgramOutput): Promise<void> {
  const highs = await (solver ??= loadHighs());
  const started = performance.now();
  const model = highs.createModel();
  try {
    model.options.set({ output_flag: false, simplex_strategy: PRIMAL_SIMPLEX });
    input.low.forEach((low, at) => {
      model.addVar(low, input.high[at] === Infinity ? highs.infinity : input.high[at]!);
    });
    for (let row = 0; row < input.rowSum.length; row++) {
      const [from, to] = [input.rowStart[row]!, input.rowStart[row + 1]!];
      const indices = Array.from(input.rowUnknown.subarray(from, to));
      model.addRow(input.rowSum[row]!, input.rowSum[row]!, {
        indices,
        values: Array.from(input.rowSign.subarray(from, to)),
      });
    }
    const seen = { low: input.seenLow.slice(), high: input.seenHigh.slice() };
    const proved = { low: input.low.slice(), high: input.high.slice() };
    const solve = (target: number, sense: 1 | -1): boolean => {
      const left = input.timeLimit - (performance.now() - started);
      if (left <= 0) return false;
      model.options.set({ time_limit: model.getRunTime() + left / 1000 });
      model.changeColCost(target, 1);
      model.changeObjectiveSense(
        sense > 0 ? highs.constants.objectiveSense.minimize : highs.constants.objectiveSense.maximize,
      );
      model.run();
      output.solved[0]! += 1;
      const status = model.getModelStatus();
      const values = model.getSolution().colValue;
      model.changeColCost(target, 0);
      if (status === highs.constants.modelStatus.unbounded) {
        seen.high[target] = Infinity;
        return true;
      }
      if (status !== highs.constants.modelStatus.optimal) return false;
      for (let at = 0; at < values.length; at++) {
        if (values[at]! < seen.low[at]!) seen.low[at] = values[at]!;
        if (values[at]! > seen.high[at]!) seen.high[at] = values[at]!;
      }
      if (sense > 0)
        proved.low[target] = Math.max(proved.low[target]!, Math.ceil(values[target]! - TOLERANCE));
      else proved.high[target] = Math.min(proved.high[target]!, Math.floor(values[target]! + TOLERANCE));
      return true;
    };
    input.targets.forEach((target, at) => {
      const lowSeen = () => seen.low[target]! <= input.enoughLow[at]! + TOLERANCE;
      const highSeen = () => seen.high[target]! >= input.enoughHigh[at]! - TOLERANCE;
      const enough = () => (input.either ? lowSeen() || highSeen() : false);
      const lowDone = enough() || (!input.either && lowSeen()) || solve(target, 1);
      const highDone = enough() || highSeen() || solve(target, -1);
      output.low[at] = proved.low[target]!;
      output.high[at] = proved.high[target]!;
      output.decided[at] = lowDone && highDone ? 1 : 0;
    });
  } finally {
    model.dispose();
  }
}
