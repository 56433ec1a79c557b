import { suppressAdditiveTable, type AdditiveCell, type AdditiveEquation } from '#libs/disclosure';

export interface AmbiguousPattern {
  blanks: ReadonlySet<string>;
  /** Blanks that a reader who knows the rule can pin down or call small; then the table is not published. */
  unprotected: string[];
}

interface Interval {
  least: number;
  most: number;
}

interface Rule {
  threshold: number;
  zeros: 'blank';
  jitter: (id: string) => number;
}

/**
 * Blanks such that nothing follows by adding up and, beyond that, every small count could as well be zero or above
 * the threshold, as far as a reader sees who knows that counts are not negative. Two blank zeros with a shown sum of
 * zero, or three blanks with a sum of two, are no protection for each other: where that happens, a further cell of
 * the narrow sum becomes blank and the pattern is made again. `found` holds, round by round, blanks that a stronger
 * attacker narrowed in the patterns before: each gets company once.
 */
export function ambiguousPattern(
  cells: readonly AdditiveCell[],
  equations: readonly AdditiveEquation[],
  rule: Rule,
  found: readonly ReadonlySet<string>[] = [],
): AmbiguousPattern {
  const values = new Map(cells.map((cell) => [cell.id, cell.value]));
  const widened = new Set<string>();
  const rounds = [...found];
  for (;;) {
    const marked = cells.map((cell) => (widened.has(cell.id) ? { ...cell, sensitive: true } : cell));
    const { blanks, unprotected } = suppressAdditiveTable(marked, equations, rule);
    if (unprotected.length > 0) return { blanks, unprotected };
    const intervals = intervalsOf(values, equations, blanks);
    const weak = [...blanks].filter((id) => isWeak(values.get(id) ?? 0, intervals.get(id), rule.threshold));
    const next = weak.length > 0 ? weak : [...(rounds.shift() ?? [])].filter((id) => blanks.has(id));
    if (next.length === 0 && rounds.length === 0) return { blanks, unprotected: [] };
    const before = widened.size;
    for (const id of furtherBlanks(next, { values, equations, blanks, intervals, rule })) widened.add(id);
    if (widened.size === before && weak.length > 0) return { blanks, unprotected: weak };
  }
}

function isWeak(value: number, interval: Interval | undefined, threshold: number): boolean {
  if (!interval || interval.least === interval.most) return true;
  return value <= threshold && (interval.least > 0 || interval.most <= threshold);
}

interface State {
  values: ReadonlyMap<string, number>;
  equations: readonly AdditiveEquation[];
  blanks: ReadonlySet<string>;
  intervals: ReadonlyMap<string, Interval>;
  rule: Rule;
}

/** For each weak blank one more blank in the sum that holds it tightest; no sum gets two at a time. */
function furtherBlanks(weak: readonly string[], state: State): string[] {
  const { values, equations, blanks, rule } = state;
  const used = new Set<AdditiveEquation>();
  const chosen: string[] = [];
  const price = (id: string, equation: AdditiveEquation): number =>
    Math.log1p(values.get(id) ?? 0) + 0.3 * rule.jitter(id) + (id === equation.parent ? 1 : 0);
  for (const id of weak) {
    const mine = equations.filter(({ parent, children }) => parent === id || children.includes(id));
    const tightest = mine
      .map((equation) => ({ equation, room: roomIn(equation, id, state.intervals) }))
      .sort((a, b) => a.room - b.room);
    for (const { equation } of tightest) {
      if (used.has(equation)) break;
      const open = [equation.parent, ...equation.children].filter((other) => !blanks.has(other));
      const [best] = open.sort((a, b) => price(a, equation) - price(b, equation));
      if (best === undefined) continue;
      used.add(equation);
      chosen.push(best);
      break;
    }
  }
  return chosen;
}

/** Width that one sum alone leaves a cell. */
function roomIn(
  { parent, children }: AdditiveEquation,
  id: string,
  intervals: ReadonlyMap<string, Interval>,
): number {
  const of = (cell: string): Interval => intervals.get(cell) ?? { least: 0, most: 0 };
  const others = children.filter((child) => child !== id).map(of);
  const least = others.reduce((sum, { least }) => sum + least, 0);
  const most = others.reduce((sum, { most }) => sum + most, 0);
  if (parent === id) return most - least;
  return of(parent).most - least - Math.max(0, of(parent).least - most);
}

/** What a reader can say of each cell: shown ones exactly, blanks by passing bounds through the sums. */
function intervalsOf(
  values: ReadonlyMap<string, number>,
  equations: readonly AdditiveEquation[],
  blanks: ReadonlySet<string>,
): Map<string, Interval> {
  const intervals = new Map<string, Interval>();
  for (const [id, value] of values)
    intervals.set(id, blanks.has(id) ? { least: 0, most: Infinity } : { least: value, most: value });
  const of = (id: string): Interval => intervals.get(id) as Interval;
  const clip = (id: string, least: number, most: number): boolean => {
    const old = of(id);
    const next = { least: Math.max(old.least, least), most: Math.min(old.most, most) };
    intervals.set(id, next);
    return next.least !== old.least || next.most !== old.most;
  };
  for (let moved = true; moved;) {
    moved = false;
    for (const { parent, children } of equations) {
      const sum = (of_: keyof Interval, without?: string): number =>
        children.reduce((total, child) => (child === without ? total : total + of(child)[of_]), 0);
      moved = clip(parent, sum('least'), sum('most')) || moved;
      for (const child of children) {
        const { least, most } = of(parent);
        moved = clip(child, least - sum('most', child), most - sum('least', child)) || moved;
      }
    }
  }
  return intervals;
}
