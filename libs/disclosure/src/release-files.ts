import {
  layoutOfRelease,
  placeCells,
  readCellRows,
  specificationWithParents,
  writeCells,
  type CellRow,
} from './table/cells-file';
import { writeRates } from './table/rates';
import { TableRefusal } from './table/refusal';
import type { ProtectionRules } from './table/rules';
import { roundCount } from './table/rounding';
import { parseSpecification, type TableSpecification } from './table/specification';
import { fillTotals } from './table/table';
import {
  readChanges,
  readValues,
  writeChanges,
  writeValues,
  type WitnessManifest,
} from './table/witness-file';
import type { ReleaseOutcome } from './release';
import { verifyOutcome } from './verify-outcome';
import { reportMarkdown, reportOf } from './report';
import type { Verification } from './verify/verify';

/** Paths and contents of a release. Those under `witnesses/` and the reports are for the steward only. */
export type ReleaseFiles = Map<string, string>;

/** The files of an outcome, built by `rules`, maybe instead of others. A refused release has reports only. */
export function releaseFiles(
  outcome: ReleaseOutcome,
  specification: TableSpecification,
  rules: ProtectionRules,
  instead?: ProtectionRules,
): ReleaseFiles {
  const files: ReleaseFiles = new Map();
  const report = reportOf(outcome, rules, instead);
  files.set('report.json', `${JSON.stringify(report, undefined, 2)}\n`);
  files.set('report.md', reportMarkdown(report));
  if (!outcome.accepted) return files;
  files.set('cells.csv', writeCells(outcome.released));
  const described = specificationWithParents(specification, outcome.table.layout);
  files.set('dimensions.json', `${JSON.stringify(described, undefined, 2)}\n`);
  const rates = writeRates(outcome.released, specification, rules.leastDenominator);
  if (rates) files.set('rates.csv', rates);
  if (outcome.verification) addWitnesses(files, outcome, rules);
  return files;
}

function addWitnesses(files: ReleaseFiles, outcome: ReleaseOutcome, rules: ProtectionRules): void {
  const { table, attackers, spans, released } = outcome;
  const manifest: WitnessManifest = {
    format: 1,
    cellCount: table.layout.cellCount,
    threshold: rules.threshold,
    zeros: rules.zeros,
    ...(rules.protection === 'minimum' ? { protection: 'minimum' } : {}),
    ...(outcome.ranged ? { evidence: 'range' } : {}),
    attackers: attackers.map(({ name }) => name),
    spans: Object.fromEntries(spans),
    ...(outcome.revisions.length > 0 ? { revisions: outcome.revisions } : {}),
    ...(outcome.known.length > 0 ? { known: outcome.known } : {}),
  };
  files.set('witnesses/manifest.json', `${JSON.stringify(manifest, undefined, 2)}\n`);
  files.set(
    'witnesses/base.csv',
    writeValues(table.values, () => true),
  );
  files.set('witnesses/changes.txt', writeChanges(outcome.changes));
  files.set(
    'witnesses/published.csv',
    writeValues(released.published, (cell) => !Number.isNaN(released.published[cell]!)),
  );
  attackers.slice(1).forEach(({ own }, at) => {
    files.set(
      `witnesses/own-${at + 1}.csv`,
      writeValues(own, (cell) => own[cell] !== 0),
    );
  });
}

export interface VerifiedFiles extends Verification {
  attackers: string[];
  cells: number;
  /** The witnesses show of each small cell that it may be another number, and no more. */
  minimum?: true;
  /** A rounded table has no witnesses: each figure shown must be one that rounding gives. */
  rounded?: true;
}

/** Checks the release in a folder, read through `read` (undefined: no such file). */
export function verifyFiles(read: (path: string) => string | undefined): VerifiedFiles {
  const need = (path: string) => {
    const text = read(path);
    if (text === undefined) throw new TableRefusal('release.incomplete', `the release has no file ${path}`);
    return text;
  };
  const specification = parseSpecification(JSON.parse(need('dimensions.json')));
  const rows = readCellRows(need('cells.csv'), specification);
  const { rules } = JSON.parse(read('report.json') ?? '{}') as { rules?: ProtectionRules };
  if (rules?.profile === 'rounded') return verifyRounded(rows, rules);
  if (rules?.protection === 'linear') {
    throw new TableRefusal(
      'release.linear',
      'the release was protected from linear algebra alone (protection: linear), of which there are no witnesses',
    );
  }
  const manifest = JSON.parse(need('witnesses/manifest.json')) as WitnessManifest;
  const layout = layoutOfRelease(rows, specification, undefined, new Map(Object.entries(manifest.spans)));
  if (layout.cellCount !== manifest.cellCount) {
    throw new TableRefusal('witness.layout', 'the witnesses are of another table than the cells');
  }
  const published = placeCells(layout, rows);
  const system = readValues(
    need('witnesses/published.csv'),
    new Float64Array(layout.cellCount).fill(Number.NaN),
  );
  // Cells of earlier releases take part in the proof; what this release shows must be what was proved.
  const shown = published.map((value, cell) => (Number.isNaN(value) ? system[cell]! : value));
  const values = readValues(need('witnesses/base.csv'), new Float64Array(layout.cellCount));
  const attackers = manifest.attackers.map((name, at) => ({
    name,
    own:
      at === 0
        ? new Float64Array(layout.cellCount)
        : readValues(need(`witnesses/own-${at}.csv`), new Float64Array(layout.cellCount)),
  }));
  const changes = readChanges(need('witnesses/changes.txt'));
  const verification = verifyOutcome({
    table: { layout, values },
    rules: {
      threshold: manifest.threshold,
      zeros: manifest.zeros,
      protection: manifest.protection ?? 'full',
    },
    ranged: manifest.evidence === 'range',
    published: shown,
    attackers,
    changes,
    ...(manifest.revisions ? { revisions: manifest.revisions } : {}),
    ...(manifest.known ? { known: new Set(manifest.known) } : {}),
  });
  for (const { own } of attackers.slice(1)) {
    const sums = own.slice();
    fillTotals(layout, sums);
    if (sums.some((sum, cell) => sum !== own[cell])) {
      verification.problems.push({ code: 'base.broken', attacker: '', at: 0 });
    }
  }
  return {
    ...verification,
    attackers: manifest.attackers,
    cells: rows.length,
    ...(manifest.protection === 'minimum' ? { minimum: true } : {}),
  };
}

function verifyRounded(rows: readonly CellRow[], rules: ProtectionRules): VerifiedFiles {
  const problems: VerifiedFiles['problems'] = [];
  rows.forEach(({ value }, at) => {
    const isRounded = Number.isNaN(value) || roundCount(value, rules) === value;
    if (!isRounded) problems.push({ code: 'cell.unrounded', attacker: '', at });
  });
  return {
    problems,
    covered: 0,
    linear: 0,
    ranged: 0,
    changes: 0,
    attackers: [],
    cells: rows.length,
    rounded: true,
  };
}
