import type { CubeCell } from '#libs/contracts';
import { WELSH_AREAS } from '../domain/areas';
import { cellKey, everyCell, type TrueCell } from '../domain/cells';
import { chooseTables, type WithheldTable } from '../domain/choose-tables';
import type { PeriodSeries } from '../domain/periods';
import type { AttackGiven } from './attack';
import { rulesFor, type DisclosureRules, type TableRules } from './disclosure-rules';
import { NO_EVIDENCE, type EarlierEvidence } from './earlier/evidence';
import type { History } from './earlier/history';
import type { ProtectedTable } from './protect';
import type { Pace, ReleaseTables } from './protect-release';

export interface SafeInput extends Pace {
  cubes: readonly CubeCell[];
  rules: DisclosureRules;
  provisional: boolean;
  periods: readonly PeriodSeries[];
  jitterKey: Buffer;
  history: History;
  /** What earlier releases prove of their tables; absent: everything is searched for anew. */
  evidence?: EarlierEvidence;
}

/** What of a run a release would show, with all that it has to be protected and attacked with. */
export function releaseTables(input: SafeInput): ReleaseTables & { withheld: WithheldTable[] } {
  const all = everyCell(input.cubes, WELSH_AREAS);
  const { cells: chosen, withheld } = chooseTables(all, WELSH_AREAS, { ...input, ...input.rules });
  const keys = new Set(chosen.map(cellKey));
  const agencies = new Map<string, Set<string>>();
  for (const { indicator, contributions } of all) {
    const own = agencies.get(indicator) ?? new Set<string>();
    for (const agency of Object.keys(contributions)) own.add(agency);
    agencies.set(indicator, own);
  }
  const rules = new Map<string, TableRules>();
  for (const [indicator, own] of agencies) rules.set(indicator, rulesFor(input.rules, indicator, [...own]));
  return {
    withheld,
    chosen,
    ever: all.filter((cell) => keys.has(cellKey(cell)) || input.history.has(cellKey(cell))),
    all,
    areas: WELSH_AREAS,
    rulesOf: (indicator) => rules.get(indicator) ?? rulesFor(input.rules, indicator, []),
    jitterKey: input.jitterKey,
    history: input.history,
    evidence: input.evidence ?? NO_EVIDENCE,
  };
}

/** The same with what is shown of it, as attackers see it. */
export function attackGiven(
  given: ReleaseTables,
  tables: readonly ProtectedTable[],
  shown: ReadonlyMap<string, number | null>,
  marked: ReadonlySet<string>,
): Omit<AttackGiven, 'dominated' | 'done' | 'late' | 'progress'> {
  const truths = new Map(given.all.map((cell) => [cellKey(cell), cell.value ?? undefined]));
  const wide = new Set<string>();
  const keys = new Set(given.chosen.map(cellKey));
  for (const { indicator, contributions } of given.ever)
    if (Object.keys(contributions).length > 1) wide.add(indicator);
  for (const cell of given.ever) if (marked.has(cellKey(cell))) wide.add(cell.indicator);
  return {
    cells: given.ever.filter((cell) => cell.value !== null),
    shown: (cell) => shown.get(cellKey(cell)) ?? null,
    rulesOf: (cell) => given.rulesOf(cell.indicator),
    // Of earlier releases alone: what they show of it may be true no more, and what it is now nobody is told.
    mayExceedBand: (cell) =>
      wide.has(cell.indicator) || (!keys.has(cellKey(cell)) && exceedsBand(cell, given)),
    unreleased: (cell) => truths.get(cellKey(cell)),
    areas: given.areas,
    history: given.history,
    changes: tables.flatMap(changesOf),
  };
}

function exceedsBand({ indicator, value }: TrueCell, { rulesOf }: ReleaseTables): boolean {
  const rules = rulesOf(indicator);
  return rules.profile === 'rounded' && (value ?? 0) > rules.band;
}

/** The witnesses of a table, by the cells' keys. */
function changesOf({ system, outcome, numberOf }: ProtectedTable): Map<string, number>[] {
  const keys = new Map<number, string>();
  for (const cell of system.cells) keys.set(numberOf(cell), cellKey(cell));
  return outcome.changes.map(({ cells, by }) => {
    const change = new Map<string, number>();
    cells.forEach((cell, at) => {
      const key = keys.get(cell);
      if (key !== undefined) change.set(key, by[at] ?? 0);
    });
    return change;
  });
}
