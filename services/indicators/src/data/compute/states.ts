import type { Plan } from '../../domain/plan';
import { known, type Step } from './sql';

/** States are as at the index date (R2): the register, flagged outcomes, parenthood and care category. */
export function states(plan: Plan): Step[] {
  return [
    { name: 'states.register', sql: register(plan) },
    { name: 'states.flagged', sql: flagged(plan) },
    { name: 'states.parents', sql: parents(plan) },
    { name: 'states.care-category', sql: careCategory(plan) },
  ];
}

/**
 * Spells on the register: from each addition to the next removal under the same registration, half-open. One
 * that ends on its first day is none. The person is the addition's: a removal without identity still ends it.
 */
function register(plan: Plan): string {
  return `CREATE TEMP TABLE register_state ON COMMIT DROP AS
    WITH change AS (
      SELECT r.record, r.registration_ref, r.state, r.effective_on,
        min(r.effective_on) FILTER (WHERE r.state = 'REMOVED') OVER (
          PARTITION BY r.agency, r.registration_ref ORDER BY r.effective_on
          RANGE BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS until_on
      FROM indicators.registration r
      WHERE ${known('r', plan)} AND r.register = 'DA_PERPETRATOR'
    ), spell AS (
      SELECT m.person, c.effective_on AS from_on, coalesce(c.until_on, 'infinity') AS until_on
      FROM change c JOIN indicators.membership m USING (record)
      WHERE c.state = 'ADDED' AND c.until_on IS DISTINCT FROM c.effective_on
    )
    SELECT p.id, bool_or(s.from_on <= p.reg_to AND s.until_on > p.reg_from) AS da_register,
      min(s.from_on) FILTER (WHERE s.from_on > p.index_on) AS da_registered_after
    FROM point p JOIN spell s USING (person) GROUP BY p.id;
    ANALYZE register_state`;
}

/** The latest flagged conviction, caution or conditional caution up to the index date. */
function flagged(plan: Plan): string {
  return `CREATE TEMP TABLE flag_state ON COMMIT DROP AS
    WITH flag AS (
      SELECT m.person, c.convicted_on AS on_date
      FROM indicators.conviction c JOIN indicators.membership m USING (record)
      WHERE ${known('c', plan)} AND c.da_flag
      UNION ALL
      SELECT m.person, d.disposed_on
      FROM indicators.disposal d JOIN indicators.membership m USING (record)
      WHERE ${known('d', plan)} AND d.da_flag AND d.disposal IN ('CAUTION', 'CONDITIONAL_CAUTION')
    )
    SELECT p.id, max(f.on_date) AS da_flagged_on
    FROM point p JOIN flag f USING (person) WHERE f.on_date <= p.index_on GROUP BY p.id;
    ANALYZE flag_state`;
}

/**
 * Declared or confirmed in (day - 3 years, day] (R4). Precedence: probation, prison, police, local authority,
 * then the rest; then the latest, then the highest revision; not stated never wins.
 */
function parents(plan: Plan): string {
  return `CREATE TEMP TABLE parent_state ON COMMIT DROP AS
    WITH said AS (
      SELECT m.person, c.value, s.on_date, c.revision, CASE c.sender WHEN 'probation' THEN 1 WHEN 'prison' THEN 2
        WHEN 'police' THEN 3 WHEN 'la' THEN 4 ELSE 5 END AS rank
      FROM indicators.characteristic c JOIN indicators.membership m USING (record)
      CROSS JOIN LATERAL (VALUES (c.declared_on), (c.confirmed_on)) AS s (on_date)
      WHERE ${known('c', plan)} AND c.characteristic = 'PARENT' AND c.value IN ('YES', 'NO')
        AND s.on_date IS NOT NULL
      UNION ALL
      SELECT m.person, a.parent, a.completed_on, a.revision, 1
      FROM indicators.assessment a JOIN indicators.membership m USING (record)
      WHERE ${known('a', plan)} AND a.parent IN ('YES', 'NO')
      UNION ALL
      SELECT m.person, a.parent, a.arrested_on, a.revision, 3
      FROM indicators.arrest a JOIN indicators.membership m USING (record)
      WHERE ${known('a', plan)} AND a.parent IN ('YES', 'NO')
    ), windowed AS MATERIALIZED (
      -- Whoever was never said to be one is none.
      SELECT p.id, p.person, p.state_on, indicators.add_months(p.state_on, -36) AS since
      FROM point p WHERE p.person IN (SELECT person FROM said WHERE value = 'YES')
    )
    -- The best declaration is the greatest number: rank, then day, then revision, and of two alike NO.
    SELECT p.id, (max((9 - s.rank) * 2000000000000::bigint + (s.on_date - DATE '1900-01-01') * 20000000::bigint
      + least(s.revision, 9999999) * 2 + CASE s.value WHEN 'YES' THEN 0 ELSE 1 END) % 2) = 0 AS parent
    FROM windowed p JOIN said s USING (person)
    WHERE s.on_date <= p.state_on AND s.on_date > p.since
    GROUP BY p.id;
    ANALYZE parent_state`;
}

/** s.104 category in force: the latest change up to the day; NONE ends it, ever looked after says nothing of it. */
function careCategory(plan: Plan): string {
  return `CREATE TEMP TABLE care_state ON COMMIT DROP AS
    SELECT DISTINCT ON (p.id) p.id, substr(s.status, 10)::smallint AS care_category
    FROM point p
    JOIN (
      SELECT m.person, nullif(c.status, 'NONE') AS status, c.effective_on, c.revision
      FROM indicators.care_status c JOIN indicators.membership m USING (record)
      WHERE ${known('c', plan)} AND c.status <> 'EVER_LOOKED_AFTER'
    ) s USING (person)
    WHERE s.effective_on <= p.state_on
    ORDER BY p.id, s.effective_on DESC, s.revision DESC, s.status;
    ANALYZE care_state`;
}
