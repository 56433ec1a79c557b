import { cellKey, type TrueCell } from '../domain/cells';
import type { TableRules } from './disclosure-rules';
import type { History } from './earlier/history';
import { knownKind } from '../domain/tables/kinds';
import type { ProtectedTable } from './protect';
import type { ReleaseTables } from './protect-release';
import type { Relations } from './relations';

interface WhatIsShown {
  shown(cell: TrueCell): number | null;
  rulesOf(cell: TrueCell): TableRules;
  history: History;
}

/** A reader's chain of reasoning: a window, its quarters, the year they belong to, another outcome of a quarter. */
const MOST_STEPS = 4;

/**
 * Shown cells from which a finding may follow, the nearest first: one of them has to be blank as well. A chain of
 * relations goes on over what is blank; a figure that is shown ends it.
 */
export function shownAround(at: number, { rows, variables }: Relations, given: WhatIsShown): string[] {
  const own = variables[at]?.cell;
  // Within its own table an exact cell is protected already; rounding protects each cell by itself alone.
  const mayBeOwn = own !== undefined && given.rulesOf(own).profile === 'rounded';
  const seen = new Set([at]);
  const found: { cell: TrueCell; step: number }[] = [];
  for (let step = 1, from = new Set([at]); step <= MOST_STEPS && from.size > 0; step += 1) {
    const next = new Set<number>();
    for (const one of rows.filter((row) => row.some((variable) => from.has(variable))).flat()) {
      if (seen.has(one)) continue;
      seen.add(one);
      const cell = variables[one]?.cell;
      if (!cell || given.shown(cell) === null) next.add(one);
      else if (mayBeOwn || cell.period !== own?.period || cell.breakdown !== own.breakdown)
        found.push({ cell, step });
    }
    from = next;
  }
  const elsewhere = ({ areaCode }: TrueCell): number =>
    Number(own !== undefined && areaCode !== own.areaCode);
  const headline = (cell: TrueCell): number => Number(!knownKind(cell).further);
  return found
    .filter(({ cell }) => !given.history.get(cellKey(cell))?.includes(cell.value))
    .sort(
      (a, b) =>
        // A headline is the last to go.
        headline(a.cell) - headline(b.cell) ||
        elsewhere(a.cell) - elsewhere(b.cell) ||
        a.step - b.step ||
        (a.cell.value ?? 0) - (b.cell.value ?? 0),
    )
    .map(({ cell }) => cellKey(cell));
}

/**
 * Where quarters or parts cannot be protected beneath the years or wholes shown above them: for each such cell its own sum,
 * or the others of the table where its own is blank already. What an earlier release shows stays shown.
 */
export function sumsOver(
  unprotected: readonly TrueCell[],
  { system }: Pick<ProtectedTable, 'system'>,
  {
    ever,
    shown,
    history,
  }: Pick<ReleaseTables, 'ever' | 'history'> & { shown: ReadonlyMap<string, number | null> },
): { culprits: string[] }[] {
  const { sumOf } = system;
  if (!sumOf) return [];
  const keys = new Set(system.cells.map((cell) => cellKey(sumOf(cell))));
  const sums = ever
    .filter((cell) => keys.has(cellKey(cell)) && (shown.get(cellKey(cell)) ?? null) !== null)
    .filter((cell) => !history.get(cellKey(cell))?.includes(cell.value))
    .sort((a, b) => (a.value ?? 0) - (b.value ?? 0))
    .map(cellKey);
  return unprotected.map((cell) => {
    const own = cellKey(sumOf(cell));
    return { culprits: sums.includes(own) ? [own] : sums };
  });
}

/** The nearest cells of tables beside the headlines, over any relations; none where the family has no such table. */
export function besideAround(at: number, { rows, variables }: Relations): TrueCell[] {
  const isBeside = (one: number): boolean => {
    const cell = variables[one]?.cell;
    return cell !== undefined && knownKind(cell).further === true;
  };
  const seen = new Set([at]);
  for (let from = new Set([at]); from.size > 0;) {
    const found = [...from].filter(isBeside);
    if (found.length > 0) return found.flatMap((one) => variables[one]?.cell ?? []);
    const next = rows.filter((row) => row.some((one) => from.has(one))).flat();
    from = new Set(next.filter((one) => !seen.has(one)));
    for (const one of from) seen.add(one);
  }
  return [];
}
