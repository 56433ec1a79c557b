import type { DataSource } from 'typeorm';

/** What a house holds of the events that it acknowledged. */
export interface Counts {
  revisions: number;
  records: number;
  memberships: number;
  linked: number;
  refusals: number;
}

export async function countsOf(
  indicators: DataSource,
  matcher: DataSource,
  gateway: DataSource,
): Promise<Counts> {
  const count = async (source: DataSource, table: string): Promise<number> =>
    (await source.query<{ n: number }[]>(`SELECT count(*)::int AS n FROM ${table}`))[0]!.n;
  return {
    revisions: await count(indicators, 'indicators.revision'),
    records: await count(indicators, '(SELECT DISTINCT record FROM indicators.revision) AS r'),
    // Of an erased record how batches fall decides whether it was linked before.
    memberships: await count(
      indicators,
      'indicators.membership m JOIN indicators.record r ON r.no = m.record AND NOT r.erased',
    ),
    linked: await count(matcher, 'matcher.record'),
    refusals: await count(gateway, 'gateway.refusal'),
  };
}
