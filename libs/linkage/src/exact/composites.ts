import { keyIdOf } from '#libs/pseudonyms';
import { UnionFind } from '../union-find';
import { isComposite, isOnePerPerson } from './kinds';
import { takesApart } from './statements';
import { tokenKey } from './types';
import type { ExactProfile, Statement } from './types';

/** What a cluster by strong identifiers holds, for the question whether a composite may join it to another. */
export interface Holding {
  composites: Set<string>;
  /** Values by scheme, of which a person has one, and key epoch. */
  values: Map<string, Set<string>>;
  keys: Set<string>;
}

/**
 * Joins clusters that share a composite of name, date of birth and district, in place. Two clusters whose
 * identifiers conflict are not joined, nor is a third to either of them when it could belong to both: it is left
 * alone, whatever the order. A chain that would still bring two conflicting clusters together is not joined at all.
 */
export function joinByComposites(
  profiles: readonly ExactProfile[],
  clusters: UnionFind,
  statements: readonly Statement[],
): void {
  const apart = statements.filter((statement) => statement.change === 'UNMERGED' && takesApart(statement));
  const holdings = holdingsOf(profiles, clusters);
  const neighbours = neighboursByComposite(holdings);
  const conflict = (a: number, b: number): boolean => conflicts(holdings.get(a)!, holdings.get(b)!, apart);
  const joined = new UnionFind(profiles.length);
  for (const [a, others] of neighbours) {
    for (const b of others) {
      if (b < a || conflict(a, b)) continue;
      const ambiguous =
        [...others].some((third) => third !== b && conflict(third, b)) ||
        [...neighbours.get(b)!].some((third) => third !== a && conflict(third, a));
      if (!ambiguous) joined.union(a, b);
    }
  }
  for (const members of joined.groups().values()) {
    const roots = members.filter((member) => holdings.has(member));
    const clash = roots.some((a, at) => roots.slice(at + 1).some((b) => conflict(a, b)));
    if (!clash) roots.slice(1).forEach((root) => clusters.union(roots[0]!, root));
  }
}

function holdingsOf(profiles: readonly ExactProfile[], clusters: UnionFind): Map<number, Holding> {
  const holdings = new Map<number, Holding>();
  profiles.forEach((profile, index) => {
    if (profile.link) return;
    const root = clusters.find(index);
    const holding = holdings.get(root) ?? emptyHolding();
    holdings.set(root, holding);
    addHolding(holding, profile);
  });
  return holdings;
}

export function emptyHolding(): Holding {
  return { composites: new Set(), values: new Map(), keys: new Set() };
}

/** Adds what a profile holds. */
export function addHolding(holding: Holding, profile: ExactProfile): void {
  for (const token of profile.tokens) {
    const key = tokenKey(token);
    holding.keys.add(key);
    if (isComposite(token) && token.valid) holding.composites.add(key);
    if (!isOnePerPerson(token)) continue;
    // Tokens of two key epochs say nothing of each other.
    const scheme = `${token.kind} ${keyIdOf(token.token)}`;
    const values = holding.values.get(scheme);
    if (values) values.add(token.token);
    else holding.values.set(scheme, new Set([token.token]));
  }
}

function neighboursByComposite(holdings: Map<number, Holding>): Map<number, Set<number>> {
  const byComposite = new Map<string, number[]>();
  for (const [root, { composites }] of holdings) {
    for (const key of composites) byComposite.set(key, [...(byComposite.get(key) ?? []), root]);
  }
  const neighbours = new Map<number, Set<number>>();
  for (const roots of byComposite.values()) {
    if (roots.length < 2) continue;
    for (const root of roots) {
      const others = neighbours.get(root) ?? new Set();
      neighbours.set(root, others);
      for (const other of roots) if (other !== root) others.add(other);
    }
  }
  return neighbours;
}

export function conflicts(a: Holding, b: Holding, apart: readonly Statement[]): boolean {
  for (const [kind, values] of a.values) {
    const others = b.values.get(kind);
    if (others && ![...values].some((value) => others.has(value))) return true;
  }
  return apart.some(
    ({ first, second }) =>
      (a.keys.has(first) && b.keys.has(second)) || (a.keys.has(second) && b.keys.has(first)),
  );
}
