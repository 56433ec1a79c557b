import { isComposite } from './kinds';
import { tokenKey } from './types';
import type { ExactProfile, Statement } from './types';

/**
 * The statements in force. Of several about the same two identifiers the last by effective day, then by the day it
 * became known, holds; on the same day taking apart beats joining, because it can only answer a join made before.
 */
export function statementsInForce(profiles: readonly ExactProfile[]): Statement[] {
  const last = new Map<string, Statement>();
  for (const statement of profiles.flatMap(statementsOf)) {
    const pair = [statement.first, statement.second].sort().join(' ');
    const other = last.get(pair);
    if (!other || compareStatements(other, statement) < 0) last.set(pair, statement);
  }
  return [...last.values()].sort(compareStatements);
}

/** A message that names several identifiers states the first against each of the others. */
function statementsOf(profile: ExactProfile): Statement[] {
  const { link } = profile;
  if (!link) return [];
  const named = [...new Set(profile.tokens.filter((token) => !isComposite(token)).map(tokenKey))];
  const [first, ...others] = named;
  if (first === undefined) return [];
  return others.map((second) => ({
    change: link.change,
    first,
    second,
    effectiveOn: link.effectiveOn,
    knownOn: link.knownOn,
    ref: profile.ref,
  }));
}

export function takesApart(statement: Statement): boolean {
  return statement.change === 'UNMERGED' || statement.change === 'IDENTIFIER_REMOVED';
}

function compareStatements(a: Statement, b: Statement): number {
  return (
    compare(a.effectiveOn, b.effectiveOn) ||
    compare(a.knownOn, b.knownOn) ||
    Number(takesApart(a)) - Number(takesApart(b)) ||
    compare(a.ref, b.ref) ||
    compare(a.second, b.second)
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
