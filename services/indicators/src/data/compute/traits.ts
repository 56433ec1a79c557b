import { ETHNIC_GROUPS, ethnicGroup } from '#libs/measures';
import type { Plan } from '../../domain/plan';
import { known, text, type Step } from './sql';

/**
 * Traits of the people of the points: any declaration up to `asAt` counts, whenever made (R2). Conflicts go by
 * precedence, then the latest declaration, then the highest revision; not stated never wins.
 */
export function traits(plan: Plan): Step[] {
  return [
    { name: 'traits.people', sql: PEOPLE },
    { name: 'traits.declared', sql: declared(plan) },
    { name: 'traits.analyze', sql: 'ANALYZE declared' },
    { name: 'traits', sql: RESOLVED },
    { name: 'traits.analyze', sql: 'ANALYZE trait' },
  ];
}

const PEOPLE = `CREATE TEMP TABLE people ON COMMIT DROP AS SELECT DISTINCT person FROM point; ANALYZE people`;

const SEX = 1;
const ETHNICITY = 2;
const SERVICE = 3;
const CARE = 4;

/** Ranks of 1.4; agencies that it does not list rank last. Sex: court, probation, prison, police. */
const SEX_RANK = `CASE c.sender WHEN 'court' THEN 1 WHEN 'probation' THEN 2 WHEN 'prison' THEN 3
  WHEN 'police' THEN 4 ELSE 5 END`;

const SAID = `'YES'`;

function declared(plan: Plan): string {
  const people = 'JOIN people USING (person)';
  return `CREATE TEMP TABLE declared ON COMMIT DROP AS
    SELECT m.person, CASE c.characteristic WHEN 'SEX' THEN ${SEX} WHEN 'ETHNICITY' THEN ${ETHNICITY}
        WHEN 'EX_SERVICE' THEN ${SERVICE} ELSE ${CARE} END AS trait,
      c.value, c.declared_on AS said_on, c.revision, c.service_started_on AS since,
      CASE c.characteristic
        WHEN 'SEX' THEN ${SEX_RANK}
        -- What a person says of their own ethnicity goes before what an officer saw.
        WHEN 'ETHNICITY' THEN CASE c.method WHEN 'OFFICER' THEN 2 ELSE 1 END
        WHEN 'EX_SERVICE' THEN CASE WHEN c.method = 'VERIFIED' THEN 1 ELSE 2 END
        ELSE 1 END AS rank
    FROM indicators.characteristic c JOIN indicators.membership m USING (record) ${people}
    WHERE ${known('c', plan)} AND (
      (c.characteristic = 'SEX' AND c.value IN ('F', 'M', 'X'))
      OR (c.characteristic = 'ETHNICITY' AND c.value ~ '^[ABMOW][0-9]$')
      OR (c.characteristic = 'EX_SERVICE' AND c.value IN (${SAID}, 'NO'))
      OR (c.characteristic = 'CARE_EXPERIENCE' AND c.value = ${SAID}))
    UNION ALL
    SELECT m.person, v.trait, v.value, a.arrested_on, a.revision, NULL, v.rank
    FROM indicators.arrest a JOIN indicators.membership m USING (record) ${people}
    CROSS JOIN LATERAL (VALUES
      (${SEX}, CASE WHEN a.sex IN ('F', 'M', 'X') THEN a.sex END, 4),
      (${ETHNICITY}, CASE WHEN a.ethnicity ~ '^[ABMOW][0-9]$' THEN a.ethnicity END, 1),
      (${SERVICE}, CASE WHEN a.service IN (${SAID}, 'NO') THEN a.service END, 2),
      (${CARE}, CASE WHEN a.care = ${SAID} THEN a.care END, 1)) AS v (trait, value, rank)
    WHERE ${known('a', plan)} AND v.value IS NOT NULL
    UNION ALL
    SELECT m.person, ${CARE}, ${SAID}, s.effective_on, s.revision, NULL, 1
    FROM indicators.care_status s JOIN indicators.membership m USING (record) ${people}
    WHERE ${known('s', plan)} AND s.status <> 'NONE'`;
}

// Service: YES beats NO, unless the NO is verified (rank 1). A known start of service bounds it from below.
const RESOLVED = `CREATE TEMP TABLE trait ON COMMIT DROP AS
  SELECT person,
    (array_agg(value ORDER BY rank, said_on DESC, revision DESC, value) FILTER (WHERE trait = ${SEX}))[1] AS sex,
    ${ethnicGroupOf(`(array_agg(value ORDER BY rank, said_on DESC, revision DESC, value)
      FILTER (WHERE trait = ${ETHNICITY}))[1]`)} AS ethnic_group,
    coalesce(
      (array_agg(value ORDER BY said_on DESC, revision DESC, value DESC)
        FILTER (WHERE trait = ${SERVICE} AND rank = 1))[1] = 'YES',
      bool_or(value = 'YES') FILTER (WHERE trait = ${SERVICE}), false) AS service,
    min(since) FILTER (WHERE trait = ${SERVICE} AND value = 'YES') AS service_since,
    coalesce(bool_or(true) FILTER (WHERE trait = ${CARE}), false) AS care
  FROM declared GROUP BY person`;

function ethnicGroupOf(code: string): string {
  const codes = ['A1', 'B1', 'M1', 'O2', 'W1'].map((example) => ({
    letter: example[0]!,
    group: ethnicGroup(example),
  }));
  const cases = codes.map(({ letter, group }) => `WHEN '${letter}' THEN ${text(group)}`);
  return `(SELECT CASE WHEN x.code = 'O1' THEN ${text(ETHNIC_GROUPS[0])}
    ELSE CASE left(x.code, 1) ${cases.join(' ')} END END FROM (SELECT ${code} AS code) x)`;
}
