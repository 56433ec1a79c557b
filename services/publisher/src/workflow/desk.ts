import { isDate, sha256 } from '#libs/contracts';
import { stageAudit } from '#libs/eventlog';
import type { JobProgress, Jobs } from '#libs/jobs';
import type { BuildSettings } from '../build-release';
import {
  insertDraft,
  listDrafts,
  lockDraft,
  openDrafts,
  setState,
  storeReview,
  viewDraft,
  type Draft,
} from '../data/drafts';
import {
  addEvent,
  listReleases,
  newestEdition,
  readEvidence,
  releaseState,
  type PublishedSummary,
} from '../data/releases';
import { readDraftEvidence, type EvidencePart } from '../data/draft-evidence';
import { readLinkageReport } from '../data/linkage-reports';
import { findRun, listRuns, readCubes, type RunSummary } from '../data/runs';
import { WELSH_AREAS, type Bilingual } from '../domain/areas';
import { selectCells } from '../domain/cells';
import type { ReleaseFile } from '../files/release-files';
import type { PeriodSeries } from '../domain/periods';
import {
  civilDay,
  decideReview,
  nextPublication,
  USUAL_TIME,
  type Review,
  type ReviewDecision,
} from '../domain/workflow';
import { consultationAudit, decisionAudit, releaseAudit } from '../domain/audit';
import { BUILD_JOB, PUBLISH_JOB } from './jobs';
import { reviewedCells, subjectsOf, type LinkageOfRun, type ShownDraft } from './shown-draft';

export interface ReleaseRequest {
  runId: string;
  /** Who asks for the release; may not review it. */
  builtBy: string;
  /** Day of publication as announced, YYYY-MM-DD; at the partnership's time. */
  publishOn: string;
  provisional?: boolean;
  /** Default: financial years. */
  periods?: PeriodSeries[];
  /** The release that this one corrects; then a note in both languages says why. */
  supersedes?: string;
  note?: Bilingual;
}

export type DeskFault =
  | 'publisher.run.unknown'
  | 'publisher.release.unknown'
  | 'publisher.release.superseded'
  | 'publisher.release.withdrawn'
  | 'publisher.draft.unknown'
  | 'publisher.day.invalid'
  | 'publisher.day.past'
  | 'publisher.note.missing'
  | 'publisher.draft.repeated';

/** Of evidence in one answer between processes; a file that is larger comes alone. */
const MOST_BYTES = 4_000_000;

type Answer<T extends object> = ({ ok: true } & T) | { ok: false; code: DeskFault };

/** The stewards' desk: asking for releases, reviewing them, correcting and withdrawing. */
export class ReleaseDesk {
  constructor(
    private readonly settings: Pick<
      BuildSettings,
      'dataSource' | 'eventLog' | 'now' | 'codeVersion' | 'publishAt'
    >,
    private readonly jobs: Jobs,
  ) {}

  /** Puts a draft to work; build, protection and attack follow as a job. */
  async request(request: ReleaseRequest): Promise<Answer<{ draftId: string }>> {
    const { dataSource, now } = this.settings;
    const { manager } = dataSource;
    if (!(await findRun(manager, request.runId))) return { ok: false, code: 'publisher.run.unknown' };
    if (!isDate(request.publishOn)) return { ok: false, code: 'publisher.day.invalid' };
    // A slip of the year would else publish on the morning after approval.
    if (request.publishOn < civilDay(now())) return { ok: false, code: 'publisher.day.past' };
    const { supersedes, note = { en: '', cy: '' }, provisional = false } = request;
    const periods = request.periods ?? ['financial'];
    if (supersedes !== undefined) {
      const state = await releaseState(manager, supersedes);
      if (state === undefined) return { ok: false, code: 'publisher.release.unknown' };
      // Of two corrections of one release readers could not tell which is in force.
      if (state === 'superseded') return { ok: false, code: 'publisher.release.superseded' };
    }
    const said = [note.en, note.cy].filter((text) => text.trim() !== '').length;
    if (said === 1 || (supersedes !== undefined && said === 0))
      return { ok: false, code: 'publisher.note.missing' };
    const requestedAt = now();
    const name = [request.runId, request.builtBy, request.publishOn, requestedAt.toISOString()].join(
      '\u001F',
    );
    const draftId = `d${sha256(name).slice(0, 16)}`;
    const draft = {
      ...{ ...request, draftId, requestedAt, provisional, periods, note },
      supersedes: supersedes ?? null,
    };
    if (!(await insertDraft(manager, draft))) return { ok: false, code: 'publisher.draft.repeated' };
    await this.jobs.put(BUILD_JOB, draftId, { draftId });
    return { ok: true, draftId };
  }

  /** Runs whose cells have all come, newest first. */
  async runs(): Promise<RunSummary[]> {
    return await listRuns(this.settings.dataSource.manager);
  }

  /** Releases in force, newest first: what a correction may name. */
  async releases(): Promise<PublishedSummary[]> {
    return await listReleases(this.settings.dataSource.manager);
  }

  /** How far the building of a draft is; undefined where it has not begun. */
  async progress(draftId: string): Promise<JobProgress | undefined> {
    return (await this.jobs.state(BUILD_JOB, draftId))?.progress;
  }

  /** Time of day at which releases are published, HH:MM in Wales. */
  publishTime(): Promise<string> {
    return Promise.resolve(this.settings.publishAt ?? USUAL_TIME);
  }

  /** When a draft that is approved now is published. */
  private dueAt({ publishOn }: Pick<Draft, 'publishOn'>): Date {
    return nextPublication(publishOn, this.settings.publishAt ?? USUAL_TIME, this.settings.now());
  }

  async list(): Promise<Draft[]> {
    return await listDrafts(this.settings.dataSource.manager);
  }

