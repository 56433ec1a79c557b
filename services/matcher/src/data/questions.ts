import type { DataSource, EntityManager } from 'typeorm';
import type { QuestionAnswer, QuestionKind, QuestionSet } from '#libs/contracts';
import type { MemberRow, ReviewedPair } from './officers';

type Queryable = Pick<EntityManager, 'query'> | Pick<DataSource, 'query'>;

/** One record with an address of each of these profiles. */
export async function readAddresses(
  store: Queryable,
  profiles: readonly string[],
): Promise<{ profile: string; recordRef: string; address: string }[]> {
  return await store.query(
    `SELECT DISTINCT ON (profile_id) profile_id AS profile, record_ref AS "recordRef", return_address AS address
     FROM matcher.record WHERE profile_id = ANY($1) AND return_address IS NOT NULL
     ORDER BY profile_id, record_ref`,
    [profiles],
  );
}

/** Of those of these profiles that nobody can be asked about: how many records each has, none with an address. */
export async function readUnaddressed(
  store: Queryable,
  profiles: readonly string[],
): Promise<{ profile: string; records: number }[]> {
  return await store.query(
    `SELECT profile_id AS profile, count(*)::int AS records FROM matcher.record WHERE profile_id = ANY($1)
     GROUP BY profile_id HAVING bool_and(return_address IS NULL) ORDER BY profile_id`,
    [profiles],
  );
}

/**
 * Records of the agency, each of another person, none of the persons under review: addresses of `count` decoys. Drawn
 * from all that the agency holds, whoever else holds the person.
 */
export async function drawSingles(
  store: Queryable,
  agency: string,
  members: readonly MemberRow[],
  count: number,
): Promise<string[][]> {
  const rows = await store.query<{ address: string }[]>(
    `SELECT address FROM (
       SELECT DISTINCT ON (person_id) return_address AS address FROM matcher.record
       WHERE agency = $1 AND state = 'present' AND return_address IS NOT NULL AND person_id <> ALL($2)
       ORDER BY person_id, random()
     ) one_each ORDER BY random() LIMIT $3`,
    [agency, personsOf(members), count],
  );
  return rows.map(({ address }) => [address]);
}

/**
 * Pairs of the agency's own profiles, about as alike as the two that are asked about, so that the question does not
 * stand out; whether linkage holds them for one person or for two plays no part.
 */
export async function drawPairs(
  store: Queryable,
  agency: string,
  members: readonly MemberRow[],
  own: readonly [string, string],
  count: number,
): Promise<string[][]> {
  const [scored] = await store.query<{ bits: number }[]>(
    `SELECT bits FROM matcher.edge WHERE a = least($1, $2) AND b = greatest($1, $2)`,
    [...own],
  );
  const rows = scored
    ? await store.query<{ a: string; b: string; one: string; other: string }[]>(
        `WITH own AS (
           SELECT DISTINCT ON (profile_id) profile_id, person_id, return_address AS address FROM matcher.record
           WHERE agency = $1 AND state = 'present' AND return_address IS NOT NULL AND person_id <> ALL($2)
           ORDER BY profile_id, record_ref
         )
         SELECT x.address AS a, y.address AS b, x.person_id AS one, y.person_id AS other
         FROM matcher.edge e JOIN own x ON x.profile_id = e.a JOIN own y ON y.profile_id = e.b
         ORDER BY abs(e.bits - $3::float8), random() LIMIT $4`,
        [agency, personsOf(members), scored.bits, 4 * count],
      )
    : paired(await drawSingles(store, agency, members, 2 * count));
  const used = new Set<string>();
  const drawn: string[][] = [];
  for (const { a, b, one, other } of rows) {
    if (used.has(one) || used.has(other) || drawn.length === count) continue;
    used.add(one).add(other);
    drawn.push([a, b]);
  }
  return drawn;
}

function paired(singles: readonly string[][]): { a: string; b: string; one: string; other: string }[] {
  const addresses = singles.flat();
  return Array.from({ length: Math.floor(addresses.length / 2) }, (_, at) => {
    const [a, b] = [addresses[2 * at]!, addresses[2 * at + 1]!];
    return { a, b, one: a, other: b };
  });
}

