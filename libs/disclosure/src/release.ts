import type { AttackReport } from './attack/attack';
import { carriedChanges, type EarlierFolder } from './carried';
import { historyOf } from './history';
import { knownCells } from './known';
import { Effort } from './protect/effort';
import { loadSolver } from './protect/least-change';
import { protectTable, type ProtectedTable } from './protect/protect-table';
import { attackAll, withstands } from './release-attack';
import { readEarlier, spansIn, type ReleasedTable } from './table/cells-file';
import { dominatedAmounts } from './table/amounts';
import { readTable } from './table/read-table';
import { TableRefusal } from './table/refusal';
import { roundCount } from './table/rounding';
import type { ProtectionRules } from './table/rules';
import type { TableSpecification } from './table/specification';
import { listedCells, type CountTable } from './table/table';
import type { OpenRange, RecordedChange } from './table/witness-file';
import type { Verification } from './verify/verify';
import { verifyOutcome } from './verify-outcome';

export interface ReleaseInput {
  /** The table, one row per inner combination. */
  csv: string;
  specification: TableSpecification;
  rules: ProtectionRules;
  /** The cells.csv of earlier releases. */
  history?: readonly string[];
  /** Folders of earlier releases with their evidence, the latest last: what it still shows is not searched for again. */
  evidence?: readonly EarlierFolder[];
  /** Figures published elsewhere, in the form of a cells.csv: everyone knows them. */
  known?: string;
  /** Labels (count and codes, joined by NUL) of cells that something outside the table asks to be blank. */
  sensitive?: ReadonlySet<string>;
  /** From 0 up to 1 for a cell's label; secret and stable over releases. */
  jitter?: (label: string) => number;
  seed?: number;
  progress?: (stage: string, done: number, of: number) => void;
  /** Milliseconds since some moment. */
  clock?: () => number;
}

export interface ReleaseOutcome {
  /** False: an attacker breaks the release, so that it must not be published. */
  accepted: boolean;
  table: CountTable;
  released: ReleasedTable;
  spans: Map<string, string[]>;
  attackers: { name: string; own: Float64Array }[];
  changes: RecordedChange[];
  /** Cells that must be open over a range of their own: small revisions, dominated amounts. */
  revisions: OpenRange[];
  /** Cells that everyone knows from elsewhere. */
  known: number[];
  attacks: AttackReport[];
  verification?: Verification;
  /** Minimum protection of a large table: of some small counts only a range of more than a point is shown. */
  ranged: boolean;
  /** Cells that the protector could not protect. */
  unprotected: number[];
  /** Cells that were primary, for the steward. */
  primary: number;
  blanks: number;
  /** Sum of the values that are blank, as a share of the sum of all. */
  mass: number;
  seconds: { protect: number; attack: number; verify: number };
  /** What ended the search for fewer blanks: nothing, its budget, or the time limit by the clock. */
  search: 'complete' | 'budget' | 'clock';
}

/** Part of the time limit after which the protector stops improving and hands over to the attacker. */
const PROTECT_SHARE = 0.75;
/** Work that is planned for, as a part of the limit; nominal seconds are long, and a usual processor needs three quarters of them. */
const EFFORT_SHARE = 0.75;

