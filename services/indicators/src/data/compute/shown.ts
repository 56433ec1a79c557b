import { BREAKDOWN } from './books';

/** Breakdowns that a whole row (breakdown 0) is shown by; those that the series does not name fall away. */
export const SHOWN = `
  JOIN series s ON s.no = u.series
  CROSS JOIN LATERAL (VALUES
    (u.breakdown, u.category),
    (CASE u.breakdown WHEN 0 THEN ${BREAKDOWN.ageband} END, u.band),
    (CASE u.breakdown WHEN 0 THEN ${BREAKDOWN.sex} END, u.sex),
    (CASE u.breakdown WHEN 0 THEN ${BREAKDOWN.ethnicity} END, u.ethnicity)) AS b (breakdown, category)`;

export const SHOWN_ONLY = 'b.breakdown = ANY (s.breakdowns) AND b.category IS NOT NULL';
