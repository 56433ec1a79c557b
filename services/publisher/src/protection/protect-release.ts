import { roundCount } from '#libs/disclosure';
import { WALES, type AreaRegister } from '../domain/areas';
import { cellKey, type TrueCell } from '../domain/cells';
import type { AmountRules, TableRules } from './disclosure-rules';
import type { EarlierEvidence } from './earlier/evidence';
import { demandOf, type History } from './earlier/history';
import { quartersOf, seriesOf } from '../domain/periods';
import { protectTable, type ProtectedTable, type TableProtection } from './protect';
import { financialYearOf, sharesOf, systemsOf, tableCsv, type TableSystem } from './systems';
import { knownKind } from '../domain/tables/kinds';

/** How far the work is, and whether it may go on. */
export interface Pace {
  progress?: (stage: 'protect' | 'attack', done: number, of: number) => void;
  /** Whether the time allowed is over: then nothing more is begun. */
  late?: () => boolean;
}

export interface ReleaseTables {
  /** Cells that the release shows or blanks. */
  chosen: readonly TrueCell[];
  /** Those and the ones that earlier releases hold, all as true now. */
  ever: readonly TrueCell[];
  /** Every cell of the run that a release could hold. */
  all: readonly TrueCell[];
  areas: AreaRegister;
  /** The rules of an indicator's tables. */
  rulesOf(indicator: string): TableRules;
  jitterKey: Buffer;
  history: History;
  evidence: EarlierEvidence;
}

export type ReleaseProtection =
  | { ok: true; tables: ProtectedTable[]; shown: Map<string, number | null> }
  | { ok: false; code: 'publisher.release.not-additive' | 'publisher.release.too-slow'; subjects: string[] };

/**
 * Protects every table of a release. Years come before their quarters, and wholes before their parts, which take what
 * is shown of the years and wholes as given; windows of four quarters add nothing: they are shown where their quarters are.
 */
export async function protectRelease(
  given: ReleaseTables,
  marked: ReadonlySet<string>,
  done: Map<string, TableProtection> = new Map(),
  { progress, late }: Pace = {},
): Promise<ReleaseProtection> {
  const { jitterKey, history, evidence } = given;
  const shown = new Map<string, number | null>();
  const elsewhere = (place: Parameters<typeof cellKey>[0]): number | null | undefined =>
    shown.get(cellKey(place));
  for (const cell of given.ever) shown.set(cellKey(cell), stillShown(cell, given));
  const systems = releaseSystems(given);
  const keys = new Set(given.chosen.map(cellKey));
  const unreleased = (cell: TrueCell): boolean => !keys.has(cellKey(cell));
  const tables: ProtectedTable[] = [];
  const notAdditive: string[] = [];
  for (const [at, system] of systems.entries()) {
    progress?.('protect', at, systems.length);
    if (late?.()) return { ok: false, code: 'publisher.release.too-slow', subjects: [system.name] };
    const own = system.cells.map(cellKey).filter((key) => marked.has(key));
    const { sumOf } = system;
    const sums = sumOf ? system.cells.map((cell) => elsewhere(sumOf(cell)) ?? '') : [];
    // Between two rounds only tables with a finding change; the others have their pattern already.
    const state = JSON.stringify([system.name, system.rules, own, sums, tableCsv(system)]);
    const protection =
      done.get(state) ??
      (await protectTable(system, { jitterKey, history, evidence, marked, unreleased, elsewhere }));
    done.set(state, protection);
    if (!protection.ok) {
      notAdditive.push(system.name);
      continue;
    }
    tables.push(protection.table);
    for (const [key, value] of protection.table.shown) shown.set(key, value);
  }
  if (notAdditive.length > 0)
    return { ok: false, code: 'publisher.release.not-additive', subjects: notAdditive };
  for (const cell of given.chosen.filter((one) => isWindow(one, given)))
    shown.set(cellKey(cell), marked.has(cellKey(cell)) ? null : windowShown(cell, shown));
  return { ok: true, tables, shown };
}

/** The tables to protect: those of the release, with the quarters that earlier releases hold of the same years. */
export function releaseSystems(given: ReleaseTables): TableSystem[] {
  const { chosen, ever, areas } = given;
  const years = new Set(chosen.filter(isQuarter).map(yearName));
  const keys = new Set(chosen.map(cellKey));
  const beside = ever.filter(
    (cell) => isQuarter(cell) && !keys.has(cellKey(cell)) && years.has(yearName(cell)),
  );
  const cells = [...chosen, ...beside].filter((cell) => cell.value !== null && !isWindow(cell, given));
  return systemsOf(cells, areas, given.rulesOf).sort(
    (a, b) => Number(a.sumOf !== undefined) - Number(b.sumOf !== undefined),
  );
}

