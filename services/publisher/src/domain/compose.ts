import type { KeyObject } from 'node:crypto';
import type { CubeCell } from '#libs/contracts';
import { releaseFiles, type ReleaseFile } from '../files/release-files';
import { WELSH_AREAS } from './areas';
import { attackRelease, readerOfAll, type AttackReport } from './attack';
import type { History } from './history';
import { selectCells, type ReleaseCell } from './cells';
import { labelsFor, type LabelRow, type Labels } from './labels';
import { buildManifest, fileNote, type Manifest, type ManifestInput } from './manifest';
import { EXACT_RULE, protectExact, type BlankReason } from './protect';
import { withRates } from './rates';
import { signManifest, type ReleaseSignature } from './signature';

export interface ComposeInput {
  run: ManifestInput['run'];
  cubes: readonly CubeCell[];
  labels: Labels;
  provisional: boolean;
  codeVersion: string;
  separateDomains: boolean;
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

/** A release is a function of cubes, keys and versions: nothing here knows the time or the run's name. */
export function composeRelease(input: ComposeInput): Composed {
  const truth = selectCells(input.cubes, WELSH_AREAS, input.provisional);
  if (truth.length === 0) return { ok: false, code: 'publisher.release.empty', subjects: [] };
  const protection = protectExact(truth, WELSH_AREAS, input.jitterKey, input.history);
  if (!protection.ok) return { ok: false, code: protection.code, subjects: protection.tables };
  const cells = withRates(protection.cells);
  const labelled = labelsFor(cells, input.labels, WELSH_AREAS);
  if (!labelled.ok) return { ok: false, code: 'publisher.release.label-missing', subjects: labelled.missing };
  const { labels } = labelled;
  const files = releaseFiles(cells, labels);
  const notes = files.map((file) => fileNote(file.name, file.mediaType, file.text));
  const manifest = buildManifest({ ...input, cells, labels, files: notes });
  const signature = input.signingKey && signManifest(manifest, input.signingKey);
  const attack = attackRelease(cells, WELSH_AREAS, EXACT_RULE.threshold, [readerOfAll(truth, input.history)]);
  const release: Release = { manifest, cells, labels, files, signature, why: protection.why, attack };
  if (attack.failures === 0) return { ok: true, release };
  const subjects = attack.attackers.flatMap(({ exact }) => exact);
  return { ok: false, code: 'publisher.release.broken', subjects, broken: release };
}
