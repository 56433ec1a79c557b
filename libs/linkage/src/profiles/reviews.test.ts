import * as fc from 'fast-check';
import type { ExactProfile } from '../exact/types';
import { justiceModel } from '../model/justice';
import { areReviewBands, clusterRules, REVIEW_BANDS } from './bands';
import { clusterProfiles } from './cluster-profiles';
import type { Review, StandingReview } from './review';
import type { OverridePair, ProfileEdge } from './ties';

const rules = clusterRules({ ...justiceModel(), threshold: 0 });
const profiles = (count: number, pnc: Record<number, string> = {}): ExactProfile[] =>
  Array.from({ length: count }, (_, at) => ({
    ref: String.fromCharCode(97 + at),
    tokens: pnc[at]
      ? [{ kind: 'PNC', token: Buffer.from(`1${pnc[at]}`).toString('base64url'), valid: true }]
      : [],
  }));
const edge = (a: number, b: number, bits: number, twins = false): ProfileEdge => ({ a, b, bits, twins });

/** A queue as the matcher keeps it: each step is given what stood before it. */
function queueOf(people: readonly ExactProfile[]) {
  let standing: StandingReview[] = [];
  let opened = 0;
  let closed = 0;
  return {
    step(edges: ProfileEdge[], overrides: OverridePair[] = []): string[] {
      const { reviews } = clusterProfiles(people, edges, overrides, rules, standing);
      const key = (one: { reason: string; a: string; b: string }): string =>
        `${one.reason} ${one.a} ${one.b}`;
      const before = new Set(standing.map((one) => `${one.reason} ${one.recordA} ${one.recordB}`));
      const now = new Set(reviews.map(key));
      opened += reviews.filter((one) => !before.has(key(one))).length;
      closed += [...before].filter((one) => !now.has(one)).length;
      const place = (ref: string): number => people.findIndex((one) => one.ref === ref);
      standing = reviews.map(({ reason, a, b }: Review) => ({
        reason,
        a: place(a),
        b: place(b),
        recordA: a,
        recordB: b,
      }));
      return [...now].sort();
    },
    counts: () => ({ opened, closed }),
  };
}

it('a weight that moves around the opening line opens one review and closes none', () => {
  const queue = queueOf(profiles(2));
  for (const bits of [-6.5, -5.9, -6.1, -5.8, -7.9, -6.2, -5.5, -6.4]) queue.step([edge(0, 1, bits)]);
  expect(queue.counts()).toEqual({ opened: 1, closed: 0 });
});

it('a review heals once the weight has left the wider band, and not before', () => {
  const queue = queueOf(profiles(2));
  expect(queue.step([edge(0, 1, -5)])).toEqual(['BAND a b']);
  expect(queue.step([edge(0, 1, -7.9)])).toEqual(['BAND a b']);
  expect(queue.step([edge(0, 1, -8.1)])).toEqual([]);
  expect(queue.step([edge(0, 1, -7)])).toEqual([]);
  expect(queue.counts()).toEqual({ opened: 1, closed: 1 });
});

it('a weight around the threshold joins and parts two people, and their review stays the same one', () => {
  const queue = queueOf(profiles(2));
  for (const bits of [-0.5, 0.5, -1, 1.9, -0.1]) expect(queue.step([edge(0, 1, bits)])).toEqual(['BAND a b']);
  expect(queue.step([edge(0, 1, 2)])).toEqual([]);
  expect(queue.step([edge(0, 1, 0.5)])).toEqual([]);
  expect(queue.counts()).toEqual({ opened: 1, closed: 1 });
});

it('a review closes when its reason goes: nobody compares them any more, or a number joins them', () => {
  const queue = queueOf(profiles(2));
  queue.step([edge(0, 1, -3)]);
  expect(queue.step([])).toEqual([]);
  const numbered = profiles(2, { 0: 'x', 1: 'x' });
  const standing: StandingReview[] = [{ reason: 'BAND', a: 0, b: 1, recordA: 'a', recordB: 'b' }];
  expect(clusterProfiles(numbered, [edge(0, 1, 1)], [], rules, standing).reviews).toEqual([]);
});

it('two clusters keep their one review when another of their pairs becomes the strongest', () => {
  const queue = queueOf(profiles(4));
  const inside = [edge(0, 1, 20), edge(2, 3, 20)];
  expect(queue.step([...inside, edge(0, 2, -2)])).toEqual(['BAND a c']);
  expect(queue.step([...inside, edge(0, 2, -2), edge(1, 3, -1)])).toEqual(['BAND a c']);
});

