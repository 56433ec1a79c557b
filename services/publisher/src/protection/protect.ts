import { createHmac } from 'node:crypto';
import {
  buildRelease,
  DEFAULT_RULES,
  TOTAL,
  type ProtectionRules,
  type ReleaseOutcome,
} from '#libs/disclosure';
import { cellKey, type ReleaseCell, type TrueCell } from '../domain/cells';
import type { TableRules } from './disclosure-rules';
import { earlierFolders, type EarlierEvidence } from './earlier/evidence';
import { demandOf, type History } from './earlier/history';
import { codeKey, tableCsv, type TableSystem } from './systems';

/** A table after protection, with the evidence, which is for stewards alone. */
export interface ProtectedTable {
  system: TableSystem;
  /** What is shown of each cell, by its key; null: blank. */
  shown: ReadonlyMap<string, number | null>;
  outcome: ReleaseOutcome;
  /** Number of a cell in the library's table. */
  numberOf(cell: TrueCell): number;
}

export type TableProtection =
  | { ok: true; table: ProtectedTable }
  /** The cubes contradict a sum: nothing of the table can be trusted. */
  | { ok: false };

export interface ProtectGiven {
  jitterKey: Buffer;
  history: History;
  /** What earlier releases prove of their tables. */
  evidence: EarlierEvidence;
  /** Cells that must be blank whatever the rules of the table say: an attack on all tables together needs it. */
  marked: ReadonlySet<string>;
  /** Whether a cell belongs to earlier releases alone: it is not shown anew. */
  unreleased(cell: TrueCell): boolean;
  /** What is shown of a cell that belongs to a table protected before this one; undefined: nothing. */
  elsewhere(place: ReleaseCell): number | null | undefined;
}

/** No table of a release is so large that it would need longer. */
const SECONDS_PER_TABLE = 60;

/** Builds, attacks and verifies one table by the disclosure library. */
export async function protectTable(system: TableSystem, given: ProtectGiven): Promise<TableProtection> {
  const rules = libraryRules(system.rules);
  const history = historyCsv(system, given);
  const secret = (of: string): number =>
    createHmac('sha256', given.jitterKey).update(`${system.name} ${of}`, 'utf8').digest().readUInt32BE(0);
  const outcome = await buildRelease({
    csv: tableCsv(system),
    specification: system.specification,
    rules,
    history: history === undefined ? [] : [history],
    evidence: earlierFolders(given.evidence, system.name),
    sensitive: new Set(
      system.cells
        .filter((cell) => given.marked.has(cellKey(cell)))
        .map((cell) => codeKey(system.codesOf(cell))),
    ),
    // Secret and stable over releases, so that the pattern of blanks is no function of the counts alone.
    jitter: (label) => secret(label) / 2 ** 32,
    seed: secret('seed'),
  });
  const numberOf = cellNumbers(system, outcome);
  const { values } = outcome.table;
  if (system.cells.some((cell) => values[numberOf(cell)] !== cell.value)) return { ok: false };
  const { published } = outcome.released;
  // Rounding knows no blanks but those of the band.
  if (rules.profile === 'rounded')
    for (const cell of system.cells)
      if (given.marked.has(cellKey(cell))) published[numberOf(cell)] = Number.NaN;
  const shown = new Map<string, number | null>();
  for (const cell of system.cells) {
    const value = published[numberOf(cell)] ?? Number.NaN;
    shown.set(cellKey(cell), Number.isNaN(value) ? null : value);
  }
  return { ok: true, table: { system, shown, outcome, numberOf } };
}

export function libraryRules(rules: TableRules): ProtectionRules {
  return { ...DEFAULT_RULES, ...rules, timeLimitSeconds: SECONDS_PER_TABLE };
}

function cellNumbers(system: TableSystem, { table }: ReleaseOutcome): (cell: TrueCell) => number {
  const { axes, strides } = table.layout;
  const places = axes.map((axis) => new Map(axis.codes.map((code, at) => [code, at])));
  return (cell) =>
    system
      .codesOf(cell)
      .reduce((sum, code, at) => sum + (places[at]?.get(code) ?? Number.NaN) * (strides[at] ?? 0), 0);
}

/**
 * What earlier releases, and tables protected before, say of the table's cells, in the library's form. A figure that
 * must stay shown is a row with its value, a cell that must be blank a row without.
 */
function historyCsv(system: TableSystem, given: ProtectGiven): string | undefined {
  const rows = new Map<string, string>();
  const add = (codes: readonly string[], value: number | null): void => {
    const [count = '', ...others] = codes;
    rows.set(codeKey(codes), [...others, count, value ?? '', value === null ? 1 : 0].join(','));
  };
  for (const cell of system.cells) {
    const key = cellKey(cell);
    const demand = demandOf(given.history, key, cell.value ?? 0, system.rules.threshold);
    if (demand === 'forced') add(system.codesOf(cell), cell.value);
    else if (demand === 'sensitive' || given.unreleased(cell)) add(system.codesOf(cell), null);
    if (!system.sumOf) continue;
    const codes = system.codesOf(cell).slice(0, -1);
    add([...codes, TOTAL], given.elsewhere(system.sumOf(cell)) ?? null);
  }
  if (rows.size === 0) return undefined;
  const head = [...system.specification.dimensions.map(({ name }) => name), 'count', 'value', 'blank'];
  return `${[head.join(','), ...rows.values()].join('\n')}\n`;
}
