import type { EntityManager } from 'typeorm';
import type { AttackReport } from '../protection/attack';
import type { Release } from '../domain/compose';
import type { PeriodSeries } from '../domain/periods';
import type { DraftState, Review } from '../domain/workflow';

export interface Draft {
  draftId: string;
  runId: string;
  builtBy: string;
  requestedAt: Date;
  /** YYYY-MM-DD, as announced. */
  publishOn: string;
  provisional: boolean;
  periods: PeriodSeries[];
  supersedes: string | null;
  note: { en: string; cy: string };
  state: DraftState;
  publishAt: Date | null;
  release: Release | null;
  attack: AttackReport | null;
  refusedCode: string | null;
  /** Tables or cells that a refusal is about. */
  refusedSubjects: string[];
  /** The newest edition when it was built. */
  builtAfter: number | null;
  reviews: (Review & { at: string })[];
}

export type NewDraft = Pick<
  Draft,
  | 'draftId'
  | 'runId'
  | 'builtBy'
  | 'requestedAt'
  | 'publishOn'
  | 'provisional'
  | 'periods'
  | 'supersedes'
  | 'note'
>;

/** False if the draft is there already. */
export async function insertDraft(tx: EntityManager, draft: NewDraft): Promise<boolean> {
  const { note } = draft;
  const rows = await tx.query<unknown[]>(
    `INSERT INTO publisher.draft (draft_id, run_id, built_by, requested_at, publish_on, provisional, supersedes,
       note_en, note_cy, periods, state)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'building') ON CONFLICT DO NOTHING RETURNING draft_id`,
    [
      draft.draftId,
      draft.runId,
      draft.builtBy,
      draft.requestedAt,
      draft.publishOn,
      draft.provisional,
      draft.supersedes,
      note.en,
      note.cy,
      draft.periods,
    ],
  );
  return rows.length > 0;
}

const COLUMNS = `draft_id AS "draftId", run_id AS "runId", built_by AS "builtBy", requested_at AS "requestedAt",
  publish_on AS "publishOn", provisional, periods, supersedes, json_build_object('en', note_en, 'cy', note_cy) AS note, state,
  publish_at AS "publishAt", attack, refused_code AS "refusedCode",
  refused_subjects AS "refusedSubjects", built_after AS "builtAfter",
  coalesce((SELECT json_agg(json_build_object('reviewer', reviewer, 'decision', decision, 'comment', comment,
      'at', at) ORDER BY at) FROM publisher.review r WHERE r.draft_id = d.draft_id), '[]') AS reviews`;

/** Locks the draft until the transaction ends, so that two reviews at once are taken one after the other. */
export async function lockDraft(tx: EntityManager, draftId: string): Promise<Draft | undefined> {
  await tx.query(`SELECT 1 FROM publisher.draft WHERE draft_id = $1 FOR UPDATE`, [draftId]);
  return await findDraft(tx, draftId);
}

/** A whole draft: a large one has 50 MB of files and evidence. */
async function findDraft(db: EntityManager, draftId: string): Promise<Draft | undefined> {
  const [row] = await db.query<Draft[]>(
    `SELECT ${COLUMNS}, release FROM publisher.draft d WHERE draft_id = $1`,
    [draftId],
  );
  return row;
}

/** A draft to look at: its release without files and evidence. */
export async function viewDraft(db: EntityManager, draftId: string): Promise<Draft | undefined> {
  const [row] = await db.query<Draft[]>(
    `SELECT ${COLUMNS}, release || '{"files": [], "evidence": []}' AS release
     FROM publisher.draft d WHERE draft_id = $1`,
    [draftId],
  );
  return row;
}

/** Drafts that something is still to be done for, however old. */
export async function openDrafts(
  db: EntityManager,
): Promise<Pick<Draft, 'draftId' | 'state' | 'publishAt'>[]> {
  return await db.query(
    `SELECT draft_id AS "draftId", state, publish_at AS "publishAt" FROM publisher.draft
     WHERE state IN ('building', 'scheduled') ORDER BY requested_at, draft_id`,
  );
}

/** Newest first, without their cells. */
export async function listDrafts(db: EntityManager): Promise<Draft[]> {
  return await db.query<Draft[]>(
    `SELECT ${COLUMNS}, NULL AS release FROM publisher.draft d ORDER BY requested_at DESC, draft_id LIMIT 100`,
  );
}

/** `after` is the newest edition that the release was protected and attacked with. */
export async function storeBuilt(
  tx: EntityManager,
  draftId: string,
  built: { after: number; release?: Release; refused?: { code: string; subjects: readonly string[] } },
): Promise<void> {
  const { after, release, refused } = built;
  await tx.query(
    `UPDATE publisher.draft SET state = $2, release = $3, attack = $4, refused_code = $5, refused_subjects = $6,
       built_after = $7 WHERE draft_id = $1`,
    [
      draftId,
      refused ? 'refused' : 'in-review',
      release ? JSON.stringify(release) : null,
      release ? JSON.stringify(release.attack) : null,
      refused?.code ?? null,
      refused?.subjects ?? [],
      after,
    ],
  );
}

/** A person's rejection takes the place of their approval. */
export async function storeReview(
  tx: EntityManager,
  draftId: string,
  review: Review,
  at: Date,
): Promise<void> {
  await tx.query(
    `INSERT INTO publisher.review VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT (draft_id, reviewer) DO UPDATE
     SET decision = excluded.decision, comment = excluded.comment, at = excluded.at`,
    [draftId, review.reviewer, review.decision, review.comment, at],
  );
}

export async function setState(
  tx: EntityManager,
  draftId: string,
  state: DraftState,
  publishAt?: Date,
  refusedCode?: string,
): Promise<void> {
  await tx.query(
    `UPDATE publisher.draft SET state = $2, publish_at = coalesce($3, publish_at),
       refused_code = coalesce($4, refused_code) WHERE draft_id = $1`,
    [draftId, state, publishAt ?? null, refusedCode ?? null],
  );
}
