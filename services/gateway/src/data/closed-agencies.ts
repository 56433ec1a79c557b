import type { DataSource, EntityManager } from 'typeorm';

/** An agency that has sent something, or that the operator removed. */
export interface AgencyDoor {
  agency: string;
  /** The last day on which something came; undefined: nothing ever came. */
  lastDay: string | undefined;
  /** Since when the gateway does not let it in; undefined: it does. */
  closedAt: string | undefined;
}

/** The gateway lets the agency in no more. @returns false if it was so before */
export async function closeAgency(tx: EntityManager, agency: string, at: Date): Promise<boolean> {
  const rows: unknown[] = await tx.query(
    `INSERT INTO gateway.closed_agency (agency, closed_at) VALUES ($1, $2)
     ON CONFLICT DO NOTHING RETURNING agency`,
    [agency, at.toISOString()],
  );
  return rows.length > 0;
}

/** The gateway lets the agency in again. @returns false if it did before */
export async function openAgency(tx: EntityManager, agency: string): Promise<boolean> {
  const [rows]: [unknown[], number] = await tx.query(
    'DELETE FROM gateway.closed_agency WHERE agency = $1 RETURNING agency',
    [agency],
  );
  return rows.length > 0;
}

export async function closedAgencies(dataSource: DataSource): Promise<Set<string>> {
  const rows: { agency: string }[] = await dataSource.query('SELECT agency FROM gateway.closed_agency');
  return new Set(rows.map(({ agency }) => agency));
}

/** In the order of their names. */
export async function listAgencyDoors(dataSource: DataSource): Promise<AgencyDoor[]> {
  const rows: { agency: string; last_day: string | null; closed_at: Date | null }[] = await dataSource.query(
    'SELECT agency, last_day::text, closed_at FROM gateway.agency_door ORDER BY agency',
  );
  return rows.map(({ agency, last_day: lastDay, closed_at: closedAt }) => ({
    agency,
    lastDay: lastDay ?? undefined,
    closedAt: closedAt?.toISOString(),
  }));
}
