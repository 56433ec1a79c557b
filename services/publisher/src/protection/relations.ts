import { SystemBuilder, type CellSystem } from '#libs/disclosure';
import { ancestorsOf, WALES, type AreaRegister } from '../domain/areas';
import { cellKey, type TrueCell } from '../domain/cells';
import { quartersOf, seriesOf } from '../domain/periods';
import { knownKind, partsIn, partsOf } from '../domain/tables/kinds';

/** Averages of M4 and the rates of M3 that count the same cohorts: their reoffenders are the same people. */
const COHORT_OF = new Map([
  ['A4 frequency', 'A3 rate'],
  ['B4 frequency', 'B3 rate'],
  ['C4 frequency', 'C3 rate'],
  ['D5 frequency', 'D3 rate'],
  ['D5 frequency_care', 'D4 rate'],
  ['E4 frequency', 'E3 rate'],
  ['F4 frequency', 'F3 rate'],
]);

/** Cells that a reader reasons about together: those of one series, and of cohorts that two measures count. */
export function familyOf({ indicator, series }: TrueCell): string {
  const name = `${indicator} ${series}`;
  return COHORT_OF.get(name) ?? name;
}

/** A count that any reader can reason about: a cell that was ever released, or one that never will be. */
export interface Variable {
  name: string;
  /** Undefined: no cell of a release, only the difference or sum of some. */
  cell?: TrueCell;
  /** What is true of it; undefined where even the steward does not know. */
  truth: number | undefined;
  /** No cell, and yet people: who is counted more than once, or in the whole and not in a part. Few are a small count. */
  counted?: 'repeaters' | 'others';
}

export interface Relations {
  system: CellSystem;
  variables: Variable[];
  numbers: ReadonlyMap<string, number>;
  /** Numbers of the variables of each relation. */
  rows: number[][];
}

/**
 * What any reader knows to hold between the cells of an indicator: areas add up (rule R8), outcomes add up, a share
 * is part of its whole; over time events add up, people do not (rule R7): a year has at most as many as its quarters
 * together, and for all Wales at least as many as each. Where people move, the last does not hold. Written from the
 * reader's side: nothing of it is taken from the protection.
 */
export function relationsOf(
  cells: readonly TrueCell[],
  areas: AreaRegister,
  unreleased: (cell: TrueCell) => number | undefined,
): Relations {
  const graph = new Graph(cells);
  for (const cell of cells) {
    const { sum, share } = knownKind(cell);
    const at = (place: Partial<TrueCell>): number | undefined => graph.find({ ...cell, ...place });
    if (sum?.whole === cell.statistic)
      graph.add(
        at({})!,
        sum.parts.map((statistic) => at({ statistic })),
      );
    if (share?.whole === cell.statistic)
      graph.add(at({})!, [
        at({ statistic: share.part }),
        graph.hidden('rest of', [at({})!], [at({ statistic: share.part })]),
      ]);
    addTime(graph, cell, at, unreleased);
    addParts(graph, cell, at);
    addCohort(graph, cell, at({}));
  }
  for (const [parent, children] of areaSums(cells, areas, graph)) graph.add(parent, children);
  return graph.freeze();
}

/** The reoffenders of M4 are those of M3, unless a change of definition made them others. */
function addCohort(graph: Graph, cell: TrueCell, at: number | undefined): void {
  const [indicator = '', series = ''] = familyOf(cell).split(' ');
  const { amount } = knownKind(cell);
  if (cell.indicator === indicator || cell.statistic !== amount?.people || at === undefined) return;
  const other = graph.find({ ...cell, indicator, series, statistic: 'reoffenders' });
  if (other !== undefined && graph.variables[other]?.truth === cell.value) graph.add(other, [at]);
}

/** A table without breakdown and those that divide it, each part of which stands for itself. */
function addParts(graph: Graph, cell: TrueCell, at: (place: Partial<TrueCell>) => number | undefined): void {
  const whole = at({})!;
  for (const kind of partsOf(knownKind(cell))) {
    const { breakdown, divides, absent } = kind;
    const empty = absent?.[cell.indicator.slice(0, 1)] ?? [];
    const parts = partsIn(kind, cell.category)
      .filter((category) => !empty.includes(category))
      .map((category) => at({ breakdown, category }));
    const present = parts.filter((part) => part !== undefined);
    if (present.length === 0) continue;
    const isComplete = present.length === parts.length;
    if (divides === 'sums') {
      graph.add(whole, isComplete ? present : [...present, graph.hidden('rest of', [whole], present)]);
      continue;
    }
    for (const part of present)
      graph.add(whole, [part, graph.hidden('others than', [whole], [part], 'others')]);
    if (isComplete) graph.addRepeaters(whole, present);
  }
}