it('the reason changes with what is known, and with a weight only when it has moved far enough', () => {
  const queue = queueOf(profiles(3));
  const outvoted = (bits: number): ProfileEdge[] => [edge(0, 1, 20), edge(1, 2, bits), edge(0, 2, -11)];
  expect(queue.step(outvoted(-1))).toEqual(['BAND b c']);
  expect(queue.step(outvoted(1))).toEqual(['BAND b c']);
  expect(queue.step(outvoted(3))).toEqual(['BROKEN b c']);
  expect(queue.step(outvoted(1))).toEqual(['BROKEN b c']);
  const numbered = profiles(3, { 0: 'x', 2: 'y' });
  const standing: StandingReview[] = [{ reason: 'BROKEN', a: 1, b: 2, recordA: 'b', recordB: 'c' }];
  expect(clusterProfiles(numbered, outvoted(3), [], rules, standing).reviews).toMatchObject([
    { reason: 'CONFLICT', a: 'b', b: 'c' },
  ]);
});

it('possible twins stay one question when the weight that made them look alike moves a little', () => {
  const queue = queueOf(profiles(2));
  expect(queue.step([edge(0, 1, -5, true)])).toEqual(['TWINS a b']);
  expect(queue.step([edge(0, 1, -0.4)])).toEqual(['TWINS a b']);
  expect(queue.step([edge(0, 1, -5, true)])).toEqual(['TWINS a b']);
});

it('what officers decided is not asked again under another reason', () => {
  const queue = queueOf(profiles(2));
  expect(queue.step([edge(0, 1, 3)], [{ a: 0, b: 1, kind: 'exclude' }])).toEqual([]);
  expect(queue.step([edge(0, 1, -3)], [{ a: 0, b: 1, kind: 'include' }])).toEqual([]);
});

it('a large cluster is one question while it grows, and until it is clearly smaller', () => {
  const chain = (size: number): ProfileEdge[] =>
    Array.from({ length: size }, (_, at) =>
      Array.from({ length: at }, (_none, other) => edge(other, at, 20)),
    ).flat();
  const people = Array.from({ length: 70 }, (_, at) => ({ ref: String(at + 100), tokens: [] }));
  const queue = queueOf(people);
  for (const size of [60, 61, 65, 70, 60, 51]) queue.step(chain(size));
  expect(queue.counts()).toEqual({ opened: 1, closed: 0 });
  expect(queue.step(chain(50))).toEqual([]);
});

it('a bridge stays one until something sure holds its ends too', () => {
  const queue = queueOf(profiles(6));
  const groups = [
    ...[edge(0, 1, 20), edge(1, 2, 20), edge(0, 2, 20)],
    ...[edge(3, 4, 20), edge(4, 5, 20), edge(3, 5, 20)],
  ];
  expect(queue.step([...groups, edge(2, 3, 12)])).toEqual(['BRIDGE c d']);
  expect(queue.step([...groups, edge(2, 3, 12), edge(1, 4, 0.5)])).toEqual(['BRIDGE c d']);
  expect(queue.step([...groups, edge(2, 3, 12), edge(1, 4, 9)])).toEqual([]);
});

it('no cluster depends on the bands or on what stands open', () => {
  const drawn = fc.uniqueArray(
    fc.record({
      a: fc.integer({ min: 0, max: 3 }),
      b: fc.integer({ min: 4, max: 7 }),
      bits: fc.integer({ min: -12, max: 12 }),
      twins: fc.boolean(),
    }),
    { selector: ({ a, b }) => `${a} ${b}`, maxLength: 12 },
  );
  const reasons = fc.constantFrom('BAND', 'CONFLICT', 'TWINS', 'BROKEN', 'OVERSIZE', 'BRIDGE' as const);
  const open = fc.array(fc.record({ reason: reasons, a: fc.nat({ max: 7 }), b: fc.nat({ max: 7 }) }), {
    maxLength: 6,
  });
  const people = profiles(8, { 0: 'x', 5: 'y', 6: 'x' });
  fc.assert(
    fc.property(drawn, open, fc.integer({ min: 1, max: 20 }), (edges, standing, opens) => {
      const bands = { ...REVIEW_BANDS, opens, closes: opens + 1, settles: opens };
      const other = clusterRules({ threshold: 0, reviews: bands });
      const stood = standing.map((one) => ({
        ...one,
        recordA: people[one.a]!.ref,
        recordB: people[one.b]!.ref,
      }));
      expect(clusterProfiles(people, edges, [], other, stood).clusters).toEqual(
        clusterProfiles(people, edges, [], rules).clusters,
      );
    }),
    { seed: 4 },
  );
});

it('bands that do not hold one another are refused', () => {
  expect(areReviewBands(REVIEW_BANDS)).toBe(true);
  for (const wrong of [{ closes: 5 }, { settles: -1 }, { opens: 0 }, { oversizeCloses: 61 }, { closes: NaN }])
    expect(areReviewBands({ ...REVIEW_BANDS, ...wrong })).toBe(false);
});
