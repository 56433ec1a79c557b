import type { CubeCell } from '#libs/contracts';
import { WELSH_AREAS } from '../domain/areas';
import { attackAll, type AttackedFamily, type AttackGiven, type AttackReport } from './attack';
import { cellKey, nameOf, selectCells, type ReleaseCell, type TrueCell } from '../domain/cells';
import { rulesFor, type DisclosureRules, type TableRules } from './disclosure-rules';
import { demandOf, type History } from './history';
import { PERIOD_SERIES, seriesOf, type PeriodSeries } from '../domain/periods';
import type { ProtectedTable, TableProtection } from './protect';
import {
  dominatedAmounts,
  insiderMarks,
  protectRelease,
  releaseSystems,
  type Pace,
  type ReleaseTables,
} from './protect-release';

export interface SafeInput extends Pace {
  cubes: readonly CubeCell[];
  rules: DisclosureRules;
  provisional: boolean;
  periods: readonly PeriodSeries[];
  jitterKey: Buffer;
  history: History;
}

/** For stewards only: which rule blanked a cell. */
export interface BlankReason {
  key: string;
  reason: 'primary' | 'history' | 'complementary';
}

export interface SafeTables {
  cells: ReleaseCell[];
  tables: ProtectedTable[];
  why: BlankReason[];
  attack: AttackReport;
}

export type Safety =
  | ({ outcome: 'safe' } & SafeTables)
  | ({
      outcome: 'broken';
      code: 'publisher.release.broken' | 'publisher.release.unprotected';
      subjects: string[];
    } & SafeTables)
  | {
      outcome: 'refused';
      code: 'publisher.release.empty' | 'publisher.release.not-additive' | 'publisher.release.too-slow';
      subjects: string[];
    };

/** Times that the pattern is widened by what an attack on all tables together found, before it is refused. */
const MOST_ROUNDS = 8;

/**
 * Chooses what of a run's cells is shown. Each table is protected by itself; then everything ever released is
 * attacked together, and where that finds more, further cells become blank and the tables are protected again.
 */
export async function makeSafe(input: SafeInput): Promise<Safety> {
  const given = releaseTables(input);
  if (given.chosen.length === 0) return { outcome: 'refused', code: 'publisher.release.empty', subjects: [] };
  const dominated = dominatedAmounts(given.ever, input.rules.averages);
  const marked = new Set([...insiderMarks(releaseSystems(given)), ...dominated]);
  const done = new Map<string, TableProtection>();
  const attacked = new Map<string, AttackedFamily>();
  for (let round = 1; ; round += 1) {
    const protection = await protectRelease(given, marked, done, input);
    if (!protection.ok) return { outcome: 'refused', code: protection.code, subjects: protection.subjects };
    const { tables, shown } = protection;
    const { report, culprits, contradictions, unfinished } = await attackAll({
      ...attackGiven(given, tables, shown, marked),
      ...{ dominated, done: attacked, late: input.late, progress: input.progress },
    });
    if (unfinished.length > 0)
      return { outcome: 'refused', code: 'publisher.release.too-slow', subjects: unfinished };
    if (contradictions.length > 0)
      return { outcome: 'refused', code: 'publisher.release.not-additive', subjects: contradictions };
    const result: SafeTables = { ...released(given, shown), tables, attack: report };
    const helpless = tables.flatMap((table) => unprotectedIn(table));
    if (helpless.length > 0)
      return { outcome: 'broken', code: 'publisher.release.unprotected', subjects: helpless, ...result };
    if (report.failures === 0) return { outcome: 'safe', ...result };
    const added = widen(marked, culprits);
    if (added === 0 || round === MOST_ROUNDS) {
      const subjects = report.attackers.flatMap(({ exact, provablySmall }) => [...exact, ...provablySmall]);
      return { outcome: 'broken', code: 'publisher.release.broken', subjects, ...result };
    }
  }
}

