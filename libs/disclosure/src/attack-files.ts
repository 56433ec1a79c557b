import { allShown, knownEarlier, withEarlier, withEarlierRounded, type KnownEarlier } from './attack-history';
import { attackRelease, type AttackReport } from './attack/attack';
import { knowledgeOf } from './attack/knowledge';
import {
  layoutOfRelease,
  placeCells,
  readCellRows,
  readEarlier,
  spansIn,
  type CellRow,
} from './table/cells-file';
import type { CodePath } from './table/axis';
import { readPaths, readTable } from './table/read-table';
import { TableRefusal, readingOf } from './table/refusal';
import type { ProtectionRules } from './table/rules';
import type { TableSpecification } from './table/specification';
import { brokenRows } from './table/system';
import { cellAt, codesOf, equationsOf, fillTotals, listedCells, type TableLayout } from './table/table';
import { cellLabel, summarise, type AttackSummary } from './report';

export interface AttackFilesInput {
  cells: string;
  specification: TableSpecification;
  /** d.json with parents, where the release has one beside it. */
  described?: TableSpecification;
  history?: readonly string[];
  /** Whether the attacker knows which counts are blank by rule. */
  rulesKnown: boolean;
  threshold: number;
  zeros: 'blank' | 'show';
  /** An agency's own table: that insider attacks too. */
  knows?: string;
  truth?: string;
  rounded?: Pick<ProtectionRules, 'band' | 'base'>;
  timeLimitSeconds: number;
}

export interface AttackFilesOutcome {
  attackers: AttackedFrom[];
  /** No attacker knows any blank exactly, nor that it is small; and none is left undecided. */
  withstands: boolean;
  /** An attacker proves a blank, or proves it small. */
  broken: boolean;
}

export interface AttackedFrom extends AttackSummary {
  /**
   * Blanks that were known before: earlier releases show them or give them away by themselves. They are not among the
   * cells tried, nor among what follows from this release.
   */
  earlier: (Omit<KnownEarlier, 'cell'> & { cell: string })[];
  right?: number;
  wrong?: number;
  smallAndRight?: number;
}

/** Attacks a release that anyone made, from its cells alone. */
export async function attackFiles(input: AttackFilesInput): Promise<AttackFilesOutcome> {
  const { specification } = input;
  const end = performance.now() + input.timeLimitSeconds * 1000;
  const rows = readingOf('the cells', () => readCellRows(input.cells, specification));
  const earlier = readEarlier(input.history, specification);
  const layout = layoutFor(input, rows, earlier);
  const listed = listedCells(layout);
  const system = equationsOf(layout);
  const shown = placeCells(layout, rows);
  const before = earlier.map((older) => placeCells(layout, older));
  const present = placeCells(
    layout,
    rows.map((row) => ({ ...row, value: 0 })),
  );
  const figures = input.rounded
    ? withEarlierRounded({ system, shown, present }, before, input.rounded)
    : withEarlier(system, shown, before);
  const { published } = figures;
  const least = input.rulesKnown && input.zeros === 'show' && !input.rounded ? 1 : 0;
  const own =
    input.knows === undefined ? undefined : ownPart('the agency’s table', input.knows, input, layout);
  const truth = input.truth === undefined ? undefined : ownPart('the truth', input.truth, input, layout);
  const blanks = [...published.keys()].filter((cell) => listed[cell] && Number.isNaN(published[cell]!));
  if (!input.rounded && brokenRows(system, published).some((row) => allShown(system, row, published))) {
    throw new TableRefusal(
      'cells.not-additive',
      'published figures do not add up: say --rounded if they are rounded',
    );
  }
  const attackers = [{ name: 'public' as string, own: undefined as Float64Array | undefined }];
  if (own) attackers.push({ name: 'insider', own });
  const outcome: AttackFilesOutcome = { attackers: [], withstands: true, broken: false };
  for (const [at, attacker] of attackers.entries()) {
    const { name, own: part } = attacker;
    const who = { name, ...(part ? { own: part } : {}) };
    const known = await knownEarlier({ figures, listed, least, attacker: who, threshold: input.threshold });
    const knownCells = new Set(known.map(({ cell }) => cell));
    const report = await attackRelease({
      system,
      attacker: knowledgeOf({
        ...{ ...who, published, listed, least },
        ...(input.rounded ? { rounded: input.rounded } : {}),
      }),
      targets: Int32Array.from(blanks.filter((cell) => !knownCells.has(cell))),
      threshold: input.threshold,
      least,
      timeLimit: Math.max(0, end - performance.now()) / (attackers.length - at),
    });
    const smallest = part ? 1 : least;
    const isKnownSmall = known.some(({ value }) => value >= smallest && value <= input.threshold);
    if (isKnownSmall || broken(report, truth, part, input)) outcome.broken = true;
    if (outcome.broken || report.undecided > 0) outcome.withstands = false;
    outcome.attackers.push({
      ...summarise(report, layout),
      earlier: known.map(({ cell, ...rest }) => ({ cell: cellLabel(layout, cell), ...rest })),
      ...(truth ? judged(report, truth, part, input) : {}),
    });
  }
  return outcome;
}