  /**
   * A draft with its cells, unsuppressed, and the report on its linkage: recorded as a consultation by this person.
   */
  async show(draftId: string, user: string): Promise<ShownDraft | undefined> {
    const { dataSource, eventLog } = this.settings;
    return await dataSource.transaction(async (tx) => {
      const draft = await viewDraft(tx, draftId);
      if (!draft) return undefined;
      // Of a draft that is still being built, or refused before it had cells, there is nothing to look at.
      const truths = draft.release ? selectCells(await readCubes(tx, draft.runId), WELSH_AREAS, draft) : [];
      const cells = reviewedCells(draft, truths);
      await stageAudit(
        eventLog,
        tx,
        consultationAudit(this.settings, 'publisher.draft.consulted', user, { cells: cells.length }, draftId),
      );
      const found = await readLinkageReport(tx, draft.runId);
      const linkage = found && {
        madeAt: found.madeAt,
        report: JSON.parse(found.text) as LinkageOfRun['report'],
      };
      return {
        ...{ draft, cells, subjects: subjectsOf(draft, cells) },
        ...(draft.state === 'in-review' && { dueAt: this.dueAt(draft) }),
        ...(linkage && { linkage }),
      };
    });
  }

  /** Takes a review; the second approval schedules publication. */
  async review(
    draftId: string,
    review: Review,
  ): Promise<ReviewDecision | { ok: false; code: 'publisher.draft.unknown' }> {
    const { dataSource, eventLog, now, codeVersion } = this.settings;
    let publishAt: Date | undefined;
    const decision = await dataSource.transaction(async (tx) => {
      const draft = await lockDraft(tx, draftId);
      if (!draft) return { ok: false, code: 'publisher.draft.unknown' } as const;
      const decided = decideReview(draft, review);
      if (!decided.ok) return decided;
      if (review.decision === 'approve' && (await newestEdition(tx)) !== draft.builtAfter) {
        // It was not attacked together with what is published now: better to know today than at its time.
        const refused = 'publisher.draft.outdated';
        await setState(tx, draftId, 'refused', undefined, refused);
        await stageAudit(eventLog, tx, releaseAudit({ at: now(), codeVersion, runId: draft.runId, refused }));
        return { ok: false, code: 'publisher.review.outdated' } as const;
      }
      await storeReview(tx, draftId, review, now());
      if (decided.state === 'scheduled') publishAt = this.dueAt(draft);
      await setState(tx, draftId, decided.state, publishAt);
      const what = `publisher.draft.${review.decision === 'approve' ? 'approved' : 'rejected'}` as const;
      await stageAudit(eventLog, tx, decisionAudit(this.settings, what, review.reviewer, draftId));
      return decided;
    });
    if (publishAt) await this.jobs.put(PUBLISH_JOB, draftId, { draftId }, { at: publishAt });
    return decision;
  }

  /** Takes a release out of force at once; it stays readable and says why. One steward suffices: haste protects. */
  async withdraw(request: { releaseId: string; by: string; note: Bilingual }): Promise<Answer<object>> {
    const { releaseId, by, note } = request;
    const { dataSource, eventLog, now } = this.settings;
    if (!note.en.trim() || !note.cy.trim()) return { ok: false, code: 'publisher.note.missing' };
    return await dataSource.transaction(async (tx) => {
      if ((await releaseState(tx, releaseId)) === undefined)
        return { ok: false, code: 'publisher.release.unknown' };
      if (!(await addEvent(tx, releaseId, 'withdrawn', now(), note)))
        return { ok: false, code: 'publisher.release.withdrawn' };
      const what = 'publisher.release.withdrawn';
      await stageAudit(eventLog, tx, decisionAudit(this.settings, what, by, releaseId));
      return { ok: true };
    });
  }

  /** Witnesses and reports of a release, which hold true counts: recorded as a consultation by this person. */
  async evidence(releaseId: string, user: string): Promise<Answer<{ files: ReleaseFile[] }>> {
    const { dataSource, eventLog } = this.settings;
    return await dataSource.transaction(async (tx) => {
      const files = await readEvidence(tx, releaseId);
      if (files.length === 0) return { ok: false, code: 'publisher.release.unknown' };
      const counts = { files: files.length };
      const what = 'publisher.evidence.consulted';
      await stageAudit(eventLog, tx, consultationAudit(this.settings, what, user, counts, releaseId));
      return { ok: true, files };
    });
  }

  /**
   * The same of a draft, before or after publication, in parts that one answer can carry. Every part is recorded.
   */
  async evidencePart(draftId: string, user: string, from: number): Promise<Answer<EvidencePart>> {
    const { dataSource, eventLog } = this.settings;
    if (!Number.isSafeInteger(from) || from < 0) return { ok: false, code: 'publisher.draft.unknown' };
    return await dataSource.transaction(async (tx) => {
      const part = await readDraftEvidence(tx, draftId, from, MOST_BYTES);
      if (!part) return { ok: false, code: 'publisher.draft.unknown' };
      const counts = { files: part.files.length };
      const what = 'publisher.evidence.consulted';
      await stageAudit(eventLog, tx, consultationAudit(this.settings, what, user, counts, draftId));
      return { ok: true, ...part };
    });
  }

  /** Puts again what a stopped process may have left undone; the same id is the same job. */
  async resume(): Promise<void> {
    for (const { draftId, state, publishAt } of await openDrafts(this.settings.dataSource.manager)) {
      if (state === 'building') await this.jobs.put(BUILD_JOB, draftId, { draftId });
      if (state === 'scheduled' && publishAt)
        await this.jobs.put(PUBLISH_JOB, draftId, { draftId }, { at: publishAt });
    }
  }
}
