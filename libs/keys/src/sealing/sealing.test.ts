import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { flattenedDecrypt } from 'jose';
import { createKeys, createSealer, openIdentity, openKeys, type Keys, type SealingJwk } from '../index';

const facts = { sentenceRef: 's-1', kind: 'COMMUNITY_ORDER' };
const to = { source: '/agencies/probation-wales', id: 'd-1', facts };
const identity = Buffer.from('{"identifiers":[]}');
let dir: string;
let keys: Keys;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'sealing-'));
  createKeys(join(dir, 'keys'), { project: 'test', epoch: 1 });
  keys = openKeys(join(dir, 'keys'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const seal = () => createSealer(keys.sealTo()).seal(identity, to);
const open = (sealed: Awaited<ReturnType<typeof seal>>, event = to) =>
  openIdentity(sealed, event, keys.pseudonymiser().unsealingKey);

it('an identity opens for the event that it was sealed for, whatever the order of the facts', async () => {
  const sealed = await seal();
  const reordered = { kind: 'COMMUNITY_ORDER', sentenceRef: 's-1' };
  expect(open(sealed, { ...to, facts: reordered })).toEqual({ identity });
  expect(Buffer.from(sealed.aad, 'base64url').toString()).toMatch(
    /^\{"factsDigest":"[0-9a-f]{64}","id":"d-1","source":"\/agencies\/probation-wales"\}$/,
  );
});

it.each([
  ['another source', { ...to, source: '/agencies/police-gwent' }],
  ['another delivery', { ...to, id: 'd-2' }],
  ['other facts', { ...to, facts: { ...facts, kind: 'LICENCE' } }],
])('stays closed for %s', async (_what, event) => {
  expect(open(await seal(), event)).toEqual({ refused: 'identity.binding' });
});

it('stays closed when damaged, or when its binding was forged', async () => {
  const sealed = await seal();
  const flip = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);
  expect(open({ ...sealed, ciphertext: flip(sealed.ciphertext) })).toEqual({
    refused: 'identity.unopened',
  });
  const other = { ...to, id: 'd-2' };
  const forged = Buffer.from(sealed.aad, 'base64url').toString().replace('d-1', 'd-2');
  expect(open({ ...sealed, aad: Buffer.from(forged).toString('base64url') }, other)).toEqual({
    refused: 'identity.unopened',
  });
});

it('a key that is unknown or an algorithm that is not ours is refused by its own code', async () => {
  const sealed = await seal();
  const header = (change: object) => {
    const given = JSON.parse(Buffer.from(sealed.protected, 'base64url').toString()) as object;
    return Buffer.from(JSON.stringify({ ...given, ...change })).toString('base64url');
  };
  expect(open({ ...sealed, protected: header({ kid: 'gone' }) })).toEqual({
    refused: 'identity.key.unknown',
  });
  expect(open({ ...sealed, protected: header({ alg: 'dir' }) })).toEqual({
    refused: 'identity.seal.unknown',
  });
  expect(open({ ...sealed, protected: 'x'.repeat(5000) })).toEqual({
    refused: 'identity.seal.unknown',
  });
});

it('any JOSE library opens what was sealed', async () => {
  const { privateKey, publicKey } = generateKeyPairSync('x25519');
  const jwk = { ...publicKey.export({ format: 'jwk' }), kid: 'k' } as SealingJwk;
  const { protected: header, ...rest } = await createSealer(jwk).seal(identity, to);
  const { plaintext } = await flattenedDecrypt({ protected: header, ...rest }, privateKey);
  expect(Buffer.from(plaintext)).toEqual(identity);
});

it('records of one request share an ephemeral key and no content key; the next request has another', async () => {
  const sealer = createSealer(keys.sealTo());
  const headers: Record<string, string>[] = [];
  for (let at = 0; at < 501; at++) {
    const sealed = await sealer.seal(identity, to);
    headers.push(JSON.parse(Buffer.from(sealed.protected, 'base64url').toString()) as Record<string, string>);
    expect(open(sealed)).toEqual({ identity });
  }
  const ephemeral = headers.map(({ epk }) => JSON.stringify(epk));
  expect(new Set(ephemeral).size).toBe(2);
  expect(ephemeral[499]).toBe(ephemeral[0]);
  expect(ephemeral[500]).not.toBe(ephemeral[0]);
  expect(new Set(headers.map(({ apu }) => apu)).size).toBe(501);
});

it('sealing twice gives different bytes', async () => {
  expect((await seal()).ciphertext).not.toBe((await seal()).ciphertext);
});
