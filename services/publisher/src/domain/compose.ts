import type { KeyObject } from 'node:crypto';
import { sha256, type CubeCell } from '#libs/contracts';
import { releaseFiles, type ReleaseFile } from '../files/release-files';
import { linkageFile } from '../files/linkage-file';
import { evidenceFiles, tableFiles } from '../files/table-files';
import { WELSH_AREAS } from './areas';
import type { AttackReport } from '../protection/attack';
import type { ReleaseCell } from './cells';
import type { DisclosureRules } from '../protection/disclosure-rules';
import type { EarlierEvidence } from '../protection/earlier/evidence';
import type { History } from '../protection/earlier/history';
import type { Pace } from '../protection/protect-release';
import { labelsFor, type LabelRow, type Labels } from './labels';
import { buildManifest, fileNote, type Manifest, type ManifestInput } from './manifest';
import type { PeriodSeries } from './periods';
import { withRates } from './rates';
import { makeSafe, type BlankReason, type SafeTables } from '../protection/safe-tables';
import { signManifest, type ReleaseSignature } from './signature';

export interface ComposeInput extends Pace {
  run: ManifestInput['run'];
  cubes: readonly CubeCell[];
  labels: Labels;
  rules: DisclosureRules;
  provisional: boolean;
  periods: readonly PeriodSeries[];
  codeVersion: string;
  separateDomains: boolean;
  linkage?: ManifestInput['linkage'];
  /** How surely the people of the run were linked, as the matcher says; absent: it has not said. */
  linkageReport?: string;
  reviewed: boolean;
  jitterKey: Buffer;
  signingKey?: KeyObject;
  supersedes?: string;
  /** Everything ever released, so that two releases together give no more away than one. */
  history: History;
  /** What those releases prove, so that only what is new has to be searched for. */
  evidence?: EarlierEvidence;
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
  /** Witnesses and reports of each table; for stewards alone. */
  evidence: ReleaseFile[];
}

export type RefusalCode =
  | 'publisher.release.not-additive'
  | 'publisher.release.unprotected'
  | 'publisher.release.label-missing'
  | 'publisher.release.empty'
  | 'publisher.release.too-slow'
  | 'publisher.release.repeated'
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

/** A release is a function of cubes, keys, versions and earlier releases: nothing here knows the time. */
export async function composeRelease(input: ComposeInput): Promise<Composed> {
  const safe = await makeSafe(input);
  if (safe.outcome === 'refused') return { ok: false, code: safe.code, subjects: safe.subjects };
  const cells = withRates(safe.cells, input.rules);
  const labelled = labelsFor(cells, input.labels, WELSH_AREAS, safe.withheld);
  if (!labelled.ok) return { ok: false, code: 'publisher.release.label-missing', subjects: labelled.missing };
  const release = finish(input, cells, labelled.labels, safe);
  if (safe.outcome === 'safe') return { ok: true, release };
  return { ok: false, code: safe.code, subjects: safe.subjects, broken: release };
}

function finish(
  input: ComposeInput,
  cells: ReleaseCell[],
  labels: LabelRow[],
  { tables, why, attack, withheld, gaveWay }: SafeTables,
): Release {
  const files = [...releaseFiles(cells, labels), ...tableFiles(tables)];
  const evidence = [...evidenceFiles(tables), ...linkageFile(input.linkageReport)];
  const witnesses = evidence.filter(({ name }) => name.includes('/witnesses/'));
  const manifest = buildManifest({
    ...input,
    cells,
    withheld,
    gaveWay,
    labels,
    files: files.map((file) => fileNote(file.name, file.mediaType, file.text)),
    attack,
    tables,
    linkageQuality: input.linkageReport === undefined ? null : { sha256: sha256(input.linkageReport) },
    witnessSha256: sha256(witnesses.map(({ name, text }) => `${name}\n${text}`).join('')),
  });
  const signature = input.signingKey && signManifest(manifest, input.signingKey);
  return { manifest, cells, labels, files, signature, why, attack, evidence };
}