/**
 * Without the truth a release is broken where a blank is proved small; with it also where a count that is
 * small is not open from the least value to above the threshold.
 */
function broken(
  report: AttackReport,
  truth: Float64Array | undefined,
  own: Float64Array | undefined,
  input: AttackFilesInput,
): boolean {
  if (report.contradiction) return true;
  if (input.rounded) return report.exact > 0;
  const proved = [...report.failures, ...report.disclosed].some(({ high }) => high <= input.threshold);
  if (proved || !truth) return proved;
  return report.failures.some(({ cell }) => truth[cell]! - (own?.[cell] ?? 0) <= input.threshold);
}

/** How many of the attacker's conclusions are true. */
function judged(
  report: AttackReport,
  truth: Float64Array,
  own: Float64Array | undefined,
  input: AttackFilesInput,
): { right: number; wrong: number; smallAndRight: number } {
  const rest = (cell: number) => truth[cell]! - (own?.[cell] ?? 0);
  const right = report.disclosed.filter(({ cell, low }) => rest(cell) === low).length;
  const smallAndRight = report.failures.filter(
    ({ cell, high }) => high <= input.threshold && rest(cell) <= input.threshold,
  ).length;
  return { right, wrong: report.disclosed.length - right, smallAndRight };
}

function layoutFor(input: AttackFilesInput, rows: CellRow[], earlier: CellRow[][]): TableLayout {
  const { specification, described } = input;
  const spans = new Map<string, string[]>();
  for (const set of [rows, ...earlier]) {
    for (const [name, own] of spansIn(set, specification)) {
      spans.set(name, [...new Set([...(spans.get(name) ?? []), ...own])]);
    }
  }
  const table = input.truth ?? input.knows;
  const known = new Map<string, readonly CodePath[]>();
  if (input.truth !== undefined) {
    for (const [name, paths] of readingOf('the truth', () => readPaths(input.truth!, specification)))
      known.set(name, paths);
  }
  try {
    return layoutOfRelease(rows, described ?? specification, known.size > 0 ? known : undefined, spans);
  } catch (error) {
    if (table === undefined || !(error instanceof TableRefusal)) throw error;
    return layoutOfRelease(rows, specification, readPaths(table, specification), spans);
  }
}

/** A table's counts in the layout of the release; codes that the release does not have are left out. */
function ownPart(name: string, csv: string, input: AttackFilesInput, layout: TableLayout): Float64Array {
  const table = readingOf(name, () => readTable(csv, input.specification));
  const own = new Float64Array(layout.cellCount);
  const positions = layout.axes.map((axis) => new Map(axis.codes.map((code, at) => [code, at])));
  table.values.forEach((value, cell) => {
    const codes = codesOf(table.layout, cell);
    if (codes.some((code, at) => code >= table.layout.axes[at]!.leaves)) return;
    const at = codes.map((code, axis) => positions[axis]!.get(table.layout.axes[axis]!.codes[code]!));
    if (!at.includes(undefined)) own[cellAt(layout, at as number[])] = value;
  });
  fillTotals(layout, own);
  return own;
}
