import type { ProtectionRules } from '../table/rules';
import { equationsOf, type CountTable } from '../table/table';
import type { Adversary } from './demands/adversary';
import { Ambiguity } from './demands/ambiguity';
import { blockSearch } from './blocks/cover';
import { suppressBottomUp, BottomUp } from './bottom-up';
import { ConeCover } from './cone/cover';
import { Effort } from './effort';
import { tooLarge } from './elimination';
import type { LinearSolver } from './least-change';
import { suppressMinimum } from './minimum';
import { primaryCells } from './primary';
import { reopenLinear } from './reopen';
import { Seeker } from './seeker';
import { SliceCover } from './slices/cover';
import type { WitnessChange } from './demands/sides';
import type { Change } from './walk';

export interface ProtectInput {
  table: CountTable;
  rules: ProtectionRules;
  /** Cells that must be blank, and large in the eyes of everyone, though no rule of the table says so. */
  sensitive?: (cell: number) => boolean;
  /** What earlier releases show of the same cells: a value, NaN where nothing, and where they are blank. */
  history?: {
    published: Float64Array;
    blank: Uint8Array;
    /** Cells that must stay open from low to high, because the change since then is small. */
    revisions?: readonly { cell: number; low: number; high: number }[];
  };
  /** Cells that everyone knows from elsewhere: shown, and not protected. */
  known?: ReadonlySet<number>;
  /** Changes that showed an earlier release to be open: what they show still need not be searched for again. */
  carried?: readonly Change[];
  /** From 0 up to 1 for a cell; secret and stable over releases. Absent: none. */
  jitter?: (cell: number) => number;
  /** Seed of the searches; secret where the jitter is. */
  seed?: number;
  /** What the searches may cost; absent: a minute's work. */
  effort?: Effort;
  progress?: (stage: string, done: number, of: number) => void;
  /** Finds changes that walks miss; without it there are walks only. */
  solver?: LinearSolver;
}

/** The exact profile of a table. Only `blank` may leave the steward's side. */
export interface ProtectedTable {
  blank: Uint8Array;
  primary: Uint8Array;
  adversaries: readonly { name: string; lower: Float64Array }[];
  witnesses: WitnessChange[];
  /** Minimum protection: the witnesses show of some small counts only that they are not pinned. */
  ranged: boolean;
  /** Primaries that must stay published or that what is published gives away: refuse the release. */
  unprotected: number[];
}

/** Price of a jittered blank is up to this much higher. */
const JITTER = 0.1;
/** A blank that hides more is dearer, by this for each power of e. */
const SIZE_WEIGHT = 0.03;
/** The largest total is worth this many small blanks more. */
const TOTAL_WEIGHT = 10;

/** Cells of a table that is not put to a linear program as a whole. */
const LARGE = 6000;
/** Room that the blanks of an equation of a large table have, in parts of what a small count must rise. */
const ROOM = 2;
/** Blanks, the largest first, for which cheaper ones are sought at the end. */
const EXCHANGES = 40;
/** Under the minimum criterion one blank is as dear as another: those that least hangs on are tried. */
const MINIMUM_EXCHANGES = 24;

