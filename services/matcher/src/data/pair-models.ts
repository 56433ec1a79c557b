import type { DataSource } from 'typeorm';

/** Persons known to two agencies, by the model of the newest decision that placed a record of either there. */
export interface PairModels {
  agencies: [string, string];
  models: { model: string; persons: number }[];
}

/** By pair of agencies; grouped before it is paired, as the summary is. */
export async function readPairModels(dataSource: DataSource): Promise<PairModels[]> {
  const rows = await dataSource.query<{ a: string; b: string; model: string; persons: number }[]>(
    `WITH placed AS MATERIALIZED (
       SELECT DISTINCT ON (record_ref) record_ref, model, seq FROM matcher.decision
       ORDER BY record_ref, version DESC
     ), held AS (
       SELECT r.person_id, r.agency, max(p.seq) AS seq FROM matcher.record r JOIN placed p USING (record_ref)
       WHERE r.state = 'present' GROUP BY r.person_id, r.agency
     ), shared AS MATERIALIZED (
       SELECT array_agg(agency ORDER BY agency) AS agencies, array_agg(seq ORDER BY agency) AS seqs
       FROM held GROUP BY person_id HAVING count(*) > 1
     )
     SELECT x.agency AS a, y.agency AS b, d.model, count(*)::int AS persons
     FROM shared CROSS JOIN LATERAL unnest(agencies, seqs) AS x (agency, seq)
     CROSS JOIN LATERAL unnest(agencies, seqs) AS y (agency, seq)
     JOIN placed d ON d.seq = greatest(x.seq, y.seq)
     WHERE x.agency < y.agency GROUP BY x.agency, y.agency, d.model ORDER BY x.agency, y.agency, d.model`,
  );
  return [...Map.groupBy(rows, ({ a, b }) => JSON.stringify([a, b])).values()].map((own) => ({
    agencies: [own[0]!.a, own[0]!.b],
    models: own.map(({ model, persons }) => ({ model, persons })),
  }));
}
