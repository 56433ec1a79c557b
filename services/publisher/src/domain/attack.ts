import { parentOf, type AreaRegister } from './areas';
import { cellKey, type ReleaseCell } from './cells';
import type { History } from './history';

/** What an attacker found out of the cells as released. For stewards; nothing of it may leave. */
export interface AttackReport {
  attackers: AttackerReport[];
  /** Exact disclosures over all attackers: a release with one is not published. */
  failures: number;
}

export interface AttackerReport {
  attacker: string;
  tried: number;
  /** Blanks that must be one value. */
  exact: string[];
  /** Blanks that cannot be above the threshold. */
  provablySmall: string[];
  /** Width of the narrowest interval; null without blanks. */
  narrowest: number | null;
}

interface Attacker {
  name: string;
  /** The value of a cell, where the attacker has it from elsewhere. */
  knows: (cell: ReleaseCell) => number | undefined;
}

interface Variable {
  name: string;
  least: number;
  most: number;
}

interface Relation {
  whole: ReleaseCell;
  parts: ReleaseCell[];
}

/** Knows that counts are not negative, that areas add up, and that outcomes add up. */
const PUBLIC: Attacker = { name: 'public', knows: () => undefined };

/** Has kept every earlier release, and takes its figures for true where they still are. */
export function readerOfAll(truth: readonly ReleaseCell[], history: History): Attacker {
  const known = new Map<string, number>();
  for (const cell of truth)
    if (cell.value !== null && history.get(cellKey(cell))?.includes(cell.value))
      known.set(nameOf(cell), cell.value);
  return { name: 'reader of all releases', knows: (cell) => known.get(nameOf(cell)) };
}

/**
 * Tries to recover blanks by interval propagation over the sums that any reader knows. It is written from the
 * reader's side: it takes cells as shown, works the sums out anew and shares no code with the protection.
 */
export function attackRelease(
  shown: readonly ReleaseCell[],
  areas: AreaRegister,
  threshold: number,
  others: readonly Attacker[] = [],
): AttackReport {
  const counts = shown.filter((cell) => cell.statistic !== 'percent' && ['', 'c'].includes(cell.symbol));
  const relations = relationsOf(counts, areas);
  const attackers = [PUBLIC, ...others].map((attacker) => attack(attacker, counts, relations, threshold));
  return { attackers, failures: attackers.reduce((sum, { exact }) => sum + exact.length, 0) };
}

function attack(
  attacker: Attacker,
  counts: readonly ReleaseCell[],
  relations: readonly Relation[],
  threshold: number,
): AttackerReport {
  const known = new Map<ReleaseCell, Variable>();
  for (const cell of counts) {
    const value = cell.value ?? attacker.knows(cell);
    known.set(cell, { name: nameOf(cell), least: value ?? 0, most: value ?? Infinity });
  }
  while (relations.map((relation) => tighten(relation, known)).includes(true)) {
    // Every round that changes something narrows an interval of whole numbers, so the rounds end.
  }
  const blanks = counts.filter((cell) => cell.value === null).map((cell) => known.get(cell) as Variable);
  const widths = blanks.map(({ least, most }) => most - least);
  return {
    attacker: attacker.name,
    tried: blanks.length,
    exact: blanks.filter(({ least, most }) => least === most).map(({ name }) => name),
    provablySmall: blanks.filter(({ most }) => most <= threshold).map(({ name }) => name),
    narrowest: widths.length > 0 ? Math.min(...widths) : null,
  };
}

/** whole = sum of parts, read from both sides; true if an interval became narrower. */
function tighten({ whole, parts }: Relation, known: ReadonlyMap<ReleaseCell, Variable>): boolean {
  const total = known.get(whole) as Variable;
  const items = parts.map((part) => known.get(part) as Variable);
  const least = items.reduce((sum, item) => sum + item.least, 0);
  const unbounded = items.filter((item) => item.most === Infinity).length;
  const most = items.reduce((sum, item) => sum + (item.most === Infinity ? 0 : item.most), 0);
  let changed = narrow(total, least, unbounded > 0 ? Infinity : most);
  for (const item of items) {
    const others = unbounded - (item.most === Infinity ? 1 : 0);
    const othersMost = others > 0 ? Infinity : most - (item.most === Infinity ? 0 : item.most);
    const lower = othersMost === Infinity ? 0 : total.least - othersMost;
    // Bounds from before this pass stay true while others narrow, so the sums need not be taken again.
    changed = narrow(item, lower, total.most - (least - item.least)) || changed;
    if (changed) break;
  }
  return changed;
}

function narrow(variable: Variable, least: number, most: number): boolean {
  const before = variable.most - variable.least;
  const [oldLeast, oldMost] = [variable.least, variable.most];
  variable.least = Math.max(variable.least, least);
  variable.most = Math.min(variable.most, most);
  return before !== 0 && (variable.least !== oldLeast || variable.most !== oldMost);
}

function relationsOf(counts: readonly ReleaseCell[], areas: AreaRegister): Relation[] {
  const byPlace = new Map(counts.map((cell) => [nameOf(cell), cell]));
  const parts = new Map<ReleaseCell, ReleaseCell[]>();
  const outcomes = new Map<ReleaseCell, ReleaseCell[]>();
  const add = (
    to: Map<ReleaseCell, ReleaseCell[]>,
    whole: ReleaseCell | undefined,
    part: ReleaseCell,
  ): void => {
    if (whole) to.set(whole, [...(to.get(whole) ?? []), part]);
  };
  for (const cell of counts) {
    const parent = parentOf(areas, cell.areaCode);
    if (parent) add(parts, byPlace.get(nameOf({ ...cell, areaCode: parent })), cell);
    if (cell.statistic === 'successes' || cell.statistic === 'failures')
      add(outcomes, byPlace.get(nameOf({ ...cell, statistic: 'total' })), cell);
  }
  const list = (of: Map<ReleaseCell, ReleaseCell[]>): Relation[] =>
    [...of].map(([whole, members]) => ({ whole, parts: members }));
  return [...list(parts), ...list(outcomes)];
}

/** How reports name a cell. */
export const nameOf = (cell: ReleaseCell): string =>
  `${cell.indicator} ${cell.statistic} ${cell.category || '-'} ${cell.period} ${cell.areaCode}`;