/** One more blank for each finding, unless this round has found one beside it already. */
function widen(marked: Set<string>, culprits: readonly string[][]): number {
  const added = new Set<string>();
  for (const keys of culprits) {
    const next = keys.find((key) => !marked.has(key));
    if (next !== undefined && !keys.some((key) => added.has(key))) added.add(next);
    if (next !== undefined) marked.add(next);
  }
  return added.size;
}

function releaseTables(input: SafeInput): ReleaseTables {
  const all = selectCells(input.cubes, WELSH_AREAS, { ...input, periods: PERIOD_SERIES });
  const isChosen = ({ period }: TrueCell): boolean => {
    const series = seriesOf(period);
    return series !== undefined && input.periods.includes(series);
  };
  const agencies = new Map<string, Set<string>>();
  for (const { indicator, contributions } of all) {
    const own = agencies.get(indicator) ?? new Set<string>();
    for (const agency of Object.keys(contributions)) own.add(agency);
    agencies.set(indicator, own);
  }
  const rules = new Map<string, TableRules>();
  for (const [indicator, own] of agencies) rules.set(indicator, rulesFor(input.rules, indicator, [...own]));
  return {
    chosen: all.filter(isChosen),
    ever: all.filter((cell) => isChosen(cell) || input.history.has(cellKey(cell))),
    all,
    areas: WELSH_AREAS,
    rulesOf: (indicator) => rules.get(indicator) ?? rulesFor(input.rules, indicator, []),
    jitterKey: input.jitterKey,
    history: input.history,
  };
}

function attackGiven(
  given: ReleaseTables,
  tables: readonly ProtectedTable[],
  shown: ReadonlyMap<string, number | null>,
  marked: ReadonlySet<string>,
): Omit<AttackGiven, 'dominated' | 'done' | 'late' | 'progress'> {
  const truths = new Map(given.all.map((cell) => [cellKey(cell), cell.value ?? undefined]));
  const wide = new Set<string>();
  for (const { indicator, contributions } of given.ever)
    if (Object.keys(contributions).length > 1) wide.add(indicator);
  for (const cell of given.ever) if (marked.has(cellKey(cell))) wide.add(cell.indicator);
  return {
    cells: given.ever.filter((cell) => cell.value !== null),
    shown: (cell) => shown.get(cellKey(cell)) ?? null,
    rulesOf: (cell) => given.rulesOf(cell.indicator),
    mayExceedBand: (cell) => wide.has(cell.indicator),
    unreleased: (cell) => truths.get(cellKey(cell)),
    areas: given.areas,
    history: given.history,
    changes: tables.flatMap(changesOf),
  };
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

/** Cells that the library could not protect, or that its own attack or verifier found wanting. */
function unprotectedIn({ system, outcome, numberOf }: ProtectedTable): string[] {
  if (system.rules.profile === 'rounded' || outcome.accepted) return [];
  const cells = new Set([
    ...outcome.unprotected,
    ...outcome.attacks.flatMap(({ failures, disclosed }) =>
      [...failures, ...disclosed].map(({ cell }) => cell),
    ),
  ]);
  const named = system.cells.filter((cell) => cells.has(numberOf(cell))).map(nameOf);
  return named.length > 0 ? named : [system.name];
}

function released(
  given: ReleaseTables,
  shown: ReadonlyMap<string, number | null>,
): Pick<SafeTables, 'cells' | 'why'> {
  const why: BlankReason[] = [];
  const cells = given.chosen.map((own): ReleaseCell => {
    // What each agency contributed is not for a release.
    const { contributions: _, ...cell } = own;
    const key = cellKey(cell);
    const value = shown.get(key) ?? null;
    if (cell.value === null) return cell;
    if (value !== null) return { ...cell, value };
    why.push({ key, reason: reasonOf(cell.value, given.rulesOf(cell.indicator), given.history, key) });
    return { ...cell, value: null, symbol: 'c' };
  });
  return { cells, why };
}

function reasonOf(value: number, rules: TableRules, history: History, key: string): BlankReason['reason'] {
  if (value <= (rules.profile === 'exact' ? rules.threshold : rules.band)) return 'primary';
  return demandOf(history, key, value, rules.threshold) === 'sensitive' ? 'history' : 'complementary';
}
