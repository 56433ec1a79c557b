import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createAddressOpener,
  createAddressSealer,
  createAgencyKey,
  enrolAgencyKey,
  isPairOf,
} from '../index';
import { layout } from '../layout';
import { agencyKeysIn } from './agency-keys';

const now = () => new Date('2026-11-01T00:00:00Z');
const pair = createAgencyKey();
const other = createAgencyKey();
const keys = new Map([['police-a', pair.publicJwk]]);
const open = (agency: string, { privatePem: pem, publicJwk }: typeof pair) =>
  createAddressOpener(agency, [{ kid: publicJwk.kid, pem }]);

it('the agency reads which record of its own an address names, and nobody else does', async () => {
  const seal = await createAddressSealer(() => keys, now).current(['police-a', 'prison-b']);
  const address = seal('police-a', 'Achos-Ŵ/4711')!;
  expect(await open('police-a', pair)(address)).toBe('Achos-Ŵ/4711');
  expect(await open('police-b', pair)(address)).toBeUndefined();
  expect(await open('police-a', other)(address)).toBeUndefined();
  const lying = Buffer.concat(address.split('~').map((part) => Buffer.from(part, 'base64url')));
  expect(lying.includes('4711')).toBe(false);
  expect(address).not.toContain('4711');
});

it('two addresses of one record are not alike, and tell nothing of its length', async () => {
  const seal = await createAddressSealer(() => keys, now).current(['police-a']);
  const addresses = ['r-1', 'r-1', 'r-a-much-longer-name-of-a-record'].map((subject) =>
    seal('police-a', subject)!,
  );
  const sealed = addresses.map((address) => address.split('~')[2]!);
  expect(new Set(sealed).size).toBe(3);
  expect(new Set(sealed.map((text) => text.length)).size).toBe(1);
});

it('without a key of the agency there is no address', async () => {
  const seal = await createAddressSealer(() => keys, now).current(['prison-b']);
  expect(seal('prison-b', 'r-1')).toBeUndefined();
});

it.each(['', 'a~b~c', 'a~b~c~d', '~~~'])('damage (%s) opens as nothing', async (address) => {
  expect(await open('police-a', pair)(address)).toBeUndefined();
});

it('an agency enrols its public key, a later one takes its place, and a private one is refused', () => {
  const dir = mkdtempSync(join(tmpdir(), 'agency-keys-'));
  try {
    const folder = layout(dir).agencyKeys;
    const current = agencyKeysIn(folder);
    expect(current().size).toBe(0);
    enrolAgencyKey(dir, 'police-a', JSON.stringify(pair.publicJwk));
    expect(current().get('police-a')).toEqual(pair.publicJwk);
    enrolAgencyKey(dir, 'prison-b', JSON.stringify(other.publicJwk));
    utimesSync(folder, 1, 1);
    expect([...current().keys()].sort()).toEqual(['police-a', 'prison-b']);
    const secret = JSON.stringify({ ...pair.publicJwk, d: 'secret' });
    expect(() => enrolAgencyKey(dir, 'police-a', secret)).toThrow('agency key');
    expect(() => enrolAgencyKey(dir, '../police', JSON.stringify(pair.publicJwk))).toThrow('agency key');
    expect(isPairOf(pair.privatePem, pair.publicJwk)).toBe(true);
    expect(isPairOf(other.privatePem, pair.publicJwk)).toBe(false);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
