import { UnionFind } from '#libs/linkage';

/** A decision of officers on two records, as far as its scope looks at it. */
export interface ScopedDecision {
  kind: 'include' | 'exclude';
  recordA: string;
  recordB: string;
}

/** Two records, by ascending reference. */
export interface RecordPair {
  a: string;
  b: string;
}

/**
 * Records that the decisions of one scope may name. A scope is one enquiry: whoever it tells apart is kept apart in
 * pairs and looked at together, which a scope without end would make a pair of everybody.
 */
export const MOST_IN_SCOPE = 40;

/**
 * What the decisions of one scope say together and none of them says alone: records that its inclusions tie are of one
 * person, and the persons that its exclusions name are all different ones ("different markers in a shared scope",
 * linkage section 2). A function of the set of decisions: which records are held does not matter.
 */
export function impliedExclusions(decisions: readonly ScopedDecision[]): RecordPair[] {
  const refs = recordsNamed(decisions);
  const place = new Map(refs.map((ref, at) => [ref, at]));
  const persons = new UnionFind(refs.length);
  const excluded = decisions.filter(({ kind }) => kind === 'exclude');
  for (const { kind, recordA, recordB } of decisions)
    if (kind === 'include') persons.union(place.get(recordA)!, place.get(recordB)!);
  const told = new Set(
    excluded.flatMap(({ recordA, recordB }) => [
      persons.find(place.get(recordA)!),
      persons.find(place.get(recordB)!),
    ]),
  );
  const said = new Set(excluded.flatMap(({ recordA: a, recordB: b }) => [`${a} ${b}`, `${b} ${a}`]));
  const among = refs.filter((_, at) => told.has(persons.find(at)));
  return among.flatMap((a, at) =>
    among
      .slice(at + 1)
      .filter((b) => persons.find(place.get(a)!) !== persons.find(place.get(b)!) && !said.has(`${a} ${b}`))
      .map((b) => ({ a, b })),
  );
}

/** The records that decisions name, each once, ascending. */
export function recordsNamed(decisions: readonly ScopedDecision[]): string[] {
  return [...new Set(decisions.flatMap(({ recordA, recordB }) => [recordA, recordB]))].sort();
}

/** A scope as it is written already, where it differs from one in force in capitals and spaces alone. */
export function spelledScope(typed: string, inForce: readonly string[]): string {
  const tidy = typed.normalize('NFC').trim().replace(/\s+/gu, ' ');
  const folded = tidy.toLowerCase();
  return inForce.find((scope) => scope.toLowerCase() === folded) ?? tidy;
}
