import { generateKeyPairSync } from 'node:crypto';
import { justiceModel } from './justice';
import type { AgencyPairShares } from './model';
import { ModelFault, openModel, signModel } from './signed-model';

const keys = generateKeyPairSync('ed25519');
const signed = signModel(justiceModel(), keys, { signedAt: new Date(0), frequencies: '2026-q4' });
const text = JSON.stringify(signed);
const PAIR: AgencyPairShares = { agencies: ['a', 'b'], matches: 400, m: justiceModel().m };
const faultOf = (file: string, key = keys.publicKey): string | undefined => {
  try {
    openModel(file, key);
    return undefined;
  } catch (error) {
    return error instanceof ModelFault ? error.code : String(error);
  }
};

it('a signed model opens with the key that signed it, and names its content', () => {
  const opened = openModel(text, keys.publicKey);
  expect(opened).toMatchObject({ model: justiceModel(), frequencies: '2026-q4' });
  expect(opened.sha256).toMatch(/^[0-9a-f]{64}$/);
  expect(opened.signedBy).toBe(signed.signature.keyId);
});

it('a table of m by pairs of agencies is part of what is signed; a model without one opens as before', () => {
  const model = { ...justiceModel(), byAgencies: [PAIR] };
  const file = signModel(model, keys, { signedAt: new Date(0), frequencies: '2026-q4' });
  const opened = openModel(JSON.stringify(file), keys.publicKey);
  expect(opened.model.byAgencies).toEqual([PAIR]);
  expect(opened.sha256).not.toBe(openModel(text, keys.publicKey).sha256);
  const changed = { ...file, model: { ...model, byAgencies: [{ ...PAIR, matches: 401 }] } };
  expect(faultOf(JSON.stringify(changed))).toBe('linkage.model.unsigned');
  expect(openModel(text, keys.publicKey).model.byAgencies).toBeUndefined();
});

it('the digest names the model, not the hour of its signature', () => {
  const later = signModel(justiceModel(), keys, { signedAt: new Date(1e12), frequencies: '2026-q4' });
  const digest = (file: object): string => openModel(JSON.stringify(file), keys.publicKey).sha256;
  expect(digest(later)).toBe(digest(signed));
});

it('a model that was changed, or signed by another, or not at all, is refused', () => {
  const changed = { ...signed, model: { ...signed.model, threshold: -5 } };
  expect(faultOf(JSON.stringify(changed))).toBe('linkage.model.unsigned');
  expect(faultOf(text, generateKeyPairSync('ed25519').publicKey)).toBe('linkage.model.unsigned');
  expect(faultOf(JSON.stringify({ ...signed, signature: undefined }))).toBe('linkage.model.unsigned');
  expect(faultOf('{')).toBe('linkage.model.malformed');
});

it.each([
  ['other comparisons', { comparisons: justiceModel().comparisons.slice(1) }],
  ['a share of nothing', { m: justiceModel().m.map((levels) => levels.map(() => 0)) }],
  ['a prior beyond one', { prior: 1.5 }],
  ['a version that is no name', { version: 'two words' }],
  ['a table by agencies of other comparisons', { byAgencies: [{ ...PAIR, m: PAIR.m.slice(1) }] }],
  ['a pair of agencies twice', { byAgencies: [PAIR, { ...PAIR, agencies: ['b', 'a'] as [string, string] }] }],
  ['a pair of agencies that rests on nothing', { byAgencies: [{ ...PAIR, matches: 0 }] }],
])('a model with %s is not signed', (_, part) => {
  expect(() => signModel({ ...justiceModel(), ...part }, keys, { signedAt: new Date(0) })).toThrow(
    ModelFault,
  );
});