function personsOf(members: readonly MemberRow[]): string[] {
  return [...new Set(members.map(({ person }) => person))];
}

export interface QuestionRow {
  questionId: string;
  agency: string;
  kind: QuestionKind;
  own: string[];
  reason: string;
  askedBy: string;
  askedAt: Date;
  expiresOn: string;
  state: 'open' | 'answered' | 'expired';
  answer: QuestionAnswer | null;
  answeredAt: Date | null;
}

const COLUMNS = `question_id AS "questionId", agency, kind, own, reason, asked_by AS "askedBy", asked_at AS "askedAt",
  expires_on::text AS "expiresOn", state, answer, answered_at AS "answeredAt"`;

/** What was asked for a review, newest first. */
export async function readQuestions(store: Queryable, pair: ReviewedPair): Promise<QuestionRow[]> {
  return await store.query<QuestionRow[]>(
    `SELECT ${COLUMNS} FROM matcher.question WHERE record_a = $1 AND record_b = $2
     ORDER BY asked_at DESC, question_id`,
    [pair.recordA, pair.recordB],
  );
}

/** Earlier questions to an agency about persons that these records are of now. */
export async function readEarlier(
  store: Queryable,
  agency: string,
  own: readonly string[],
): Promise<(QuestionRow & { itemId: string; items: QuestionSet['items'] })[]> {
  return await store.query(
    `SELECT ${COLUMNS}, item_id AS "itemId", items FROM matcher.question q
     WHERE agency = $1 AND EXISTS (
       SELECT FROM matcher.record before JOIN matcher.record now USING (person_id)
       WHERE before.record_ref = ANY(q.own) AND now.record_ref = ANY($2))
     ORDER BY asked_at DESC, question_id`,
    [agency, own],
  );
}

export interface NewQuestion {
  pair: ReviewedPair;
  own: readonly string[];
  itemId: string;
  reason: string;
  askedBy: string;
  at: Date;
}

export async function addQuestion(tx: EntityManager, set: QuestionSet, question: NewQuestion): Promise<void> {
  const { pair, own, itemId, reason, askedBy, at } = question;
  await tx.query(
    `INSERT INTO matcher.question
       (question_id, item_id, agency, kind, record_a, record_b, own, reason, asked_by, asked_at, expires_on, items)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
    [
      set.setId,
      itemId,
      set.agency,
      set.kind,
      pair.recordA,
      pair.recordB,
      own,
      reason,
      askedBy,
      at,
      set.expiresOn,
      JSON.stringify(set.items),
    ],
  );
}

/** Keeps the answers to what was asked in earnest; those to decoys are not kept. Returns how many were awaited. */
export async function takeAnswers(
  tx: EntityManager,
  answers: readonly { setId: string; agency: string; itemId: string; answer: QuestionAnswer; at: string }[],
): Promise<number> {
  const rows = await tx.query<[unknown[], number]>(
    `UPDATE matcher.question q SET state = 'answered', answer = n.answer, answered_at = n.at
     FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::timestamptz[]) AS n(set_id, agency, item_id, answer, at)
     WHERE q.question_id = n.set_id AND q.agency = n.agency AND q.item_id = n.item_id AND q.state <> 'answered'
     RETURNING q.question_id`,
    [
      answers.map(({ setId }) => setId),
      answers.map(({ agency }) => agency),
      answers.map(({ itemId }) => itemId),
      answers.map(({ answer }) => answer),
      answers.map(({ at }) => at),
    ],
  );
  return rows[1];
}

/** Questions whose last day has passed without an answer. */
export async function expireQuestions(store: Queryable, today: string): Promise<number> {
  const rows = await store.query<[unknown[], number]>(
    `UPDATE matcher.question SET state = 'expired' WHERE state = 'open' AND expires_on < $1::date RETURNING question_id`,
    [today],
  );
  return rows[1];
}
