import type { EntityManager } from 'typeorm';
import type { FeedClosure } from '../domain/status';
import { endOfDay } from './compute/sql';

export interface ClosureReport extends FeedClosure {
  agreement: string;
  /** Types that the source says it sent, or says it had none of. */
  declaredTypes: string[];
  /** By type: what the source says and what is here. Only types that differ. */
  differences: { type: string; declared: number; held: number }[];
}

interface Comparison {
  source: string;
  sender: string;
  quarter: number;
  agreement: string;
  type: string | null;
  declared: number;
  held: number;
}

/**
 * Every closed quarter known at `asAt`, with its control totals held against the current, not withdrawn records
 * by fact date. A type that the source does not name counts as zero.
 */
export async function closureReports(tx: EntityManager, asAt: string): Promise<ClosureReport[]> {
  const end = endOfDay(asAt);
  const rows: Comparison[] = await tx.query(`
    WITH closure AS (
      -- A source that closes a quarter again says so with its newest message.
      SELECT DISTINCT ON (c.agency, c.sender, c.quarter) c.*
      FROM indicators.closure c
      WHERE c.known_from < ${end} AND (c.known_until IS NULL OR c.known_until >= ${end})
      ORDER BY c.agency, c.sender, c.quarter, c.known_from DESC, c.revision DESC
    ), declared AS (
      SELECT c.agency, c.sender, c.quarter, regexp_replace(d.key, '^cymru[.]cyfrif[.]|[.]v[0-9]+$', '', 'g') AS type,
        d.value::integer AS declared
      FROM closure c CROSS JOIN LATERAL jsonb_each_text(c.counts) d
    ), held AS (
      SELECT v.agency, v.quarter, t.name AS type, split_part(t.name, '.', 1) AS sender, count(*)::integer AS held
      FROM indicators.revision v JOIN indicators.event_type t ON t.no = v.type
      WHERE v.state = 'present' AND v.quarter IN (SELECT quarter FROM closure)
        AND v.known_from < ${end} AND (v.known_until IS NULL OR v.known_until >= ${end})
      GROUP BY 1, 2, 3, 4
    ), compared AS (
      SELECT agency, sender, quarter, type, coalesce(d.declared, 0) AS declared, coalesce(h.held, 0) AS held
      FROM declared d FULL JOIN held h USING (agency, sender, quarter, type)
    )
    SELECT a.name AS source, c.sender, c.quarter, c.agreement, x.type, x.declared, x.held
    FROM closure c JOIN indicators.agency a ON a.no = c.agency
    LEFT JOIN compared x ON x.agency = c.agency AND x.sender = c.sender AND x.quarter = c.quarter
    ORDER BY a.name, c.sender, c.quarter, x.type`);
  const reports = new Map<string, ClosureReport>();
  for (const { source, sender, quarter, agreement, type, declared, held } of rows) {
    const key = `${source} ${sender} ${quarter}`;
    const report = reports.get(key) ?? {
      source,
      sender,
      quarter,
      agreement,
      matched: true,
      declaredTypes: [],
      differences: [],
    };
    reports.set(key, report);
    if (type === null) continue;
    report.declaredTypes.push(type);
    if (declared === held) continue;
    report.matched = false;
    report.differences.push({ type, declared, held });
  }
  return [...reports.values()];
}
