import type { KeyObject } from 'node:crypto';
import type { CubeCell } from '#libs/contracts';
import { releaseFiles, type ReleaseFile } from '../files/release-files';
import { WELSH_AREAS } from './areas';
import { attackRelease, nameOf, readerOfAll, type AttackReport } from './attack';
import type { History } from './history';
import { cellKey, selectCells, type ReleaseCell } from './cells';
import { labelsFor, type LabelRow, type Labels } from './labels';
import { buildManifest, fileNote, type Manifest, type ManifestInput } from './manifest';
import { attackByPrograms, type ProgramFinding, type ProgramReport } from './programs';
import { EXACT_RULE, protectExact, type BlankReason, type Protection } from './protect';
import { withRates } from './rates';
import { signManifest, type ReleaseSignature } from './signature';

export interface ComposeInput {
  run: ManifestInput['run'];
  cubes: readonly CubeCell[];
  labels: Labels;
  provisional: boolean;
  codeVersion: string;
  separateDomains: boolean;
  linkage?: ManifestInput['linkage'];
  reviewed: boolean;
  jitterKey: Buffer;
  signingKey?: KeyObject;
  supersedes?: string;
  /** Everything ever released, so that two releases together give no more away than one. */
  history: History;
}

export interface Release {
  manifest: Manifest;
  cells: ReleaseCell[];
  labels: LabelRow[];
  files: ReleaseFile[];
  signature?: ReleaseSignature;
  /** For stewards alone. */
  why: BlankReason[];
  attack: AttackReport;
}

export type RefusalCode =
  | 'publisher.release.not-additive'
  | 'publisher.release.unprotected'
  | 'publisher.release.label-missing'
  | 'publisher.release.empty'
  | 'publisher.release.broken';

export type Composed =
  | { ok: true; release: Release }
  | {
      ok: false;
      code: RefusalCode;
      subjects: string[];
      /** What the attacker broke, for the reviewer. */
      broken?: Release;
    };

/** Times that the pattern is widened by what programs found, before the release is refused. */
const MOST_ROUNDS = 5;

/** A release is a function of cubes, keys, versions and earlier releases: nothing here knows the time. */
export async function composeRelease(input: ComposeInput): Promise<Composed> {
  const truth = selectCells(input.cubes, WELSH_AREAS, input.provisional);
  if (truth.length === 0) return { ok: false, code: 'publisher.release.empty', subjects: [] };
  const { threshold } = EXACT_RULE;
  const found: Set<string>[] = [];
  const patterns: Parameters<typeof protectExact>[5] = new Map();
  const attacked: Parameters<typeof attackByPrograms>[3] = new Map();
  for (;;) {
    const protection = protectExact(truth, WELSH_AREAS, input.jitterKey, input.history, found, patterns);
    if (!protection.ok) return { ok: false, code: protection.code, subjects: protection.tables };
    const programs = await attackByPrograms(protection.cells, WELSH_AREAS, threshold, attacked);
    const weak = weakAmong(programs.findings, truth, threshold);
    if (weak.size > 0 && found.length < MOST_ROUNDS) {
      found.push(weak);
      continue;
    }
    const others = [readerOfAll(truth, input.history)];
    const attack = attackRelease(protection.cells, WELSH_AREAS, threshold, others);
    return finish(input, protection, withPrograms(attack, programs, weak, truth));
  }
}

/** Small counts that could not be both zero and above the threshold. */
function weakAmong(
  findings: readonly ProgramFinding[],
  truth: readonly ReleaseCell[],
  threshold: number,
): Set<string> {
  const small = new Set(truth.filter((cell) => (cell.value ?? Infinity) <= threshold).map(cellKey));
  const weak = findings.filter(({ key, low, high }) => small.has(key) && (low > 0 || high <= threshold));
  return new Set(weak.map(({ key }) => key));
}

function withPrograms(
  attack: AttackReport,
  programs: ProgramReport,
  weak: ReadonlySet<string>,
  truth: readonly ReleaseCell[],
): AttackReport {
  const names = new Map(truth.map((cell) => [cellKey(cell), nameOf(cell)]));
  const named = (findings: readonly ProgramFinding[]): string[] =>
    findings.filter(({ key }) => weak.has(key)).map(({ key }) => names.get(key) ?? key);
  const report = {
    attacker: 'programs',
    tried: programs.tried,
    exact: named(programs.findings.filter(({ low, high }) => low === high)),
    provablySmall: named(programs.findings.filter(({ low, high }) => low !== high)),
    narrowest: programs.narrowest,
  };
  return { attackers: [...attack.attackers, report], failures: attack.failures + weak.size };
}

function finish(input: ComposeInput, protection: Protection & { ok: true }, attack: AttackReport): Composed {
  const cells = withRates(protection.cells);
  const labelled = labelsFor(cells, input.labels, WELSH_AREAS);
  if (!labelled.ok) return { ok: false, code: 'publisher.release.label-missing', subjects: labelled.missing };
  const { labels } = labelled;
  const files = releaseFiles(cells, labels);
  const notes = files.map((file) => fileNote(file.name, file.mediaType, file.text));
  const manifest = buildManifest({ ...input, cells, labels, files: notes });
  const signature = input.signingKey && signManifest(manifest, input.signingKey);
  const release: Release = { manifest, cells, labels, files, signature, why: protection.why, attack };
  if (attack.failures === 0) return { ok: true, release };
  const subjects = attack.attackers.flatMap(({ exact, provablySmall }) => [...exact, ...provablySmall]);
  return { ok: false, code: 'publisher.release.broken', subjects, broken: release };
}
