import {
  bit,
  columns,
  date,
  facts,
  factsOfPersons,
  pack,
  place,
  WHO,
  type Scope,
  type Stream,
} from './scope';

/** Traits as a declaration tells them. */
export const SEX = 1;
export const ETHNICITY = 2;
export const SERVICE = 3;
export const CARE = 4;
export const PARENT = 5;

const SEXES = ['F', 'M', 'X'];

/** A code of the self-defined list as a number in the order of the codes; null for what says nothing. */
const ethnicity = (column: string): string =>
  `CASE WHEN ${column} ~ '^[ABMOW][0-9]$' THEN ascii(${column}) * 16 + right(${column}, 1)::integer END`;

const saidYesOrNo = (column: string): string => `${column} IN ('YES', 'NO')`;

/**
 * Declarations of traits and of parenthood (R2, R4) with the rank of their evidence (1.4): a is the day, b the
 * revision, c the start of service or the day of confirmation, x the trait, rank and value.
 */
function declared(scope: Scope): string {
  const bySender = (ranks: readonly string[]): string => `(1 + ${place('e.sender', ranks, ranks.length)})`;
  const trait = place(
    'e.characteristic',
    ['', 'SEX', 'ETHNICITY', 'EX_SERVICE', 'CARE_EXPERIENCE', 'PARENT'],
    0,
  );
  const rank = `CASE e.characteristic WHEN 'SEX' THEN ${bySender(['court', 'probation', 'prison', 'police'])}
    WHEN 'ETHNICITY' THEN CASE e.method WHEN 'OFFICER' THEN 2 ELSE 1 END
    WHEN 'EX_SERVICE' THEN CASE e.method WHEN 'VERIFIED' THEN 1 ELSE 2 END
    WHEN 'PARENT' THEN ${bySender(['probation', 'prison', 'police', 'la'])} ELSE 1 END`;
  const value = `CASE e.characteristic WHEN 'SEX' THEN ${place('e.value', SEXES, 3)}
    WHEN 'ETHNICITY' THEN ${ethnicity('e.value')} ELSE ${bit(`e.value = 'YES'`)} END`;
  const says = `((e.characteristic = 'SEX' AND e.value IN ('F', 'M', 'X'))
    OR (e.characteristic = 'ETHNICITY' AND e.value ~ '^[ABMOW][0-9]$')
    OR (e.characteristic IN ('EX_SERVICE', 'PARENT') AND ${saidYesOrNo('e.value')})
    OR (e.characteristic = 'CARE_EXPERIENCE' AND e.value = 'YES'))`;
  return `SELECT ${columns({
    a: date('e.declared_on'),
    b: 'e.revision',
    c: date(`CASE e.characteristic WHEN 'PARENT' THEN e.confirmed_on ELSE e.service_started_on END`),
    x: pack([
      [trait, 0],
      [`(${rank})`, 3],
      [`(${value})`, 6],
    ]),
  })} ${facts('characteristic', scope, says)}`;
}

/** Arrests: a is the day, b the revision, x what was declared: sex, ethnicity, service, care, parent. */
function arrests(scope: Scope): string {
  return `SELECT ${columns({
    a: date('e.arrested_on'),
    b: 'e.revision',
    who: WHO,
    x: pack([
      [place('e.sex', SEXES, 3), 0],
      [`coalesce(${ethnicity('e.ethnicity')}, 0)`, 2],
      [place('e.service', ['', 'NO', 'YES'], 0), 13],
      [bit(`e.care = 'YES'`), 15],
      [place('e.parent', ['', 'NO', 'YES'], 0), 16],
    ]),
  })} ${facts('arrest', scope)}`;
}

/** Care statuses: a is the day, b the revision, x 0 for none, 1-6 the category of s.104, 7 ever looked after. */
function care(scope: Scope): string {
  const status = ['NONE', ...[1, 2, 3, 4, 5, 6].map((no) => `S104_CAT_${no}`)];
  return `SELECT ${columns({ a: date('e.effective_on'), b: 'e.revision', x: place('e.status', status, 7) })}
    ${facts('care_status', scope)}`;
}

/** When it became known: b the day, c the millisecond of the day. */
const KNOWN = {
  b: `(e.known_from AT TIME ZONE 'UTC')::date`,
  c: `(date_part('epoch', (e.known_from AT TIME ZONE 'UTC')::time) * 1000)::integer`,
};

/**
 * Month of birth as probation knows it (R5). At a quarter's end it gives the exact age, since the quarter ends with a
 * month. a is the month; of several the latest known is chosen when they have been read (`latestBirths`).
 */
function births(scope: Scope): string {
  const tables = ['commencement', 'termination', 'registration', 'assessment'];
  return tables
    .map(
      (table) =>
        `SELECT ${columns({ a: 'e.birth_month::integer', ...KNOWN })}
         ${facts(table, scope, 'e.birth_month IS NOT NULL')}`,
    )
    .join(' UNION ALL ');
}

/** Of several months of birth the latest known, of two of one time the lower: the greatest number. */
const LATEST = `(99999 - max((date_part('epoch', known_from) * 1000)::bigint * 100000 + 99999 - birth_month) % 100000)::integer`;

/** The same as prison, then court, then police know it, for people of whom probation does not know it: by person. */
export function otherBirths(scope: Scope, persons: readonly number[]): Stream {
  const ranked = [
    ['release', 2],
    ['reception', 2],
    ['sentence_status', 2],
    ['court_sentence', 3],
    ['conviction', 3],
    ['arrest', 4],
    ['disposal', 4],
  ] as const;
  const asked = `e.birth_month IS NOT NULL AND m.person = ANY ('{${persons.join(',')}}'::integer[])`;
  const said = ranked.map(
    ([table, rank]) =>
      `SELECT m.person, ${rank} AS rank, e.birth_month, e.known_from ${factsOfPersons(table, scope, asked)}`,
  );
  const sql = `SELECT ${columns({ of: 'm.subject', a: 'm.birth_month' })} FROM (
    SELECT DISTINCT ON (person) person AS subject, birth_month FROM (
      SELECT person, rank, ${LATEST} AS birth_month FROM (${said.join(' UNION ALL ')}) o GROUP BY person, rank
    ) known ORDER BY person, rank) m`;
  return { name: 'births', sql };
}

export function peopleStreams(scope: Scope): Stream[] {
  return [
    { name: 'declared', sql: declared(scope) },
    { name: 'arrests', sql: arrests(scope) },
    { name: 'care', sql: care(scope) },
    { name: 'births', sql: births(scope) },
  ];
}
