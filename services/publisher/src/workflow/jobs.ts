import { canonicalDigest, sha256 } from '#libs/contracts';
import { stageAudit, type Transaction } from '#libs/eventlog';
import type { JobContext, Jobs } from '#libs/jobs';
import { composeRun, type BuildSettings } from '../build-release';
import { lockDraft, setState, storeBuilt, type Draft } from '../data/drafts';
import { addEvent, newestEdition, storeRelease } from '../data/releases';
import { findRun } from '../data/runs';
import { releaseAudit } from '../domain/audit';
import type { Release } from '../domain/compose';
import { releaseIdOf } from '../domain/manifest';

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
  return await dataSource.transaction(async (tx) => {
    const draft = await lockDraft(tx, draftId);
    // Done before: the process ended between the commit and the word to the queue.
    if (draft?.state !== 'building') return { state: draft?.state ?? 'unknown' };
    const run = await findRun(tx, draft.runId);
    if (!run || run.expectedCells !== run.storedCells) {
      await storeBuilt(tx, draftId, { refused: { code: 'publisher.run.incomplete', subjects: [] } });
      return { state: 'refused' };
    }
    const { provisional, periods, supersedes } = draft;
    const given = {
      run,
      provisional,
      periods,
      supersedes: supersedes ?? undefined,
      reviewed: true,
      progress,
    };
    const composed = await composeRun(tx, settings, given);
    if (composed.ok) await storeBuilt(tx, draftId, { release: composed.release });
    else {
      const { code, subjects, broken } = composed;
      await storeBuilt(tx, draftId, { release: broken, refused: { code, subjects } });
      const audit = releaseAudit({ at: now(), codeVersion, runId: run.runId, refused: code });
      await stageAudit(eventLog, tx, audit);
    }
    return { state: composed.ok ? 'in-review' : 'refused' };
  });
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
    const stored = await storeRelease(tx, release, at, note);
    if (stored && supersedes) await addEvent(tx, supersedes, 'corrected', at, note);
    if (stored)
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
): Promise<'publisher.draft.altered' | 'publisher.draft.outdated' | undefined> {
  if (!isIntact(release)) return 'publisher.draft.altered';
  // Another release since then was not there when this one was protected: together they may give more away.
  return (await newestEdition(tx)) === builtAfter ? undefined : 'publisher.draft.outdated';
}

/** Whether the stored draft is still what its manifest, and so its reviewers, say. */
function isIntact({ manifest, files, cells }: Release): boolean {
  const digests = new Map(files.map((file) => [file.name, sha256(file.text)]));
  const figures = cells.filter((cell) => cell.value !== null).length;
  return (
    releaseIdOf(manifest) === manifest.releaseId &&
    manifest.files.length === files.length &&
    manifest.files.every((file) => digests.get(file.name) === file.sha256) &&
    manifest.counts.cells === cells.length &&
    manifest.counts.figures === figures &&
    manifest.cellsSha256 === canonicalDigest(cells)
  );
}
