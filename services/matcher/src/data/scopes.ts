import type { DataSource, EntityManager } from 'typeorm';
import { impliedExclusions, spelledScope } from '../domain/scopes';
import type { RecordPair, ScopedDecision } from '../domain/scopes';

type Queryable = Pick<EntityManager, 'query'> | Pick<DataSource, 'query'>;

export async function readScopes(store: Queryable): Promise<string[]> {
  const rows = await store.query<{ scope: string }[]>(
    `SELECT DISTINCT scope FROM matcher.override WHERE ended_at IS NULL ORDER BY scope`,
  );
  return rows.map(({ scope }) => scope);
}

/** Decisions in force of these scopes. */
export async function readScoped(
  store: Queryable,
  scopes: readonly string[],
): Promise<(ScopedDecision & { scope: string })[]> {
  return await store.query<(ScopedDecision & { scope: string })[]>(
    `SELECT scope, kind, record_a AS "recordA", record_b AS "recordB" FROM matcher.override
     WHERE ended_at IS NULL AND scope = ANY($1)`,
    [scopes],
  );
}

/**
 * Brings what scopes imply in line with their decisions in force. Returns the records of pairs that are kept apart now
 * and were not before, or the other way round: they are to be linked anew.
 */
export async function settleScopes(tx: EntityManager, scopes: readonly string[]): Promise<string[]> {
  if (scopes.length === 0) return [];
  const decisions = await readScoped(tx, scopes);
  const implied = [...Map.groupBy(decisions, ({ scope }) => scope)].flatMap(([scope, own]) =>
    impliedExclusions(own).map((pair) => ({ scope, ...pair })),
  );
  const before = await tx.query<(RecordPair & { scope: string })[]>(
    `SELECT scope, record_a AS a, record_b AS b FROM matcher.scope_exclusion WHERE scope = ANY($1)`,
    [scopes],
  );
  const keyOf = ({ scope, a, b }: RecordPair & { scope: string }): string => JSON.stringify([scope, a, b]);
  const [held, wanted] = [new Set(before.map(keyOf)), new Set(implied.map(keyOf))];
  const ended = before.filter((pair) => !wanted.has(keyOf(pair)));
  const made = implied.filter((pair) => !held.has(keyOf(pair)));
  const columns = (pairs: typeof made): string[][] => [
    pairs.map(({ scope }) => scope),
    pairs.map(({ a }) => a),
    pairs.map(({ b }) => b),
  ];
  if (ended.length > 0)
    await tx.query(
      `DELETE FROM matcher.scope_exclusion e USING unnest($1::text[], $2::text[], $3::text[]) AS n(scope, a, b)
       WHERE e.scope = n.scope AND e.record_a = n.a AND e.record_b = n.b`,
      columns(ended),
    );
  if (made.length > 0)
    await tx.query(
      `INSERT INTO matcher.scope_exclusion (scope, record_a, record_b)
       SELECT * FROM unnest($1::text[], $2::text[], $3::text[])`,
      columns(made),
    );
  return [...new Set([...ended, ...made].flatMap(({ a, b }) => [a, b]))];
}

/** What a decision's scope adds to it. */
export interface ScopeEffect {
  /** Other decisions in force of the same scope. */
  others: number;
  /** Pairs of records that are kept apart because of the scope, and would not be without this decision. */
  apart: number;
}

/** What the scope of a decision, in force or proposed, adds to it. */
export async function scopeEffect(
  store: Queryable,
  decision: ScopedDecision & { scope: string },
): Promise<ScopeEffect> {
  const scope = spelledScope(decision.scope, await readScopes(store));
  const all = await readScoped(store, [scope]);
  const own = all.findIndex(
    ({ kind, recordA, recordB }) =>
      kind === decision.kind && recordA === decision.recordA && recordB === decision.recordB,
  );
  const others = all.filter((_, at) => at !== own);
  const without = new Set(impliedExclusions(others).map(({ a, b }) => `${a} ${b}`));
  const apart = impliedExclusions([...others, decision]).filter(({ a, b }) => !without.has(`${a} ${b}`));
  return { others: others.length, apart: apart.length };
}
