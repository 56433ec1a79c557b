import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sealedIntake, type SealedIntake } from '#libs/contracts';
import {
  createIntakeOpener,
  createIntakeSealer,
  createKeys,
  createSealer,
  openKeys,
  type Keys,
} from '../index';

const TOPIC = 'intake.sealed';
const record = Buffer.from(JSON.stringify({ facts: { sentenceRef: 'Dedfryd-Ŵ-4711' } }));
let dir: string;
let keys: Keys;
let clock: Date;

beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'intake-'));
  createKeys(join(dir, 'keys'), { project: 'test', epoch: 1 });
  keys = openKeys(join(dir, 'keys'));
});
beforeEach(() => {
  clock = new Date('2026-11-01T00:00:00Z');
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const sealer = () => createIntakeSealer(keys.sealTo(), () => clock);
const sealed = async (from = sealer()) => (await from.current())(TOPIC, 'r-1', record);
const opener = () => createIntakeOpener(keys.pseudonymiser().unsealingKey);
const flipped = (text: string) => (text.startsWith('A') ? 'B' : 'A') + text.slice(1);

it('what one process sealed another opens, and nobody else reads it', async () => {
  const intake = await sealed();
  expect(await opener().open(TOPIC, intake)).toEqual(record);
  expect(sealedIntake(JSON.parse(JSON.stringify(intake)))).toEqual(intake);
  const lying = Buffer.concat([
    Buffer.from(JSON.stringify(intake)),
    ...Object.values(intake).map((text: string) => Buffer.from(text, 'base64url')),
  ]);
  for (const form of ['utf8', 'base64url', 'hex'] as const)
    expect(lying.includes(Buffer.from('sentenceRef').toString(form))).toBe(false);
});

it.each<[string, (intake: SealedIntake) => SealedIntake]>([
  ['another receipt', (intake) => ({ ...intake, receiptId: 'r-2' })],
  ['other bytes', (intake) => ({ ...intake, ciphertext: flipped(intake.ciphertext) })],
  ['a byte less', (intake) => ({ ...intake, ciphertext: intake.ciphertext.slice(0, -2) })],
  ['another vector', (intake) => ({ ...intake, iv: flipped(intake.iv) })],
  ['another tag', (intake) => ({ ...intake, tag: flipped(intake.tag) })],
  ['a short tag', (intake) => ({ ...intake, tag: intake.tag.slice(0, 6) })],
  ['a damaged key', (intake) => ({ ...intake, key: `${intake.key.slice(0, -1)}~` })],
  ['a key that is no JWE', (intake) => ({ ...intake, key: 'e30..AAAA.AAAA.AAAA' })],
])('stays closed with %s', async (_what, change) => {
  expect(await opener().open(TOPIC, change(await sealed()))).toBeUndefined();
});

it('stays closed on another topic', async () => {
  expect(await opener().open('facts.records', await sealed())).toBeUndefined();
});

it('stays closed once the unsealing key is destroyed, and opens again where it is there', async () => {
  let destroyed = true;
  const { unsealingKey } = keys.pseudonymiser();
  const { open } = createIntakeOpener((kid) => (destroyed ? undefined : unsealingKey(kid)));
  const intake = await sealed();
  expect(await open(TOPIC, intake)).toBeUndefined();
  destroyed = false;
  expect(await open(TOPIC, intake)).toEqual(record);
});

it('takes no sealed identity for a data key', async () => {
  const to = { source: '/agencies/a', id: 'd-1', facts: {} };
  const { protected: header, iv, ciphertext, tag } = await createSealer(keys.sealTo()).seal(record, to);
  const posing = { ...(await sealed()), key: `${header}..${iv}.${ciphertext}.${tag}` };
  expect(await opener().open(TOPIC, posing)).toBeUndefined();
});

it('uses one data key for an hour, and never one vector twice', async () => {
  const one = sealer();
  const both = await Promise.all([sealed(one), sealed(one)]);
  clock = new Date('2026-11-01T00:59:59Z');
  const first = [...both, await sealed(one)];
  clock = new Date('2026-11-01T01:00:00Z');
  const next = await Promise.all([sealed(one), sealed(one)]);
  expect(new Set(first.map(({ key }) => key)).size).toBe(1);
  expect(new Set(next.map(({ key }) => key)).size).toBe(1);
  expect(next[0]?.key).not.toBe(first[0]?.key);
  expect(new Set([...first, ...next].map(({ iv }) => iv)).size).toBe(5);
  const { open } = opener();
  for (const intake of [...first, ...next]) expect(await open(TOPIC, intake)).toEqual(record);
});

it('unwraps a data key once for all its records', async () => {
  let asked = 0;
  const { unsealingKey } = keys.pseudonymiser();
  const { open } = createIntakeOpener((kid) => {
    asked += 1;
    return unsealingKey(kid);
  });
  const one = sealer();
  const many = await Promise.all(Array.from({ length: 20 }, () => sealed(one)));
  await Promise.all(many.map((intake) => open(TOPIC, intake)));
  expect(asked).toBe(1);
});

it.each<[string, unknown]>([
  ['an open record', { receiptId: 'r-1', acceptedAt: '2026-11-01T00:00:00Z', digest: 'd', event: {} }],
  ['nothing', undefined],
  ['null', null],
  ['a text', 'r-1'],
  ['a record without its tag', { receiptId: 'r-1', key: 'e30', iv: 'AAAA', ciphertext: 'AAAA' }],
])('%s is not a sealed record', (_what, value) => {
  expect(sealedIntake(value)).toBeUndefined();
});

it('a sealed record is taken without whatever stands beside it', async () => {
  const intake = await sealed();
  expect(sealedIntake({ ...intake, event: { facts: 'open' } })).toEqual(intake);
});