/** Builds a release: reads, protects, attacks and verifies. Nothing is written. */
export async function buildRelease(input: ReleaseInput): Promise<ReleaseOutcome> {
  const { specification, rules } = input;
  const clock = input.clock ?? (() => performance.now());
  const started = clock();
  const limit = rules.timeLimitSeconds * 1000;
  const earlier = readEarlier(input.history, specification);
  const spans = new Map<string, string[]>();
  for (const rows of earlier) {
    for (const [name, own] of spansIn(rows, specification)) {
      spans.set(name, [...new Set([...(spans.get(name) ?? []), ...own])]);
    }
  }
  const table = readTable(input.csv, specification, { spans });
  const history = historyOf(table, earlier, rules);
  const known = knownCells(table, input.known, specification);
  for (const cell of known) history.published[cell] = table.values[cell]!;
  if (rules.profile === 'rounded' && table.amounts.length > 0) {
    throw new TableRefusal(
      'rules.amounts',
      'amounts need the exact profile: rounding counts does not hide them',
    );
  }
  history.revisions = merged([...history.revisions, ...dominatedAmounts(table, rules)]);
  const effort = new Effort(
    rules.timeLimitSeconds * EFFORT_SHARE,
    () => limit * PROTECT_SHARE - (clock() - started),
  );
  const labels = cellLabels(table);
  const { sensitive } = input;
  const common = {
    table,
    rules,
    history,
    known,
    effort,
    ...(input.seed === undefined ? {} : { seed: input.seed }),
    ...(input.progress ? { progress: input.progress } : {}),
    ...(input.jitter ? { jitter: (cell: number) => input.jitter!(labels(cell)) } : {}),
    ...(sensitive?.size ? { sensitive: (cell: number) => sensitive.has(labels(cell)) } : {}),
  };
  const rounded = rules.profile === 'rounded';
  const solver = rounded || rules.protection === 'linear' ? undefined : await loadSolver();
  const carried = rounded
    ? []
    : (input.evidence ?? []).flatMap((folder) => carriedChanges(table.layout, folder));
  const shielded = rounded ? undefined : protectTable({ ...common, carried, ...(solver ? { solver } : {}) });
  const published = rounded
    ? table.values.map((value) => roundCount(value, rules))
    : publish(table, shielded!, history.published);
  const protectedAt = clock();
  const attackers = insiderParts(table, shielded);
  const left = () => Math.max(1000, limit - (clock() - started));
  const attacks = await attackAll({ table, rules, published, attackers, shielded, history, left });
  const attackedAt = clock();
  const changes = (shielded?.witnesses ?? []).map((witness) => ({
    attackers: witness.adversaries,
    cells: witness.cells,
    by: witness.by,
    ...(witness.per === undefined ? {} : { per: witness.per }),
  }));
  const ranged = shielded?.ranged ?? false;
  const withWitnesses = !rounded && rules.protection !== 'linear';
  const verification = withWitnesses
    ? verifyOutcome({
        table,
        rules,
        published,
        attackers,
        changes,
        revisions: history.revisions,
        known,
        ranged,
      })
    : undefined;
  const unprotected = shielded?.unprotected ?? [];
  const listed = listedCells(table.layout);
  const isBlank = (cell: number) => listed[cell] === 1 && Number.isNaN(published[cell]!);
  const sum = (keep: (cell: number) => boolean) =>
    table.values.reduce((total, value, cell) => total + (keep(cell) ? value : 0), 0);
  return {
    accepted:
      unprotected.length === 0 &&
      attacks.every((attack) => withstands(attack, rules)) &&
      (verification === undefined || verification.problems.length === 0),
    table,
    released: { layout: table.layout, published },
    spans,
    attackers,
    changes,
    revisions: history.revisions,
    known: [...known],
    attacks,
    ...(verification ? { verification } : {}),
    ranged,
    unprotected,
    primary: listed.reduce((count, is, cell) => count + (is && shielded?.primary[cell] ? 1 : 0), 0),
    blanks: published.reduce((count, _, cell) => count + (isBlank(cell) ? 1 : 0), 0),
    mass:
      sum(isBlank) /
      Math.max(
        1,
        sum((cell) => listed[cell] === 1),
      ),
    seconds: {
      protect: (protectedAt - started) / 1000,
      attack: (attackedAt - protectedAt) / 1000,
      verify: (clock() - attackedAt) / 1000,
    },
    search: effort.overdue ? 'clock' : effort.exhausted ? 'budget' : 'complete',
  };
}

function publish(table: CountTable, shielded: ProtectedTable, earlier: Float64Array): Float64Array {
  const listed = listedCells(table.layout);
  return table.values.map((value, cell) => {
    if (!Number.isNaN(earlier[cell]!)) return value;
    return listed[cell] && !shielded.blank[cell] ? value : Number.NaN;
  });
}

function insiderParts(table: CountTable, shielded?: ProtectedTable): { name: string; own: Float64Array }[] {
  const nothing = new Float64Array(table.values.length);
  const names = shielded?.adversaries.map(({ name }) => name) ?? ['public'];
  return names.map((name, at) => ({ name, own: at === 0 ? nothing : table.contributions.get(name)! }));
}

/** One range for each cell, that covers all asked for it. */
function merged(ranges: readonly OpenRange[]): OpenRange[] {
  const byCell = new Map<number, OpenRange>();
  for (const { cell, low, high } of ranges) {
    const own = byCell.get(cell) ?? { cell, low, high };
    byCell.set(cell, { cell, low: Math.min(own.low, low), high: Math.max(own.high, high) });
  }
  return [...byCell.values()];
}

/** Label of a cell that is the same in every release: count and codes. */
function cellLabels(table: CountTable): (cell: number) => string {
  const { axes, strides } = table.layout;
  return (cell) =>
    axes.map((axis, at) => axis.codes[Math.floor(cell / strides[at]!) % axis.codes.length]!).join('\u0000');
}