/**
 * Cells that are blank before anything else: an agency that is not alone could take its own part away, and few
 * would be left. Tables with one count whose parts make up the whole carry this in themselves.
 */
export function insiderMarks(systems: readonly TableSystem[]): Set<string> {
  const marked = new Set<string>();
  for (const system of systems) {
    if (sharesOf(system).length > 0 && system.rules.profile === 'exact') continue;
    const agencies = new Set(system.cells.flatMap((cell) => Object.keys(cell.contributions)));
    if (agencies.size < 2) continue;
    for (const cell of system.cells) {
      const rests = Object.values(cell.contributions).map((own) => (cell.value ?? 0) - own);
      if (rests.some((rest) => rest >= 1 && rest <= system.rules.threshold)) marked.add(cellKey(cell));
    }
  }
  return marked;
}

/**
 * Sums of amounts that too few people make up, or that one or two may dominate. Who has how many is not in the cubes;
 * each has one at least, and whatever split of the sum is possible then has to withstand both rules.
 */
export function dominatedAmounts(cells: readonly TrueCell[], rules: AmountRules): Set<string> {
  const byKey = new Map(cells.map((cell) => [cellKey(cell), cell]));
  const dominated = new Set<string>();
  for (const cell of cells) {
    const { amount } = knownKind(cell);
    if (amount?.of !== cell.statistic || !cell.value) continue;
    const people = byKey.get(cellKey({ ...cell, statistic: amount.people }))?.value ?? 0;
    if (mayDominate(cell.value, people, rules)) dominated.add(cellKey(cell));
  }
  return dominated;
}

/** Whether some split of a sum over people, each of whom has at least one, breaks the rules of dominance. */
export function mayDominate(sum: number, people: number, rules: AmountRules): boolean {
  if (people < rules.minimumPeople) return true;
  // The most that the largest few can hold, and the least that is left beside the first two.
  const concentrated = sum - Math.max(0, people - rules.largest);
  const largest = sum - (people - 1);
  return concentrated * 100 > sum * rules.mostPercent || (people - 2) * 100 < largest * rules.priorPercent;
}

const isQuarter = (cell: TrueCell): boolean => seriesOf(cell.period) === 'quarter';

const yearName = (cell: TrueCell): string =>
  `${cell.indicator} ${cell.series} ${cell.breakdown} ${financialYearOf(cell.period)}`;

/** What earlier releases show of a cell that is still true; null: nothing. What this release holds comes after it. */
function stillShown(cell: TrueCell, given: ReleaseTables): number | null {
  if (isForced(cell, given)) return cell.value;
  const rules = given.rulesOf(cell.indicator);
  if (rules.profile !== 'rounded' || cell.value === null) return null;
  const rounded = roundCount(cell.value, rules);
  return given.history.get(cellKey(cell))?.includes(rounded) ? rounded : null;
}

function isForced(cell: TrueCell, { history, rulesOf }: ReleaseTables): boolean {
  const { profile, threshold } = rulesOf(cell.indicator);
  return (
    profile === 'exact' &&
    cell.value !== null &&
    demandOf(history, cellKey(cell), cell.value, threshold) === 'forced'
  );
}

/** A calendar or rolling year of events in the exact profile; Wales only. */
function isWindow(cell: TrueCell, { rulesOf }: ReleaseTables): boolean {
  return (
    seriesOf(cell.period) === 'rolling' &&
    knownKind(cell).time === 'sums' &&
    rulesOf(cell.indicator).profile === 'exact'
  );
}

/** The sum of what is shown, or what is shown of the same four quarters under another name; else blank. */
function windowShown(cell: TrueCell, shown: ReadonlyMap<string, number | null>): number | null {
  if (cell.value === null || cell.areaCode !== WALES) return null;
  const quarters = quartersOf(cell.period);
  const of = (period: string): number | null => shown.get(cellKey({ ...cell, period })) ?? null;
  const sameYear = cell.period.endsWith('-Q1') ? of(financialYearOf(quarters[0] ?? '')) : null;
  if (sameYear !== null) return sameYear;
  return quarters.every((period) => of(period) !== null) ? cell.value : null;
}