/** Chooses the blanks of a table under the rules. */
export function protectTable(input: ProtectInput): ProtectedTable {
  const { table, rules, history } = input;
  const { values, layout } = table;
  const system = equationsOf(layout);
  const { primary, hidden, adversaries } = primaryCells(table, rules, input.known);
  for (const { cell, low, high } of history?.revisions ?? []) {
    if (input.known?.has(cell)) continue;
    primary[cell] = 1;
    adversaries[0]!.demands.push({ cell, atLeast: high, atMost: low });
  }
  const released = (cell: number) => history !== undefined && !Number.isNaN(history.published[cell]!);
  const fixed = new Uint8Array(values.length);
  const forced = new Uint8Array(values.length);
  const unprotected: number[] = [];
  for (let cell = 0; cell < values.length; cell++) {
    if (released(cell)) {
      forced[cell] = 1;
      if (primary[cell]) unprotected.push(cell);
    } else if (primary[cell] || hidden[cell] || history?.blank[cell] || input.sensitive?.(cell))
      fixed[cell] = 1;
    else if (rules.zeros === 'show' && values[cell] === 0) forced[cell] = 1;
  }
  for (let cell = 0; input.sensitive && cell < values.length; cell++) {
    if (primary[cell] || forced[cell] || !input.sensitive(cell)) continue;
    const atLeast = values[cell]! + rules.threshold + 1;
    adversaries[0]!.demands.push({ cell, atLeast, atMost: values[cell]! });
  }
  const blank = fixed.slice();
  const largest = values.reduce((most, value) => Math.max(most, value), 1);
  // Shown zeros cannot move, which leaves walks few ways. Where zeros are blank these find their way for fewer blanks.
  const sliced =
    rules.protection === 'minimum' &&
    rules.zeros === 'show' &&
    values.length > LARGE &&
    input.solver &&
    SliceCover.fits(layout);
  const price = values.map((value, cell) => {
    if (forced[cell]) return Infinity;
    const base =
      rules.price === 'mass'
        ? 0.01 + Math.log1p(value)
        : 1 +
          (rules.protection === 'full' || sliced
            ? sizePrice(value / largest, value)
            : 0.001 * Math.log1p(value));
    return base * (1 + JITTER * (input.jitter?.(cell) ?? 0));
  });
  const protect = primary.map((is, cell) => (forced[cell] ? 0 : is));
  const common = { system, values, blank, protect, forced, cost: (cell: number) => price[cell]! };
  const carried = rules.protection === 'full' ? stillPossible(input.carried ?? [], blank, forced) : [];
  // Blanks that only these need are opened again at the end where other changes do.
  for (const { cells } of carried) for (const cell of cells) blank[cell] = 1;
  let witnesses: WitnessChange[] = [];
  if (rules.protection === 'linear') {
    const { added, unprotected: hopeless } = suppressBottomUp(common);
    unprotected.push(...hopeless);
    const order = added.sort((a, b) => price[b]! - price[a]! || a - b);
    if (!tooLarge(blank)) reopenLinear(system, blank, protect, order);
  } else {
    const minimum = rules.protection === 'minimum';
    const effort = input.effort ?? new Effort(60);
    const { lower } = adversaries[0]!;
    const { solver, seed = 1 } = input;
    if (sliced && solver && rules.evidence === 'range') {
      const own = movable(adversaries[0]!, values);
      const adversary = { ...own, demands: own.demands.filter(({ cell }) => !forced[cell]) };
      const cone = new ConeCover({ ...input, ...common, layout, price, adversary, seed, effort, solver });
      const found = cone.cover();
      if (found) return { blank, primary, adversaries, witnesses: found, ranged: true, unprotected };
    }
    if (minimum && !sliced) unprotected.push(...suppressMinimum({ ...common, lower }));
    // Where programs for the whole are too large, equations are given the room from the start that small counts need to rise.
    const room = values.length > LARGE ? ROOM * (rules.threshold + 1) : undefined;
    const pattern = minimum || room === undefined ? new BottomUp(common) : new BottomUp(common, lower, room);
    if (!minimum) pattern.settle();
    const seeker = new Seeker(layout, system, price, seed, effort, solver);
    const large = values.length > LARGE && solver;
    const slices = sliced
      ? new SliceCover({ ...input, layout, price, blank, seed, effort, solver: input.solver! })
      : undefined;
    const blocks = large && !slices ? blockSearch({ layout, system, seed, effort, solver }) : undefined;
    const hopeless = new Set(unprotected);
    const open = (minimum ? [movable(adversaries[0]!, values)] : adversaries).map((adversary) => ({
      ...adversary,
      demands: adversary.demands.filter(({ cell }) => !forced[cell] && !hopeless.has(cell)),
    }));
    const { progress } = input;
    const ambiguity = new Ambiguity({
      values,
      blank,
      fixed,
      adversaries: open,
      carried,
      seeker,
      effort,
      progress,
      price,
      ...(slices ? { slices } : {}),
      ...(blocks ? { blocks } : {}),
    });
    unprotected.push(...ambiguity.cover().map(({ cell }) => cell));
    if (minimum) ambiguity.thin();
    if (minimum && !slices && !blocks && ambiguity.exchange(MINIMUM_EXCHANGES, 'least needed') > 0)
      ambiguity.thin();
    ambiguity.prune(large || minimum ? 0 : 3);
    if (!minimum && !blocks && ambiguity.exchange(EXCHANGES) > 0) ambiguity.prune(1);
    witnesses = ambiguity.evidence();
    seeker.dispose();
    slices?.dispose();
    blocks?.program.dispose();
  }
  return { blank, primary, adversaries, witnesses, ranged: false, unprotected: [...new Set(unprotected)] };
}

/** Changes that leave what must stay published as it is. */
function stillPossible(changes: readonly Change[], blank: Uint8Array, forced: Uint8Array): readonly Change[] {
  return changes.filter(({ cells }) => cells.every((cell) => blank[cell] || !forced[cell]));
}

/** What a blank costs beyond its number: a little by size, and much where it is a large part of the whole. */
function sizePrice(share: number, value: number): number {
  return SIZE_WEIGHT * Math.log1p(value) + TOTAL_WEIGHT * share;
}

/** The weaker demand of the minimum criterion: each small cell may be something else than it is. */
function movable(adversary: Adversary, values: Float64Array): Adversary {
  const demands = adversary.demands.map(({ cell }) => ({
    cell,
    atLeast: values[cell]! + 1,
    atMost: values[cell]! - 1,
    either: true,
  }));
  return { ...adversary, demands };
}
