import { knownKind } from '../domain/tables/kinds';
import { tableOf, type WithheldReason } from '../domain/choose-tables';
import { nameOf, type TrueCell } from '../domain/cells';
import { attackAll, type AttackedFamily, type AttackReport, type Finding } from './attack';
import type { ProtectedTable, TableProtection } from './protect';
import { sumsOver } from './culprits';
import { protectRelease, type Pace, type ReleaseTables } from './protect-release';
import { familyOf } from './relations';
import { attackGiven } from './release-tables';

/** What is kept from one round, and from one set of tables, to the next. */
export interface Work extends Pace {
  /** Sums of amounts that few people may make up. */
  dominated: ReadonlySet<string>;
  done: Map<string, TableProtection>;
  attacked: Map<string, AttackedFamily>;
}

export interface Settled {
  tables: ProtectedTable[];
  shown: ReadonlyMap<string, number | null>;
  attack: AttackReport;
}

export type Settlement =
  | ({ outcome: 'safe' } & Settled)
  | ({
      outcome: 'broken';
      code: 'publisher.release.broken' | 'publisher.release.unprotected';
      subjects: string[];
      /** Whose headlines cannot be protected. */
      indicators: ReadonlySet<string>;
    } & Settled)
  | {
      outcome: 'refused';
      code: 'publisher.release.not-additive' | 'publisher.release.too-slow';
      subjects: string[];
    }
  /** Tables beside the headlines that cannot be in the release with what is fixed. */
  | { outcome: 'stuck'; tables: ReadonlySet<string>; reason: WithheldReason };

/** Times that the pattern is widened by what an attack on all tables together found, before it is refused. */
const MOST_ROUNDS = 8;

/**
 * Protects and attacks by turns until no attack finds more. `marked` are blanks that something outside their table asks
 * for, and grows; no cell that is `fixed` is added to it.
 */
export async function settle(
  given: ReleaseTables,
  work: Work,
  marked: Set<string>,
  fixed: ReadonlySet<string>,
): Promise<Settlement> {
  const beside = (cells: readonly TrueCell[]): Set<string> => besideIn(given.chosen, cells);
  for (let round = 1; ; round += 1) {
    const protection = await protectRelease(given, marked, work.done, work);
    if (!protection.ok) return { outcome: 'refused', code: protection.code, subjects: protection.subjects };
    const { tables, shown } = protection;
    const { report, findings, contradictions, unfinished } = await attackAll({
      ...attackGiven(given, tables, shown, marked),
      ...{ dominated: work.dominated, done: work.attacked, late: work.late, progress: work.progress },
    });
    if (unfinished.length > 0)
      return { outcome: 'refused', code: 'publisher.release.too-slow', subjects: unfinished };
    if (contradictions.length > 0) {
      const out = beside(given.chosen.filter((cell) => contradictions.includes(familyOf(cell))));
      if (out.size > 0) return { outcome: 'stuck', tables: out, reason: 'contradiction' };
      return { outcome: 'refused', code: 'publisher.release.not-additive', subjects: contradictions };
    }
    const result: Settled = { tables, shown, attack: report };
    const helpless = tables.filter((table) => unprotectedIn(table).length > 0);
    if (helpless.length > 0) {
      const out = beside(helpless.flatMap(({ system }) => system.cells));
      if (out.size > 0) return { outcome: 'stuck', tables: out, reason: 'protection' };
      const above = helpless.flatMap((table) =>
        sumsOver(unprotectedCells(table), table, { ...given, shown }),
      );
      if (widen(marked, fixed, above) > 0 && round < MOST_ROUNDS) continue;
      const subjects = helpless.flatMap(unprotectedIn);
      const indicators = indicatorsIn(helpless.flatMap(({ system }) => system.cells));
      return { outcome: 'broken', code: 'publisher.release.unprotected', subjects, indicators, ...result };
    }
    if (report.failures === 0) return { outcome: 'safe', ...result };
    if (widen(marked, fixed, findings) > 0 && round < MOST_ROUNDS) continue;
    const out = beside(findings.flatMap(({ beside: near }) => near));
    if (out.size > 0) return { outcome: 'stuck', tables: out, reason: 'protection' };
    const subjects = report.attackers.flatMap(({ exact, provablySmall }) => [...exact, ...provablySmall]);
    const found = new Set(subjects);
    const indicators = indicatorsIn(given.ever.filter((cell) => found.has(nameOf(cell))));
    return { outcome: 'broken', code: 'publisher.release.broken', subjects, indicators, ...result };
  }
}

/**
 * Those tables beside the headlines that these cells are of; where these are all of earlier releases, those of the same
 * families: without them it is as it was for the headlines alone.
 */
function besideIn(chosen: readonly TrueCell[], cells: readonly TrueCell[]): Set<string> {
  const own = chosen.filter((cell) => knownKind(cell).further);
  const of = (name: (cell: TrueCell) => string): Set<string> => {
    const names = new Set(cells.map(name));
    return new Set(own.filter((cell) => names.has(name(cell))).map(tableOf));
  };
  const nearest = of(tableOf);
  return nearest.size > 0 ? nearest : of(familyOf);
}

const indicatorsIn = (cells: readonly TrueCell[]): Set<string> =>
  new Set(cells.map(({ indicator }) => indicator));

/** One more blank for each finding, unless this round has found one beside it already. */
function widen(
  marked: Set<string>,
  fixed: ReadonlySet<string>,
  findings: readonly Pick<Finding, 'culprits'>[],
): number {
  const added = new Set<string>();
  for (const { culprits } of findings) {
    const next = culprits.find((key) => !marked.has(key) && !fixed.has(key));
    if (next !== undefined && !culprits.some((key) => added.has(key))) added.add(next);
    if (next !== undefined) marked.add(next);
  }
  return added.size;
}

/** Names of what is unprotected in a table; its own where no cell is to blame. */
function unprotectedIn(table: ProtectedTable): string[] {
  const { system, outcome } = table;
  if (system.rules.profile === 'rounded' || outcome.accepted) return [];
  const named = unprotectedCells(table).map(nameOf);
  return named.length > 0 ? named : [system.name];
}

/** Cells that the library could not protect, or that its own attack or verifier found wanting. */
function unprotectedCells({ system, outcome, numberOf }: ProtectedTable): TrueCell[] {
  const cells = new Set([
    ...outcome.unprotected,
    ...outcome.attacks.flatMap(({ failures, disclosed }) =>
      [...failures, ...disclosed].map(({ cell }) => cell),
    ),
  ]);
  return system.cells.filter((cell) => cells.has(numberOf(cell)));
}
