import { keyIdOf } from '#libs/pseudonyms';
import { isComposite } from './kinds';
import { tokenKey } from './types';
import type { ExactProfile, ExactToken, Statement } from './types';

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

/**
 * A message that names several identifiers states the first against each of the others. While key epochs overlap,
 * it names each under every epoch and states the same in each.
 */
function statementsOf(profile: ExactProfile): Statement[] {
  const named = profile.tokens.filter((token) => !isComposite(token));
  const epochs = new Set(named.map(({ token }) => keyIdOf(token)));
  return [...epochs].flatMap((epoch) =>
    statementsAmong(
      profile,
      named.filter(({ token }) => keyIdOf(token) === epoch),
    ),
  );
}

function statementsAmong(profile: ExactProfile, tokens: readonly ExactToken[]): Statement[] {
  const { link } = profile;
  const [first, ...others] = [...new Set(tokens.map(tokenKey))];
  if (!link || first === undefined) return [];
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
