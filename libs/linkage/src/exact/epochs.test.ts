import { clusterExactly, type ExactProfile, type ExactToken } from '../index';

/** A token as the pseudonymiser writes it: key id, then 128 bits. */
const token = (epoch: number, kind: string, value: string): ExactToken => ({
  kind,
  token: Buffer.from([epoch, ...Buffer.from(value.padEnd(16))]).toString('base64url'),
  valid: true,
});
const refs = (profiles: ExactProfile[]) =>
  clusterExactly(profiles)
    .map(({ members }) =>
      members
        .map((member) => profiles[member]!.ref)
        .sort()
        .join(' '),
    )
    .sort();
const composite = (epoch: number) => token(epoch, 'NAME_DOB_DISTRICT', 'mair');

it('records of two key epochs meet through one that was encoded under both', () => {
  const old = { ref: 'old', tokens: [token(1, 'CRN', 'x')] };
  const overlap = { ref: 'overlap', tokens: [token(2, 'CRN', 'x2'), token(1, 'CRN', 'x')] };
  const fresh = { ref: 'fresh', tokens: [token(2, 'CRN', 'x2')] };
  expect(refs([old, overlap, fresh])).toEqual(['fresh old overlap']);
  expect(refs([old, fresh])).toEqual(['fresh', 'old']);
});

it('numbers of different epochs do not conflict, and numbers of one epoch do', () => {
  const a = { ref: 'a', tokens: [token(1, 'PNC', 'p'), composite(1)] };
  const other = { ref: 'b', tokens: [token(2, 'PNC', 'q'), composite(1)] };
  const conflicting = { ref: 'b', tokens: [token(1, 'PNC', 'q'), composite(1)] };
  expect(refs([a, other])).toEqual(['a b']);
  expect(refs([a, conflicting])).toEqual(['a', 'b']);
});

it('a message about links that names identifiers under both epochs merges the holders of either', () => {
  const link = { change: 'MERGED' as const, effectiveOn: '2026-01-01', knownOn: '2026-01-01' };
  const tokens = [2, 1].flatMap((epoch) => [
    token(epoch, 'CRN', `a${epoch}`),
    token(epoch, 'CRN', `b${epoch}`),
  ]);
  const holders = [1, 2].flatMap((epoch) =>
    ['a', 'b'].map((name) => ({ ref: `${name}${epoch}`, tokens: [token(epoch, 'CRN', `${name}${epoch}`)] })),
  );
  const clusters = refs([...holders, { ref: 'm', tokens, link }]);
  expect(clusters.some((cluster) => cluster.includes('a1') && cluster.includes('b1'))).toBe(true);
  expect(clusters.some((cluster) => cluster.includes('a2') && cluster.includes('b2'))).toBe(true);
});
