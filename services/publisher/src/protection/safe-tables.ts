import { cellKey, type ReleaseCell, type TrueCell } from '../domain/cells';
import { tableOf, type WithheldTable } from '../domain/choose-tables';
import { knownKind } from '../domain/tables/kinds';
import type { AttackReport } from './attack';
import type { TableRules } from './disclosure-rules';
import { giveWay, type GaveWay } from './give-way';
import { demandOf, type History } from './earlier/history';
import type { ProtectedTable } from './protect';
import { dominatedAmounts, insiderMarks, releaseSystems, type ReleaseTables } from './protect-release';
import { familyOf } from './relations';
import { releaseTables, type SafeInput } from './release-tables';
import { settle, type Settlement, type Work } from './settle';

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
  /** Tables that could be in the release and are not. */
  withheld: WithheldTable[];
  /** Indicators that are not protected by the rules asked for, but by their fallback. */
  gaveWay: GaveWay[];
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

/**
 * Chooses what of a run's cells is shown. Each table is protected by itself; then everything ever released is
 * attacked together, and where that finds more, further cells become blank and the tables are protected again. The
 * headlines come first. Tables beside them are added to what then stands and never cost a headline its figure: one that
 * cannot be protected without that is withheld.
 */
export async function makeSafe(input: SafeInput): Promise<Safety> {
  const { withheld, ...tables } = releaseTables(input);
  const headlines = tables.chosen.filter((cell) => !knownKind(cell).further);
  if (headlines.length === 0) return { outcome: 'refused', code: 'publisher.release.empty', subjects: [] };
  const work: Work = {
    ...{ progress: input.progress, late: input.late, done: new Map(), attacked: new Map() },
    dominated: dominatedAmounts(tables.ever, input.rules.averages),
  };
  const gaveWay: GaveWay[] = [];
  for (let given = tables; ;) {
    const alone = withTables(given, headlines);
    const marked = marksOf(alone, work);
    const first = await settle(alone, work, marked, new Set());
    const other = first.outcome === 'broken' ? giveWay(given, input.rules, first.indicators) : undefined;
    if (other) {
      gaveWay.push(...other.gaveWay);
      given = other.given;
      continue;
    }
    if (first.outcome !== 'safe' || headlines.length === given.chosen.length)
      return asSafety(alone, first, { withheld, gaveWay });
    const fixed = new Set(headlines.map(cellKey));
    return await addFurther(given, { withheld, gaveWay }, { work, marked, fixed });
  }
}

/** What of a release is not as it was asked for. */
type Otherwise = Pick<SafeTables, 'withheld' | 'gaveWay'>;

interface Basis {
  work: Work;
  marked: ReadonlySet<string>;
  fixed: ReadonlySet<string>;
}

/** Adds the tables beside the headlines, less those that cannot be among them. */
async function addFurther(
  given: ReleaseTables,
  { withheld, gaveWay }: Otherwise,
  { work, marked: base, fixed }: Basis,
): Promise<Safety> {
  const familyOfKey = new Map(given.ever.map((cell) => [cellKey(cell), familyOf(cell)]));
  const left: WithheldTable[] = [...withheld];
  let chosen = given.chosen;
  let marked: ReadonlySet<string> = base;
  for (;;) {
    const tables = withTables(given, chosen);
    const more = new Set([...marked, ...marksOf(tables, work)]);
    const settlement = await settle(tables, work, more, fixed);
    if (settlement.outcome !== 'stuck') return asSafety(tables, settlement, { withheld: left, gaveWay });
    const { tables: stuck, reason } = settlement;
    const out = new Map(chosen.flatMap((cell) => (stuck.has(tableOf(cell)) ? [[tableOf(cell), cell]] : [])));
    for (const { indicator, series, breakdown, period } of out.values())
      left.push({ indicator, series, breakdown, period, reason });
    chosen = chosen.filter((cell) => !out.has(tableOf(cell)));
    // What was blanked for the sake of these tables need not be blank without them.
    const families = new Set([...out.values()].map(familyOf));
    marked = new Set([...base, ...[...more].filter((key) => !families.has(familyOfKey.get(key) ?? ''))]);
  }
}

/** Blanks that are known before anything is attacked. */
const marksOf = (given: ReleaseTables, { dominated }: Work): Set<string> =>
  new Set([...insiderMarks(releaseSystems(given)), ...dominated]);

/** The same release with these cells alone; what earlier releases hold is attacked with it all the same. */
function withTables(given: ReleaseTables, chosen: readonly TrueCell[]): ReleaseTables {
  const keys = new Set(chosen.map(cellKey));
  return {
    ...given,
    chosen,
    ever: given.ever.filter((cell) => keys.has(cellKey(cell)) || given.history.has(cellKey(cell))),
  };
}

function asSafety(given: ReleaseTables, settlement: Settlement, otherwise: Otherwise): Safety {
  if (settlement.outcome === 'refused') return settlement;
  if (settlement.outcome === 'stuck')
    throw new Error('publisher.release.stuck: a headline is in no one’s way.');
  const { shown, ...result } = settlement;
  return { ...result, ...released(given, shown), ...otherwise };
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
