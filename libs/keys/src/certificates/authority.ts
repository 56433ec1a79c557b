import { createPrivateKey, generateKeyPair, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import forge from 'node-forge';
import { KeyFault } from '../faults';
import { readSecretFile, writeSecretFile } from '../secret-files';
import { signCertificate } from './sign';

const generate = promisify(generateKeyPair);
const DAY = 86_400_000;

/** A certificate authority of our own, for development, demonstrations and small partnerships. */
export interface Authority {
  dir: string;
  certificatePem: string;
  certificate: forge.pki.Certificate;
  privateKey: KeyObject;
}

export interface RsaPem {
  publicKey: string;
  privateKey: string;
}

/** An RSA-2048 pair made natively (node-forge would take seconds), as PEM. */
export async function generateRsaPem(): Promise<RsaPem> {
  return generate('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

/** Opens the authority in a folder (`ca.pem`, `ca.key.pem`), making it if there is none. */
export async function createAuthority(dir: string, { now = new Date() } = {}): Promise<Authority> {
  const certificatePath = join(dir, 'ca.pem');
  const keyPath = join(dir, 'ca.key.pem');
  if (!existsSync(certificatePath)) {
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    const { publicKey, privateKey } = await generateRsaPem();
    const certificate = blankCertificate(now, 3650);
    certificate.publicKey = forge.pki.publicKeyFromPem(publicKey);
    const name = [{ name: 'commonName', value: 'Cyfrif development authority' }];
    certificate.setSubject(name);
    certificate.setIssuer(name);
    certificate.setExtensions([
      { name: 'basicConstraints', cA: true, critical: true, pathLenConstraint: 0 },
      { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      { name: 'subjectKeyIdentifier' },
    ]);
    signCertificate(certificate, createPrivateKey(privateKey));
    writeSecretFile(keyPath, privateKey);
    writeFileSync(certificatePath, forge.pki.certificateToPem(certificate));
  }
  return openAuthority(dir);
}

function openAuthority(dir: string): Authority {
  const certificatePem = readFileSync(join(dir, 'ca.pem'), 'utf8');
  const pem = readSecretFile(join(dir, 'ca.key.pem'));
  try {
    return {
      dir,
      certificatePem,
      certificate: forge.pki.certificateFromPem(certificatePem),
      privateKey: createPrivateKey(pem),
    };
  } catch {
    throw new KeyFault('KEYS_DAMAGED', 'ca.key.pem');
  } finally {
    pem.fill(0);
  }
}

/** A version 3 certificate with a random serial, valid from five minutes ago (clocks differ). */
export function blankCertificate(now: Date, validDays: number): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  const serial = randomBytes(16);
  serial[0]! &= 0x7f;
  serial[0]! |= 0x40;
  certificate.serialNumber = serial.toString('hex');
  certificate.validity.notBefore = new Date(now.getTime() - 300_000);
  certificate.validity.notAfter = new Date(now.getTime() + validDays * DAY);
  return certificate;
}
