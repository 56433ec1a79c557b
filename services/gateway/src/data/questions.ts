import type { DataSource, EntityManager } from 'typeorm';
import type { QuestionAnswer, QuestionKind, QuestionSet } from '#libs/contracts';

/** Keeps sets for their agencies; a set that is known is left as it is. */
export async function keepQuestionSets(tx: EntityManager, sets: readonly QuestionSet[]): Promise<void> {
  await tx.query(
    `INSERT INTO gateway.question_set (set_id, agency, kind, asked_on, expires_on, items)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::date[], $6::jsonb[])
     ON CONFLICT DO NOTHING`,
    [
      sets.map(({ setId }) => setId),
      sets.map(({ agency }) => agency),
      sets.map(({ kind }) => kind),
      sets.map(({ askedOn }) => askedOn),
      sets.map(({ expiresOn }) => expiresOn),
      sets.map(({ items }) => JSON.stringify(items)),
    ],
  );
}

/** What an agency is asked and may still answer on this day, oldest first. */
export async function listQuestionSets(
  dataSource: DataSource,
  agency: string,
  today: string,
): Promise<QuestionSet[]> {
  const rows = await dataSource.query<(Omit<QuestionSet, 'kind'> & { kind: QuestionKind })[]>(
    `SELECT set_id AS "setId", agency, kind, asked_on::text AS "askedOn", expires_on::text AS "expiresOn", items
     FROM gateway.question_set WHERE agency = $1 AND answered_at IS NULL AND expires_on >= $2::date
     ORDER BY asked_on, set_id`,
    [agency, today],
  );
  return rows;
}

/** Items of an open set of this agency, locked against a second answer; undefined: none such. */
export async function itemsToAnswer(
  tx: EntityManager,
  agency: string,
  setId: string,
  today: string,
): Promise<string[] | undefined> {
  const [row] = await tx.query<{ items: { itemId: string }[] }[]>(
    `SELECT items FROM gateway.question_set
     WHERE set_id = $1 AND agency = $2 AND answered_at IS NULL AND expires_on >= $3::date FOR UPDATE`,
    [setId, agency, today],
  );
  return row?.items.map(({ itemId }) => itemId);
}

/** Forgets which records a set was about; that it was answered stays. */
export async function settleQuestionSet(tx: EntityManager, setId: string, at: Date): Promise<void> {
  await tx.query(`UPDATE gateway.question_set SET answered_at = $2, items = '[]' WHERE set_id = $1`, [
    setId,
    at,
  ]);
}

/** Forgets the items of sets whose time has passed. */
export async function forgetQuestionSets(dataSource: DataSource, today: string): Promise<void> {
  await dataSource.query(
    `UPDATE gateway.question_set SET items = '[]' WHERE expires_on < $1::date AND answered_at IS NULL AND items <> '[]'`,
    [today],
  );
}

export interface GivenAnswer {
  itemId: string;
  answer: QuestionAnswer;
}
