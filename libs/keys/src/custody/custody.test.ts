import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createKeys,
  createSealer,
  destroyKey,
  enrolCustodian,
  keyStatus,
  openIdentity,
  openKeys,
  renewUnsealingKey,
  rotateKeys,
} from '../index';

const ANN = { name: 'Ann', passphrase: 'correct horse battery' };
const BEN = { name: 'Ben', passphrase: 'staple under the bridge' };
const now = new Date('2026-11-22T00:00:00Z');
const both = { approvals: [ANN, BEN], now };
const value = [Buffer.from('2002/0073319Z')];
const purpose = { purpose: 'id' as const, field: 'PNC' };

let dir: string;
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'custody-')), 'keys');
  createKeys(dir, { project: 'test', epoch: 1, now });
  enrolCustodian(dir, ANN);
  enrolCustodian(dir, BEN);
});
afterEach(() => rmSync(join(dir, '..'), { recursive: true, force: true }));

it.each([
  ['nobody', [], 'KEYS_TWO_PEOPLE_NEEDED'],
  ['one person', [ANN], 'KEYS_TWO_PEOPLE_NEEDED'],
  ['one person twice', [ANN, ANN], 'KEYS_TWO_PEOPLE_NEEDED'],
  ['one person under two spellings', [ANN, { ...ANN, name: 'ANN' }], 'KEYS_TWO_PEOPLE_NEEDED'],
  [
    'somebody with a wrong passphrase',
    [ANN, { ...BEN, passphrase: 'a guess of some length' }],
    'KEYS_PASSPHRASE_WRONG',
  ],
  ['a stranger', [ANN, { name: 'Carys', passphrase: 'a stranger to the keys' }], 'KEYS_CUSTODIAN_UNKNOWN'],
])('%s cannot rotate or destroy keys, and is told why', (_who, approvals, code) => {
  const refused = expect.objectContaining({ code });
  expect(() => rotateKeys(dir, { approvals, now })).toThrow(refused);
  expect(() => destroyKey(dir, '1', { approvals, now })).toThrow(refused);
  expect(keyStatus(dir).history).toEqual([]);
});

it.each([
  ['a short passphrase', { name: 'Carys', passphrase: 'short' }, 'KEYS_PASSPHRASE_SHORT'],
  ['a name that is no name', { name: 'Carys\n', passphrase: 'twelve or more letters' }, 'KEYS_BAD_NAME'],
  ['the name of another', { name: 'ann', passphrase: 'twelve or more letters' }, 'KEYS_CUSTODIAN_EXISTS'],
])('a custodian is not enrolled with %s', (_what, newcomer, code) => {
  expect(() => enrolCustodian(dir, newcomer, [ANN, BEN])).toThrow(expect.objectContaining({ code }));
  expect(keyStatus(dir).custodians).toEqual(['Ann', 'Ben']);
});

it('a folder without keys takes no custodian', () => {
  const refused = expect.objectContaining({ code: 'KEYS_MISSING' });
  expect(() => enrolCustodian(join(dir, 'elsewhere'), ANN)).toThrow(refused);
});

it('a third custodian is approved by two, and passphrases are not kept', () => {
  const carys = { name: 'Carys', passphrase: 'twelve or more letters' };
  expect(() => enrolCustodian(dir, carys)).toThrow(
    expect.objectContaining({ code: 'KEYS_TWO_PEOPLE_NEEDED' }),
  );
  enrolCustodian(dir, carys, [ANN, BEN]);
  expect(keyStatus(dir).custodians).toEqual(['Ann', 'Ben', 'Carys']);
  expect(readFileSync(join(dir, 'pseudonymiser', 'custodians.json'), 'utf8')).not.toContain(carys.passphrase);
});

it('a rotation makes a new epoch beside the old one, and references stay', () => {
  const before = openKeys(dir).pseudonymiser();
  const change = rotateKeys(dir, both);
  const after = openKeys(dir).pseudonymiser();
  expect(change).toMatchObject({ what: 'keys.rotated', key: '2', by: ['Ann', 'Ben'] });
  expect(after.keyIds).toEqual([2, 1]);
  expect(after.mac(purpose, value, 1)).toEqual(before.mac(purpose, value));
  expect(after.mac(purpose, value)).not.toEqual(before.mac(purpose, value));
  expect(after.macReference('record', value)).toEqual(before.macReference('record', value));
  expect(() => rotateKeys(dir, both)).toThrow(expect.objectContaining({ code: 'KEYS_EPOCHS_OVERLAP' }));
});

it('a destroyed epoch is gone, and the active one cannot be destroyed', () => {
  expect(() => destroyKey(dir, '1', both)).toThrow(expect.objectContaining({ code: 'KEYS_EPOCH_IN_USE' }));
  rotateKeys(dir, both);
  destroyKey(dir, '1', both);
  expect(existsSync(join(dir, 'pseudonymiser', 'root-1.key'))).toBe(false);
  const keys = openKeys(dir).pseudonymiser();
  expect(keys.keyIds).toEqual([2]);
  expect(() => keys.mac(purpose, value, 1)).toThrow(expect.objectContaining({ code: 'KEYS_UNKNOWN_KEY_ID' }));
  expect(() => destroyKey(dir, '1', both)).toThrow(expect.objectContaining({ code: 'KEYS_UNKNOWN_KEY' }));
  rotateKeys(dir, both);
  expect(openKeys(dir).pseudonymiser().keyIds).toEqual([3, 2]);
  expect(keyStatus(dir).history.map(({ what, key }) => `${what} ${key}`)).toEqual([
    'keys.rotated 2',
    'keys.destroyed 1',
    'keys.rotated 3',
  ]);
});

it('what was sealed to a retired key still opens, and to a destroyed one never again', async () => {
  const to = { source: '/agencies/a', id: 'd-1', facts: {} };
  const old = openKeys(dir).sealTo();
  const sealed = await createSealer(old).seal(Buffer.from('{}'), to);
  renewUnsealingKey(dir, { now: new Date('2027-01-02T00:00:00Z') });
  expect(openKeys(dir).sealTo().kid).toMatch(/^2027-Q1-/);
  const open = () => {
    const { unsealingKey } = openKeys(dir).pseudonymiser();
    return openIdentity(sealed, to, unsealingKey);
  };
  expect(open()).toHaveProperty('identity');
  destroyKey(dir, old.kid, both);
  expect(open()).toEqual({ refused: 'identity.key.unknown' });
});
