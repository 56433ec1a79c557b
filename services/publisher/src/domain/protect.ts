import { createHmac } from 'node:crypto';
import type { AdditiveCell, AdditiveEquation } from '#libs/disclosure';
import { ambiguousPattern, type AmbiguousPattern } from './ambiguity';
import { childrenByParent, type AreaRegister } from './areas';
import { demandOf, NO_HISTORY, type History } from './history';
import { cellKey, type ReleaseCell, type Statistic } from './cells';

/** The rule in force; its name and numbers stand in every manifest. */
export const EXACT_RULE = {
  name: 'exact',
  version: '1',
  /** Counts from 1 to this are blank, and zeros with them. */
  threshold: 4,
  zeros: 'blank',
} as const;

export type Protection =
  | { ok: true; cells: ReleaseCell[]; why: BlankReason[] }
  | { ok: false; code: 'publisher.release.not-additive' | 'publisher.release.unprotected'; tables: string[] };

/** For stewards only: which rule blanked a cell. */
export interface BlankReason {
  key: string;
  reason: 'primary' | 'history' | 'complementary';
}

/**
 * Blanks small counts and zeros, and as many more that no reader can work a blank out or call it small, by adding up
 * over areas and, for terminations, over successes and failures. Each table (indicator, category, period) is a system of
 * its own; nothing adds up across them.
 */
export function protectExact(
  cells: readonly ReleaseCell[],
  areas: AreaRegister,
  jitterKey: Buffer,
  history: History = NO_HISTORY,
  found: readonly ReadonlySet<string>[] = [],
  done: Map<string, AmbiguousPattern> = new Map(),
): Protection {
  const children = childrenByParent(areas);
  const shown: ReleaseCell[] = [];
  const why: BlankReason[] = [];
  const broken: string[] = [];
  const exposed: string[] = [];
  for (const [name, table] of tables(cells)) {
    const figures = table.filter((cell) => cell.value !== null);
    const equations = equationsOf(figures, children);
    if (!equations) {
      broken.push(name);
      continue;
    }
    const counted = figures.map((cell): AdditiveCell => {
      const id = cellKey(cell);
      const value = cell.value ?? 0;
      const demand = demandOf(history, id, value, EXACT_RULE.threshold);
      return { id, value, forced: demand === 'forced', sensitive: demand === 'sensitive' };
    });
    const rule = {
      threshold: EXACT_RULE.threshold,
      zeros: EXACT_RULE.zeros,
      jitter: (id: string) => jitter(jitterKey, id),
    };
    // Between two rounds only tables with a finding change; the others have their pattern already.
    const findings = found.map((keys) => counted.filter(({ id }) => keys.has(id)).map(({ id }) => id));
    const state = `${name} ${JSON.stringify(findings.filter((ids) => ids.length > 0))}`;
    const result = done.get(state) ?? ambiguousPattern(counted, equations, rule, found);
    done.set(state, result);
    if (result.unprotected.length > 0) exposed.push(name);
    for (const cell of table) {
      const key = cellKey(cell);
      const blank = result.blanks.has(key);
      shown.push(blank ? { ...cell, value: null, symbol: 'c' } : cell);
      if (blank) why.push({ key, reason: reasonOf(cell.value ?? 0, history, key) });
    }
  }
  if (broken.length > 0) return { ok: false, code: 'publisher.release.not-additive', tables: broken };
  if (exposed.length > 0) return { ok: false, code: 'publisher.release.unprotected', tables: exposed };
  return { ok: true, cells: shown, why };
}

function reasonOf(value: number, history: History, key: string): BlankReason['reason'] {
  const { threshold } = EXACT_RULE;
  if (value <= threshold) return 'primary';
  return demandOf(history, key, value, threshold) === 'sensitive' ? 'history' : 'complementary';
}

function tables(cells: readonly ReleaseCell[]): Map<string, ReleaseCell[]> {
  const byTable = new Map<string, ReleaseCell[]>();
  for (const cell of cells) {
    const name = [cell.indicator, cell.series, cell.breakdown, cell.category, cell.period].join(' ');
    const table = byTable.get(name);
    if (table) table.push(cell);
    else byTable.set(name, [cell]);
  }
  return byTable;
}

/** The sums that hold, or undefined when the cubes contradict one: then nothing of the table can be trusted. */
function equationsOf(
  figures: readonly ReleaseCell[],
  children: ReadonlyMap<string, string[]>,
): AdditiveEquation[] | undefined {
  const values = new Map(figures.map((cell) => [cellKey(cell), cell.value ?? 0]));
  const equations: AdditiveEquation[] = [];
  for (const cell of figures) {
    const at = (place: { areaCode?: string; statistic?: Statistic }): string =>
      cellKey({ ...cell, ...place });
    const sums = [
      (children.get(cell.areaCode) ?? []).map((areaCode) => at({ areaCode })),
      cell.statistic === 'total' ? [at({ statistic: 'successes' }), at({ statistic: 'failures' })] : [],
    ];
    for (const parts of sums) {
      const present = parts.filter((part) => values.has(part));
      if (present.length === 0) continue;
      // An absent child (no row for an unknown area) is a zero that the reader can work out as well.
      const sum = present.reduce((total, part) => total + (values.get(part) ?? 0), 0);
      if (sum !== cell.value) return undefined;
      equations.push({ parent: cellKey(cell), children: present });
    }
  }
  return equations;
}

/** Secret and stable over releases, so that the pattern of blanks is no function of the counts alone. */
function jitter(key: Buffer, id: string): number {
  return createHmac('sha256', key).update(id, 'utf8').digest().readUInt32BE(0) / 2 ** 32;
}
