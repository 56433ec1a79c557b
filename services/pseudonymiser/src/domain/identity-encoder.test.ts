import { createSecretKey } from 'node:crypto';
import { localKeyPort } from '#libs/keys';
import { batchEncoders, type BatchEncoder } from './batch-encoder';
import { identityEncoder, type OpenIdentity } from './identity-encoder';

const root = (fill: number) => createSecretKey(Buffer.alloc(32, fill));
const keys = localKeyPort('test', [{ keyId: 1, root: root(1) }], root(2));
const identity = (familyName: string, more: Partial<OpenIdentity> = {}): OpenIdentity => ({
  agency: 'police-a',
  isLink: false,
  identity: {
    identifiers: [{ scheme: 'PNC', value: '1981/0000034U' }],
    linkage: { familyName, givenNames: 'Mair', dateOfBirth: '1990-02-03' },
  },
  ...more,
});

/** The encoder of the service, with a count of the people that it really encoded. */
function counting(): { encoder: () => BatchEncoder; encoded: () => number } {
  let people = 0;
  const make = batchEncoders({ keys, views: true });
  const encoder = (): BatchEncoder => {
    const batch = make();
    return { ...batch, encode: (given) => ((people += given.length), batch.encode(given)) };
  };
  return { encoder, encoded: () => people };
}

it('an identity met before is encoded once, counted once, and travels in the same bytes', () => {
  const { encoder, encoded } = counting();
  const encode = identityEncoder(keys, encoder);
  const first = encode.encode([identity('Jones'), identity('Jones'), identity('Ffoulkes')], 2026);
  expect(encoded()).toBe(2);
  expect(first.encoded[1]!.members).toEqual(first.encoded[0]!.members);
  expect(first.counted).toHaveLength(6);
  const again = encode.encode([identity('Jones')], 2026);
  expect(encoded()).toBe(2);
  expect(again).toEqual({ encoded: [first.encoded[0]], counted: [] });
  const record = JSON.parse(`{${first.encoded[0]!.members.toString()}}`) as {
    tokens: unknown[];
    views: unknown[];
  };
  expect(record.tokens.length).toBeGreaterThan(0);
  expect(record.views.length).toBeGreaterThan(3);
});

it('another agency, another century of two-digit years and a message about identifiers are other identities', () => {
  const { encoder, encoded } = counting();
  const encode = identityEncoder(keys, encoder);
  encode.encode([identity('Jones')], 2026);
  encode.encode([identity('Jones', { agency: 'police-b' }), identity('Jones', { isLink: true })], 2026);
  encode.encode([identity('Jones')], 2027);
  expect(encoded()).toBe(4);
});

it('what was not met for longest is forgotten first', () => {
  const { encoder, encoded } = counting();
  const encode = identityEncoder(keys, encoder, 2);
  encode.encode([identity('Jones'), identity('Evans')], 2026);
  encode.encode([identity('Jones')], 2026);
  encode.encode([identity('Rees')], 2026);
  encode.encode([identity('Jones')], 2026);
  expect(encoded()).toBe(3);
  encode.encode([identity('Evans')], 2026);
  expect(encoded()).toBe(4);
});
