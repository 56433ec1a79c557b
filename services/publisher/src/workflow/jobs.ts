import { canonicalDigest, sha256 } from '#libs/contracts';
import { stageAudit, type Transaction } from '#libs/eventlog';
import type { JobContext, Jobs } from '#libs/jobs';
import { composeRun, type BuildSettings } from '../build-release';
import { lockDraft, setState, storeBuilt, viewDraft, type Draft } from '../data/drafts';
import { addEvent, lastEdition, newestEdition, releaseState, storeRelease } from '../data/releases';
import { findRun } from '../data/runs';
import { releaseAudit } from '../domain/audit';
import type { RefusalCode, Release } from '../domain/compose';
import { releaseIdOf } from '../domain/manifest';
import { LINKAGE_FILE } from '../files/linkage-file';

export const BUILD_JOB = 'publisher.build';
export const PUBLISH_JOB = 'publisher.publish';

interface DraftJob {
  draftId: string;
}

/** A fault of the publisher that a job keeps by its code. */
export class PublisherFault extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

/** Does the long work of releases in this process. */
export async function doReleaseJobs(settings: BuildSettings, jobs: Jobs): Promise<void> {
  await jobs.handle<DraftJob>(BUILD_JOB, (job, context) => buildDraft(settings, job, context));
  await jobs.handle<DraftJob>(PUBLISH_JOB, (job) => publishDraft(settings, job));
}

/** Builds, protects and attacks; what the attacker breaks is refused, and the reviewer sees which cells. */
async function buildDraft(settings: BuildSettings, { draftId }: DraftJob, context: JobContext) {
  const { dataSource, eventLog, codeVersion, now } = settings;
  await context.progress({ stage: 'publisher.draft.building', done: 0, total: 1 });
  const progress = (stage: 'protect' | 'attack', done: number, total: number): void =>
    void context.progress({ stage: `publisher.draft.${stage}`, done, total }).catch(() => undefined);
  const { manager } = dataSource;
  const draft = await viewDraft(manager, draftId);
  // Done before: the process ended between the commit and the word to the queue.
  if (draft?.state !== 'building') return { state: draft?.state ?? 'unknown' };
  // Before the history is read: what comes between is then in the one and not in the other, and is found out.
  const after = await newestEdition(manager);
  const built = await composeDraft(settings, draft, progress);
  // Minutes have passed, in which nothing was locked.
  return await dataSource.transaction(async (tx) => {
    const { state } = (await lockDraft(tx, draftId)) ?? draft;
    if (state !== 'building') return { state };
    await storeBuilt(tx, draftId, { after, ...built });
    const code = built.refused?.code;
    if (code !== undefined)
      await stageAudit(
        eventLog,
        tx,
        releaseAudit({ at: now(), codeVersion, runId: draft.runId, refused: code }),
      );
    return { state: code === undefined ? 'in-review' : 'refused' };
  });
}

interface Built {
  release?: Release;
  refused?: { code: RefusalCode | 'publisher.run.incomplete'; subjects: string[] };
}

async function composeDraft(
  settings: BuildSettings,
  draft: Draft,
  progress: (stage: 'protect' | 'attack', done: number, total: number) => void,
): Promise<Built> {
  const { manager } = settings.dataSource;
  const run = await findRun(manager, draft.runId);
  if (!run || run.expectedCells !== run.storedCells)
    return { refused: { code: 'publisher.run.incomplete', subjects: [] } };
  const { provisional, periods, supersedes } = draft;
  const composed = await composeRun(manager, settings, {
    ...{ run, provisional, periods, progress, reviewed: true },
    supersedes: supersedes ?? undefined,
  });
  if (!composed.ok) {
    const { code, subjects, broken } = composed;
    return { release: broken, refused: { code, subjects } };
  }
  const { release } = composed;
  const { releaseId } = release.manifest;
  if ((await releaseState(manager, releaseId)) === undefined) return { release };
  // The same figures have the same id, and what was withdrawn does not come back by being built again.
  return { release, refused: { code: 'publisher.release.repeated', subjects: [releaseId] } };
}

/** Publishes exactly what was reviewed, not before its time; a second call finds it published. */
async function publishDraft(settings: BuildSettings, { draftId }: DraftJob) {
  const { dataSource, eventLog, codeVersion, now } = settings;
  return await dataSource.transaction(async (tx) => {
    const at = now();
    const draft = await lockDraft(tx, draftId);
    if (draft?.state !== 'scheduled' || !draft.publishAt || !draft.release)
      return { state: draft?.state ?? 'unknown' };
    if (at.getTime() < new Date(draft.publishAt).getTime())
      throw new PublisherFault('publisher.publish.early');
    const { release, supersedes, note } = draft;
    const refused = await unfit(tx, draft, release);
    if (refused) {
      await setState(tx, draftId, 'refused', undefined, refused);
      await stageAudit(eventLog, tx, releaseAudit({ at, codeVersion, runId: draft.runId, refused }));
      return { state: 'refused' };
    }
    await storeRelease(tx, release, at, note);
    if (supersedes) await addEvent(tx, supersedes, 'corrected', at, note);
    await stageAudit(eventLog, tx, releaseAudit({ at, codeVersion, runId: draft.runId, release }));
    await setState(tx, draftId, 'published');
    return { state: 'published', releaseId: release.manifest.releaseId };
  });
}

/** Why what was approved may not be published after all; undefined where it may. */
async function unfit(
  tx: Transaction,
  { builtAfter }: Draft,
  release: Release,
): Promise<
  'publisher.draft.altered' | 'publisher.draft.outdated' | 'publisher.release.repeated' | undefined
> {
  if (!isIntact(release)) return 'publisher.draft.altered';
  // Another release since then was not there when this one was protected: together they may give more away.
  if ((await lastEdition(tx)) !== builtAfter) return 'publisher.draft.outdated';
  const isThere = (await releaseState(tx, release.manifest.releaseId)) !== undefined;
  return isThere ? 'publisher.release.repeated' : undefined;
}

/** Whether the stored draft is still what its manifest, and so its reviewers, say. */
function isIntact({ manifest, files, cells, evidence }: Release): boolean {
  const digests = new Map(files.map((file) => [file.name, sha256(file.text)]));
  const figures = cells.filter((cell) => cell.value !== null).length;
  const linkage = evidence.find(({ name }) => name === LINKAGE_FILE);
  return (
    releaseIdOf(manifest) === manifest.releaseId &&
    manifest.files.length === files.length &&
    manifest.files.every((file) => digests.get(file.name) === file.sha256) &&
    manifest.counts.cells === cells.length &&
    manifest.counts.figures === figures &&
    manifest.cellsSha256 === canonicalDigest(cells) &&
    (manifest.linkageQuality?.sha256 ?? null) === (linkage ? sha256(linkage.text) : null)
  );
}
