import { randomBytes, scryptSync, timingSafeEqual } from 'node:crypto';
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyFault } from '../faults';
import { layout } from '../layout';

/** One person's consent to a change of keys. */
export interface Approval {
  name: string;
  passphrase: string;
}

interface Custodian {
  name: string;
  /** Hex. */
  salt: string;
  /** Hex of scrypt (RFC 7914) with N = 2^15, r = 8, p = 1. */
  hash: string;
}

const COST = { N: 32_768, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };
const SHORTEST = 12;

/** Names of those who may change the keys. */
export function custodianNames(dir: string): string[] {
  return readCustodians(dir).map(({ name }) => name);
}

/**
 * Enrols a key custodian. The first two enrol themselves when the keys are made; after that two custodians must
 * approve another, so that nobody can become both.
 */
export function enrolCustodian(dir: string, newcomer: Approval, approvals: readonly Approval[] = []): void {
  const custodians = readCustodians(dir);
  if (!existsSync(layout(dir).pseudonymiser)) throw new KeyFault('KEYS_MISSING', 'pseudonymiser');
  if (!/^[\p{L}\p{N} .'@-]{1,64}$/u.test(newcomer.name)) throw new KeyFault('KEYS_BAD_NAME', 'custodian');
  if (custodians.some(({ name }) => sameName(name, newcomer.name)))
    throw new KeyFault('KEYS_CUSTODIAN_EXISTS', newcomer.name);
  if (newcomer.passphrase.length < SHORTEST) throw new KeyFault('KEYS_PASSPHRASE_SHORT', newcomer.name);
  if (custodians.length >= 2) approvedBy(dir, approvals);
  const salt = randomBytes(16);
  const hash = scryptSync(newcomer.passphrase, salt, 32, COST);
  const entry = { name: newcomer.name, salt: salt.toString('hex'), hash: hash.toString('hex') };
  const path = custodiansPath(dir);
  writeFileSync(`${path}.new`, `${JSON.stringify([...custodians, entry], null, 2)}\n`, { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

/**
 * Names of the two who approve.
 * @throws KeyFault KEYS_TWO_PEOPLE_NEEDED, KEYS_CUSTODIAN_UNKNOWN or KEYS_PASSPHRASE_WRONG (with the name) unless two
 * different custodians prove themselves
 */
export function approvedBy(dir: string, approvals: readonly Approval[]): string[] {
  const custodians = readCustodians(dir);
  const approving = new Map<Custodian, string>();
  for (const { name, passphrase } of approvals) {
    const custodian = custodians.find((each) => sameName(each.name, name));
    if (!custodian) throw new KeyFault('KEYS_CUSTODIAN_UNKNOWN', name);
    approving.set(custodian, passphrase);
  }
  if (approving.size < 2) throw new KeyFault('KEYS_TWO_PEOPLE_NEEDED');
  for (const [custodian, passphrase] of approving)
    if (!isProven(custodian, passphrase)) throw new KeyFault('KEYS_PASSPHRASE_WRONG', custodian.name);
  return [...approving.keys()].map(({ name }) => name);
}

function isProven({ salt, hash }: Custodian, passphrase: string): boolean {
  const given = scryptSync(passphrase, Buffer.from(salt, 'hex'), 32, COST);
  return timingSafeEqual(given, Buffer.from(hash, 'hex'));
}

function sameName(a: string, b: string): boolean {
  return a.normalize('NFKC').toLowerCase() === b.normalize('NFKC').toLowerCase();
}

function readCustodians(dir: string): Custodian[] {
  const path = custodiansPath(dir);
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Custodian[]) : [];
}

function custodiansPath(dir: string): string {
  return join(layout(dir).pseudonymiser, 'custodians.json');
}
