import type { KeyObject } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { stageAudit, type EventLog, type EventLogLogger, type Transaction } from '#libs/eventlog';
import { lastEdition, newestEdition, readHistory, releaseState, storeRelease } from './data/releases';
import { readEarlierEvidence } from './data/earlier-evidence';
import { readLinkageReport } from './data/linkage-reports';
import { findRun, readCubes, type Run } from './data/runs';
import { releaseAudit } from './domain/audit';
import { composeApart } from './composing/compose-apart';
import type { Composed, ComposeInput, RefusalCode } from './domain/compose';
import type { Bilingual } from './domain/areas';
import { readLabels } from './data/read-labels';
import { readDisclosureRules } from './data/read-rules';
import type { PeriodSeries } from './domain/periods';
import type { Manifest } from './domain/manifest';

export interface BuildRequest {
  runId: string;
  /** Include provisional figures, marked as such. Default: final and revised ones only. */
  provisional?: boolean;
  /** Which periods it holds. Default: financial years. */
  periods?: readonly PeriodSeries[];
  note?: Bilingual;
}

export type BuildOutcome =
  | { outcome: 'released'; releaseId: string; counts: Manifest['counts']; alreadyPublished: boolean }
  | { outcome: 'refused'; code: RefusalCode | RunCode; subjects: string[] };

type RunCode = 'publisher.run.unknown' | 'publisher.run.incomplete' | 'publisher.draft.outdated';

export interface BuildSettings {
  dataSource: DataSource;
  eventLog: EventLog;
  logger: EventLogLogger;
  now: () => Date;
  codeVersion: string;
  jitterKey: Buffer;
  signingKey?: KeyObject;
  separateDomains: boolean;
  /** A release that takes longer to protect and attack is refused. Default: half an hour. */
  secondsPerRelease?: number;
  /** Time of day at which what was reviewed is published, HH:MM in Wales. Default: 09:30. */
  publishAt?: string;
  /** The signed model that links people; absent: exact rules alone. */
  linkage?: { model: string; sha256: string };
}

const SECONDS_PER_RELEASE = 1800;

/** Builds, protects and publishes in one transaction, or refuses and publishes nothing. */
export async function buildRelease(settings: BuildSettings, request: BuildRequest): Promise<BuildOutcome> {
  const { dataSource, logger } = settings;
  const outcome = await dataSource.transaction((tx) => buildIn(tx, settings, request));
  if (outcome.outcome === 'released')
    logger.info({ event: 'publisher.release.published', count: outcome.counts.cells });
  else logger.warn({ event: 'publisher.release.refused', code: outcome.code });
  return outcome;
}

async function buildIn(
  tx: Transaction,
  settings: BuildSettings,
  request: BuildRequest,
): Promise<BuildOutcome> {
  const { eventLog, codeVersion } = settings;
  const at = settings.now();
  const run = await findRun(tx, request.runId);
  if (!run) return refused('publisher.run.unknown', []);
  if (run.expectedCells !== run.storedCells) return refused('publisher.run.incomplete', []);
  const after = await newestEdition(tx);
  const composed = await composeRun(tx, settings, { ...request, run, reviewed: false });
  if (!composed.ok) {
    await stageAudit(
      eventLog,
      tx,
      releaseAudit({ at, codeVersion, runId: run.runId, refused: composed.code }),
    );
    return refused(composed.code, composed.subjects);
  }
  // Another release since then was not there when this one was attacked.
  if ((await lastEdition(tx)) !== after) return refused('publisher.draft.outdated', []);
  const { release } = composed;
  const { releaseId, counts } = release.manifest;
  const note = request.note ?? { en: '', cy: '' };
  const stored = await storeRelease(tx, release, at, note);
  // What was taken out of force does not come back by being built again.
  if (!stored && (await releaseState(tx, releaseId)) === 'withdrawn')
    return refused('publisher.release.repeated', [releaseId]);
  if (stored) {
    await stageAudit(eventLog, tx, releaseAudit({ at, codeVersion, runId: run.runId, release }));
  }
  return { outcome: 'released', releaseId, counts, alreadyPublished: !stored };
}

/** A release of a stored run; nothing is published by it. */
export async function composeRun(
  tx: Transaction,
  settings: BuildSettings,
  given: Pick<BuildRequest, 'provisional' | 'periods'> & {
    run: Run;
    /** Release that this one corrects. */
    supersedes?: string;
    reviewed: boolean;
    progress?: ComposeInput['progress'];
  },
): Promise<Composed> {
  const request = {
    run: given.run,
    cubes: await readCubes(tx, given.run.runId),
    labels: readLabels(),
    rules: readDisclosureRules(),
    provisional: given.provisional ?? false,
    periods: given.periods ?? ['financial'],
    codeVersion: settings.codeVersion,
    separateDomains: settings.separateDomains,
    linkage: settings.linkage,
    linkageReport: (await readLinkageReport(tx, given.run.runId))?.text,
    reviewed: given.reviewed,
    jitterKey: settings.jitterKey,
    signingKey: settings.signingKey,
    supersedes: given.supersedes,
    history: await readHistory(tx),
    evidence: await readEarlierEvidence(tx),
    secondsAllowed: settings.secondsPerRelease ?? SECONDS_PER_RELEASE,
  };
  return await composeApart(request, given.progress);
}

const refused = (code: RefusalCode | RunCode, subjects: string[]): BuildOutcome => ({
  outcome: 'refused',
  code,
  subjects,
});
