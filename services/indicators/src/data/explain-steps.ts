import type { EntityManager } from 'typeorm';
import { BREAKDOWNS, CATEGORY_CODES, type Definition } from '#libs/measures';
import type { Plan } from '../domain/plan';
import { known, measureNumber } from './compute/sql';

/** A step of a computation and how many it left. */
export interface StepCount {
  step: 'recorded' | 'known' | 'linked' | 'counted' | 'population' | 'area';
  kept: number;
  dropped: number;
}

export interface ExplainedFigure {
  series: string;
  breakdown: string;
  category: string;
  numerator: number | null;
  denominator: number | null;
  symbol: string;
}

/**
 * Counts after `computeCells` of a plan of one definition, in the same transaction. Records are those of the
 * types that the measure counts; from `counted` on it is the measure's own units (events, people, cases).
 */
export async function stepCounts(
  tx: EntityManager,
  plan: Plan,
  { countedTypes, measure }: Definition,
  area: number,
): Promise<StepCount[]> {
  const quarters = `v.quarter BETWEEN ${plan.from} AND ${plan.to}`;
  // Reoffending is one set of points for both of its measures.
  const points = measure === 'M4' ? 3 : measureNumber(measure);
  const cases = measure === 'M7';
  const [counts] = await tx.query<Record<StepCount['step'], number>[]>(`
    WITH record AS (
      SELECT v.record, bool_or(${known('v', plan)}) AS known
      FROM indicators.revision v JOIN indicators.event_type t ON t.no = v.type
      WHERE v.state = 'present' AND ${quarters} AND t.name IN (${countedTypes.map((type) => `'${type}'`).join(', ')})
      GROUP BY v.record
    )
    SELECT count(*)::integer AS recorded, (count(*) FILTER (WHERE known))::integer AS known,
      (count(*) FILTER (WHERE known ${cases ? '' : 'AND m.record IS NOT NULL'}))::integer AS linked,
      ${cases ? '(SELECT coalesce(sum(prosecutions), 0) FROM prosecuted WHERE breakdown = 0)' : `(SELECT count(*) FROM point WHERE measure = ${points})`}::integer AS counted,
      ${cases ? '(SELECT coalesce(sum(prosecutions), 0) FROM prosecuted WHERE breakdown = 0)' : `(SELECT count(*) FROM evaluated WHERE measure = ${points})`}::integer AS population,
      ${
        cases
          ? `(SELECT coalesce(sum(p.prosecutions), 0) FROM prosecuted p JOIN area_up a USING (leaf)
             WHERE a.area = ${area} AND p.breakdown = 0)`
          : `(SELECT count(*) FROM evaluated e WHERE measure = ${points}
             AND (e.board = ${area} OR EXISTS (SELECT FROM area_up a WHERE a.leaf = e.leaf AND a.area = ${area})))`
      }::integer AS area
    FROM record LEFT JOIN indicators.membership m USING (record)`);
  return STEPS.map((step, at) => {
    const before = at === 0 ? counts![step] : counts![STEPS[at - 1]!];
    return { step, kept: counts![step], dropped: Math.max(0, before - counts![step]) };
  });
}

const STEPS = ['recorded', 'known', 'linked', 'counted', 'population', 'area'] as const;

/** The area's figures of every breakdown, with the symbol of their series in place of what has no figure. */
export async function explainedFigures(
  tx: EntityManager,
  plan: Plan,
  area: number,
  wholeUnknown: boolean,
  states: readonly { symbol: string }[],
): Promise<ExplainedFigure[]> {
  const rows: { series: number; breakdown: number; category: number; num: number; den: number | null }[] =
    await tx.query(
      `SELECT series, breakdown, category, num, den FROM cell WHERE area = $1 ORDER BY series, breakdown, category`,
      [area],
    );
  return plan.series.flatMap(({ no, code }): ExplainedFigure[] => {
    const symbol = states[no]!.symbol;
    if (symbol !== '') {
      return [{ series: code, breakdown: 'none', category: '', numerator: null, denominator: null, symbol }];
    }
    return rows
      .filter(({ series }) => series === no)
      .map(({ breakdown, category, num, den }) => {
        const unknown = wholeUnknown && breakdown === 0;
        return {
          series: code,
          breakdown: BREAKDOWNS[breakdown]!,
          category: CATEGORY_CODES[category]!,
          numerator: unknown ? null : num,
          denominator: unknown ? null : den,
          symbol: unknown ? 'x' : '',
        };
      });
  });
}
