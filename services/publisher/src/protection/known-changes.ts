import { cellKey } from '../domain/cells';
import { quartersOf } from '../domain/periods';
import type { Relations } from './relations';

/**
 * Changes of the true counts, by the variables' numbers, with what follows from each for sums and differences that no
 * release holds: tables that an attacker cannot tell from the true one.
 */
export function knownChanges(
  relations: Relations,
  changes: readonly ReadonlyMap<string, number>[],
): { cells: Int32Array; by: Int32Array }[] {
  const { numbers } = relations;
  return changes.flatMap((change) => {
    const own = new Map<number, number>();
    for (const [key, by] of change) {
      const at = numbers.get(key);
      if (at !== undefined) own.set(at, by);
    }
    if (own.size === 0) return [];
    return [own, ...withQuarters(own, relations)].map((offered) => {
      const whole = withDifferences(offered, relations);
      return { cells: Int32Array.from(whole.keys()), by: Int32Array.from(whole.values()) };
    });
  });
}

/** A change of a year may lie in any one of its quarters. */
function withQuarters(change: ReadonlyMap<number, number>, relations: Relations): Map<number, number>[] {
  const { variables, numbers } = relations;
  const [first] = [...change.keys()];
  const period = first === undefined ? undefined : variables[first]?.cell?.period;
  const quarters = period === undefined ? [] : quartersOf(period);
  if (quarters.length < 2) return [];
  return quarters.map((quarter) => {
    const more = new Map(change);
    for (const [at, by] of change) {
      const cell = variables[at]?.cell;
      const part = cell && numbers.get(cellKey({ ...cell, period: quarter }));
      if (part !== undefined) more.set(part, by);
    }
    return more;
  });
}

/** Adds what follows for sums and differences that no release holds. */
function withDifferences(
  change: ReadonlyMap<number, number>,
  { rows, variables }: Relations,
): Map<number, number> {
  const whole = new Map(change);
  for (const row of rows) {
    const open = row.findIndex((at) => !variables[at]?.cell && !whole.has(at));
    if (open < 0 || row.every((at) => !whole.has(at))) continue;
    const by = row.reduce((sum, at, place) => sum + (place === 0 ? -1 : 1) * (whole.get(at) ?? 0), 0);
    if (by !== 0) whole.set(row[open] ?? -1, open === 0 ? by : -by);
  }
  return whole;
}
