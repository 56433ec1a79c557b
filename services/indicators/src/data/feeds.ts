import type { EntityManager } from 'typeorm';
import type { Agreement } from '#libs/contracts';
import type { RequiredFeed, StateInputs } from '../domain/status';
import { closureReports, type ClosureReport } from './closures';
import { endOfDay } from './compute/sql';

/** What decides whether a figure is supplied and final, as known at a day. */
export async function feedsAt(
  tx: EntityManager,
  agreements: readonly Agreement[],
  asAt: string,
): Promise<StateInputs & { closures: ClosureReport[] }> {
  const end = endOfDay(asAt);
  const closures = await closureReports(tx, asAt);
  const seen: { agency: string; type: string }[] = await tx.query(`
    SELECT a.name AS agency, t.name AS type
    FROM indicators.feed f JOIN indicators.agency a ON a.no = f.agency JOIN indicators.event_type t ON t.no = f.type
    WHERE f.known_from < ${end}`);
  const unlinked: { quarter: number }[] = await tx.query(`
    SELECT DISTINCT v.quarter FROM indicators.unlinked r
    JOIN indicators.revision v USING (record)
    WHERE v.state = 'present' AND v.quarter IS NOT NULL AND v.known_from < ${end}
      AND (v.known_until IS NULL OR v.known_until >= ${end})
      AND NOT EXISTS (SELECT FROM indicators.membership m WHERE m.record = r.record)`);
  const declared = closures.flatMap(({ declaredTypes }) => declaredTypes);
  return {
    asAt,
    closures,
    required: requiredFeeds(agreements, seen, asAt),
    supplied: new Set([...seen.map(({ type }) => type), ...declared]),
    unlinked: new Set(unlinked.map(({ quarter }) => quarter)),
  };
}

/**
 * Sources and types named by the agreements in force. An agreement open to every party requires those that have
 * sent something of the kind.
 */
function requiredFeeds(
  agreements: readonly Agreement[],
  seen: readonly { agency: string; type: string }[],
  asAt: string,
): RequiredFeed[] {
  const kindOf = (type: string): string => type.slice(0, type.indexOf('.'));
  return agreements
    .filter(({ status, validFrom, validTo }) => {
      return status === 'in-force' && validFrom <= asAt && (validTo === undefined || asAt <= validTo);
    })
    .flatMap(({ parties, events }) =>
      events.flatMap(({ type }) => {
        const named = parties.filter((party) => party !== '*');
        const open = parties.includes('*')
          ? seen.filter((known) => kindOf(known.type) === kindOf(type)).map(({ agency }) => agency)
          : [];
        return [...new Set([...named, ...open])].map((source) => ({ source, type }));
      }),
    );
}