function areaSums(cells: readonly TrueCell[], areas: AreaRegister, graph: Graph): Map<number, number[]> {
  const sums = new Map<number, number[]>();
  for (const cell of cells) {
    // Tables without health boards have authorities next below police areas.
    const parent = ancestorsOf(areas, cell.areaCode)
      .map((areaCode) => graph.find({ ...cell, areaCode }))
      .find((one) => one !== undefined);
    if (parent === undefined) continue;
    sums.set(parent, [...(sums.get(parent) ?? []), graph.find(cell)!]);
  }
  return sums;
}

function addTime(
  graph: Graph,
  cell: TrueCell,
  at: (place: Partial<TrueCell>) => number | undefined,
  unreleased: (cell: TrueCell) => number | undefined,
): void {
  const quarters = quartersOf(cell.period);
  if (quarters.length < 2) return;
  const { time } = knownKind(cell);
  const isWales = cell.areaCode === WALES;
  if (time === 'apart' || (time === 'distinct-wales' && !isWales)) return;
  const whole = at({})!;
  if (time === 'stock') {
    const last = at({ period: quarters.at(-1) });
    if (last !== undefined) graph.add(whole, [last]);
    return;
  }
  const known = quarters.map((period) => at({ period }));
  // Windows that overlap subtract to differences of quarters, whether these are released or not.
  const isWindow = isWales && seriesOf(cell.period) === 'rolling';
  const parts = isWindow
    ? quarters.map((period, place) => {
        const quarter = { ...cell, period };
        return known[place] ?? graph.unreleased(quarter, unreleased(quarter));
      })
    : known;
  if (parts.every((part) => part === undefined)) return;
  if (isWales && time.startsWith('distinct'))
    for (const part of parts)
      if (part !== undefined) graph.add(whole, [part, graph.hidden('others in', [whole], [part])]);
  if (parts.includes(undefined)) {
    if (time === 'sums') graph.add(whole, [...parts, graph.hidden('rest of', [whole], parts)]);
  } else if (time === 'sums') graph.add(whole, parts);
  else graph.addRepeaters(whole, parts as number[]);
}

class Graph {
  readonly variables: Variable[] = [];
  readonly rows: number[][] = [];
  private readonly numbers = new Map<string, number>();
  private readonly builder = new SystemBuilder();

  constructor(cells: readonly TrueCell[]) {
    for (const cell of cells) {
      this.numbers.set(cellKey(cell), this.variables.length);
      this.variables.push({ name: cellKey(cell), cell, truth: cell.value ?? undefined });
    }
  }

  find(place: TrueCell): number | undefined {
    return this.numbers.get(cellKey(place));
  }

  unreleased(cell: TrueCell, truth: number | undefined): number {
    const key = cellKey(cell);
    const found = this.numbers.get(key);
    if (found !== undefined) return found;
    this.numbers.set(key, this.variables.length);
    return this.variables.push({ name: key, truth }) - 1;
  }

  /** A count that no release holds: a sum of some variables less others. */
  hidden(
    what: string,
    plus: readonly number[],
    minus: readonly (number | undefined)[],
    counted?: Variable['counted'],
  ): number {
    const truth = (of: readonly (number | undefined)[]): number =>
      of.reduce<number>(
        (sum, one) => sum + (one === undefined ? 0 : (this.variables[one]?.truth ?? Number.NaN)),
        0,
      );
    const value = truth(plus) - truth(minus);
    const name = `${what} ${this.variables[plus[0]!]!.name}`;
    return this.variables.push({ name, truth: Number.isNaN(value) ? undefined : value, counted }) - 1;
  }

  /** The parts together are the whole and who is in several of them. */
  addRepeaters(whole: number, parts: readonly number[]): void {
    const together = this.hidden('together', parts, []);
    this.add(together, parts);
    this.add(together, [whole, this.hidden('repeaters in', parts, [whole], 'repeaters')]);
  }

  /** whole = sum of the parts, where all of them are there. */
  add(whole: number, parts: readonly (number | undefined)[]): void {
    const present = parts.filter((part) => part !== undefined);
    this.builder.addSum(whole, present);
    this.rows.push([whole, ...present]);
  }

  freeze(): Relations {
    const { variables, rows, numbers } = this;
    return { system: this.builder.build(variables.length), variables, rows, numbers };
  }
}
