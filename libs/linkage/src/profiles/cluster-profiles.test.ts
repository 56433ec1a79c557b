import * as fc from 'fast-check';
import type { ExactProfile } from '../exact/types';
import { justiceModel } from '../model/justice';
import { clusterRules } from './bands';
import { clusterProfiles } from './cluster-profiles';
import type { OverridePair, ProfileEdge } from './ties';

const rules = clusterRules({ ...justiceModel(), threshold: 0 });
const token = (kind: string, value: string) => ({
  kind,
  token: Buffer.from(`1${value}`).toString('base64url'),
  valid: true,
});
const profile = (ref: string, ...tokens: ReturnType<typeof token>[]): ExactProfile => ({ ref, tokens });
const edge = (a: number, b: number, bits: number, twins = false): ProfileEdge => ({ a, b, bits, twins });
const run = (profiles: ExactProfile[], edges: ProfileEdge[], overrides: OverridePair[] = []) => {
  const { clusters, reviews } = clusterProfiles(profiles, edges, overrides, rules);
  const named = clusters.map((members) => members.map((member) => profiles[member]!.ref).join(' '));
  return { clusters: named.sort(), reviews };
};

describe('clusterProfiles', () => {
  it('joins by weight what no identifier joins', () => {
    expect(run([profile('a'), profile('b')], [edge(0, 1, 4)]).clusters).toEqual(['a b']);
  });

  it('never joins two different police numbers by weight, and asks instead', () => {
    const found = run([profile('a', token('PNC', 'x')), profile('b', token('PNC', 'y'))], [edge(0, 1, 15)]);
    expect(found.clusters).toEqual(['a', 'b']);
    expect(found.reviews).toEqual([{ reason: 'CONFLICT', a: 'a', b: 'b', bits: 15 }]);
  });

  it('leaves possible twins and pairs just below the threshold apart, and asks', () => {
    const found = run([profile('a'), profile('b'), profile('c')], [edge(0, 1, -5, true), edge(1, 2, -3)]);
    expect(found.clusters).toEqual(['a', 'b', 'c']);
    expect(found.reviews.map(({ reason }) => reason).sort()).toEqual(['BAND', 'TWINS']);
  });

  it('holds what officers decided against weights and identifiers', () => {
    const pnc = token('PNC', 'x');
    const excluded = run(
      [profile('a', pnc), profile('b', pnc)],
      [edge(0, 1, 20)],
      [{ a: 0, b: 1, kind: 'exclude' }],
    );
    expect(excluded.clusters).toEqual(['a', 'b']);
    const included = run([profile('a'), profile('b')], [edge(0, 1, -12)], [{ a: 0, b: 1, kind: 'include' }]);
    expect(included.clusters).toEqual(['a b']);
  });

  it.each([
    ['a shared CRO and two police numbers', 'CRO', 'PNC'],
    ['a shared NI number and two NHS numbers', 'NINO', 'NHS'],
  ])('does not join over %s, and asks, whatever the weight', (_, shared, other) => {
    const people = [
      profile('a', token(other, 'x'), token(shared, 'c')),
      profile('b', token(other, 'y'), token(shared, 'c')),
    ];
    expect(run(people, [edge(0, 1, -12)])).toEqual({
      clusters: ['a', 'b'],
      reviews: [{ reason: 'CONFLICT', a: 'a', b: 'b', bits: -12 }],
    });
    expect(run(people, []).reviews).toEqual([{ reason: 'CONFLICT', a: 'a', b: 'b' }]);
    expect(run(people, [], [{ a: 0, b: 1, kind: 'exclude' }]).reviews).toEqual([]);
    expect(run(people, [], [{ a: 0, b: 1, kind: 'include' }])).toEqual({ clusters: ['a b'], reviews: [] });
  });

  it('lets the weights say to whom of two people a record with their shared identifier belongs', () => {
    const cro = token('CRO', 'c');
    const people = [
      profile('a', token('PNC', 'x'), cro),
      profile('b', token('PNC', 'y'), cro),
      profile('c', cro),
    ];
    const found = run(people, [edge(1, 2, 9)]);
    expect(found.clusters).toEqual(['a', 'b c']);
    expect(found.reviews).toEqual([{ reason: 'CONFLICT', a: 'a', b: 'b' }]);
    expect(run(people, []).clusters).toEqual(['a', 'b', 'c']);
  });

  it('lets no chain of inclusions bring together what officers exclude, and asks about the one that does not hold', () => {
    const people = [profile('a'), profile('b'), profile('c')];
    const overrides: OverridePair[] = [
      { a: 0, b: 2, kind: 'include' },
      { a: 1, b: 2, kind: 'include' },
      { a: 0, b: 1, kind: 'exclude' },
    ];
    const expected = { clusters: ['a c', 'b'], reviews: [{ reason: 'CONFLICT', a: 'b', b: 'c' }] };
    expect(run(people, [], overrides)).toEqual(expected);
    expect(run(people, [], overrides.toReversed())).toEqual(expected);
  });

  it('an exclusion wins over an inclusion of the same two, and over one of somebody an identifier joins', () => {
    const same = run(
      [profile('a'), profile('b')],
      [edge(0, 1, 20)],
      [
        { a: 0, b: 1, kind: 'include' },
        { a: 1, b: 0, kind: 'exclude' },
      ],
    );
    expect(same).toEqual({
      clusters: ['a', 'b'],
      reviews: [{ reason: 'CONFLICT', a: 'a', b: 'b', bits: 20 }],
    });
    const pnc = token('PNC', 'p');
    const joined = run(
      [profile('a'), profile('b', pnc), profile('c', pnc)],
      [],
      [
        { a: 0, b: 2, kind: 'include' },
        { a: 0, b: 1, kind: 'exclude' },
      ],
    );
    expect(joined).toEqual({ clusters: ['a', 'b c'], reviews: [{ reason: 'CONFLICT', a: 'a', b: 'c' }] });
  });

  it('gives the same clusters and reviews of conflicting identifiers and decisions in any order', () => {
    const held = fc.array(
      fc.tuple(fc.constantFrom('PNC', 'CRO', 'NINO', 'NHS', 'CRN'), fc.constantFrom('1', '2', '3')),
      { maxLength: 4 },
    );
    const override = fc.record({
      a: fc.integer({ min: 0, max: 7 }),
      b: fc.integer({ min: 0, max: 7 }),
      kind: fc.constantFrom('include' as const, 'exclude' as const),
    });
    fc.assert(
      fc.property(
        fc.array(held, { minLength: 8, maxLength: 8 }),
        fc.array(override, { maxLength: 6 }).map((all) => all.filter(({ a, b }) => a !== b)),
        fc.integer({ min: 1, max: 7 }),
        (tokens, overrides, turn) => {
          const people = tokens.map((own, at) =>
            profile(String.fromCharCode(97 + at), ...own.map(([kind, value]) => token(kind, value))),
          );
          const straight = run(people, [], overrides);
          const place = (at: number): number => (at + turn) % 8;
          const moved = people.map((_, at) => people[(at + 8 - turn) % 8]!);
          const turned = run(
            moved,
            [],
            overrides.map(({ a, b, kind }) => ({ a: place(b), b: place(a), kind })).toReversed(),
          );
          expect(turned.clusters).toEqual(straight.clusters);
          expect(new Set(turned.reviews)).toEqual(new Set(straight.reviews));
          const clusterOf = (at: number): string =>
            straight.clusters.find((one) => one.split(' ').includes(people[at]!.ref))!;
          const excluded = overrides.filter(({ kind }) => kind === 'exclude');
          expect(excluded.filter(({ a, b }) => clusterOf(a) === clusterOf(b))).toEqual([]);
        },
      ),
      { seed: 11, numRuns: 500 },
    );
  });

  it('asks about the one pair that holds two groups together', () => {
    const profiles = ['a', 'b', 'c', 'd', 'e', 'f'].map((ref) => profile(ref));
    const inside = [
      edge(0, 1, 20),
      edge(1, 2, 20),
      edge(0, 2, 20),
      edge(3, 4, 20),
      edge(4, 5, 20),
      edge(3, 5, 20),
    ];
    const found = run(profiles, [...inside, edge(2, 3, 12)]);
    expect(found.clusters).toEqual(['a b c d e f']);
    expect(found.reviews).toEqual([{ reason: 'BRIDGE', a: 'c', b: 'd', bits: 12 }]);
  });

  it('gives the same clusters and reviews in any order', () => {
    const drawnEdge = fc.record({
      a: fc.integer({ min: 0, max: 4 }),
      b: fc.integer({ min: 5, max: 9 }),
      bits: fc.integer({ min: -12, max: 25 }),
    });
    const edges = fc.uniqueArray(drawnEdge, { selector: ({ a, b }) => `${a} ${b}`, maxLength: 14 });
    const tokens = fc.array(fc.constantFrom('1', '2', '3'), { minLength: 10, maxLength: 10 });
    fc.assert(
      fc.property(edges, tokens, fc.integer({ min: 1, max: 9 }), (drawn, values, turn) => {
        const profiles = values.map((value, at) =>
          profile(String.fromCharCode(97 + at), ...(at % 2 === 0 ? [token('PNC', value)] : [])),
        );
        const straight = run(
          profiles,
          drawn.map(({ a, b, bits }) => edge(a, b, bits)),
        );
        const place = (at: number): number => (at + turn) % 10;
        const moved = profiles.map((_, at) => profiles[(at + 10 - turn) % 10]!);
        const turned = run(moved, drawn.map(({ a, b, bits }) => edge(place(a), place(b), bits)).reverse());
        expect(turned.clusters).toEqual(straight.clusters);
        const key = ({ reason, a, b }: { reason: string; a: string; b: string }) => `${reason} ${a} ${b}`;
        expect(turned.reviews.map(key).sort()).toEqual(straight.reviews.map(key).sort());
      }),
      { seed: 9 },
    );
  });
});
