import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import forge from 'node-forge';
import { KeyFault } from '../faults';
import { readSecretFile, writeSecretFile } from '../secret-files';
import { blankCertificate, createAuthority, generateRsaPem, type Authority, type RsaPem } from './authority';
import { signCertificate } from './sign';

export interface CertificateSubject {
  /** For an agency: the name that its events' `source` ends with. */
  commonName: string;
  kind: 'agency' | 'server';
  /** Names and addresses a server answers under; default localhost and the loopback addresses. */
  hosts?: readonly string[];
  now?: Date;
  validDays?: number;
}

/** Paths of one party's PEM files. */
export interface CertificateFiles {
  certificate: string;
  key: string;
  authority: string;
}

/** PEM contents as `tls`, `https` and undici take them. */
export interface TlsMaterial {
  cert: Buffer;
  key: Buffer;
  ca: Buffer;
}

const LOOPBACK = ['localhost', '127.0.0.1', '::1'];
const NAME = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/;

/** Makes a key pair and has the authority certify it; files `<common name>.pem`, `<common name>.key.pem`. */
export async function issueCertificate(
  authority: Authority,
  subject: CertificateSubject,
  keyPair?: RsaPem,
): Promise<CertificateFiles> {
  const { publicKey, privateKey } = keyPair ?? (await generateRsaPem());
  const pem = certify(authority, forge.pki.publicKeyFromPem(publicKey), subject);
  const folder = join(authority.dir, subject.kind === 'agency' ? 'agencies' : 'servers');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const files = {
    certificate: join(folder, `${subject.commonName}.pem`),
    key: join(folder, `${subject.commonName}.key.pem`),
    authority: join(authority.dir, 'ca.pem'),
  };
  if (existsSync(files.key)) throw new KeyFault('KEYS_EXIST', subject.commonName);
  writeSecretFile(files.key, privateKey);
  writeFileSync(files.certificate, pem);
  return files;
}

/**
 * Certificates for several agencies in a folder, with its authority; those already there are kept. A key pair is
 * given only where one process plays every agency anyway: making one for each takes longest.
 */
export async function issueAgencies(
  dir: string,
  names: readonly string[],
  { now, keyPair }: { now?: Date; keyPair?: RsaPem } = {},
): Promise<Record<string, CertificateFiles>> {
  const authority = await createAuthority(dir, { now });
  const issued: Record<string, CertificateFiles> = {};
  for (const commonName of names) {
    const certificate = join(dir, 'agencies', `${commonName}.pem`);
    issued[commonName] = existsSync(certificate)
      ? { certificate, key: join(dir, 'agencies', `${commonName}.key.pem`), authority: join(dir, 'ca.pem') }
      : await issueCertificate(authority, { commonName, kind: 'agency', now }, keyPair);
  }
  return issued;
}

/** Reads the PEM files of one party. */
export function readTls(files: CertificateFiles): TlsMaterial {
  return {
    cert: readFileSync(files.certificate),
    key: readSecretFile(files.key),
    ca: readFileSync(files.authority),
  };
}

/** Signs a certificate for a public key. */
export function certify(
  authority: Authority,
  publicKey: forge.pki.PublicKey,
  { commonName, kind, hosts = LOOPBACK, now = new Date(), validDays = 397 }: CertificateSubject,
): string {
  if (!NAME.test(commonName)) throw new KeyFault('KEYS_BAD_NAME', 'commonName');
  const certificate = blankCertificate(now, validDays);
  certificate.publicKey = publicKey;
  certificate.setSubject([{ name: 'commonName', value: commonName }]);
  certificate.setIssuer(authority.certificate.subject.attributes);
  const server = kind === 'server';
  certificate.setExtensions([
    { name: 'basicConstraints', cA: false, critical: true },
    { name: 'keyUsage', digitalSignature: true, keyEncipherment: server, critical: true },
    { name: 'extKeyUsage', serverAuth: server, clientAuth: true },
    { name: 'subjectKeyIdentifier' },
    {
      name: 'authorityKeyIdentifier',
      keyIdentifier: authority.certificate.generateSubjectKeyIdentifier().getBytes(),
    },
    ...(server ? [{ name: 'subjectAltName', altNames: hosts.map(altName) }] : []),
  ]);
  signCertificate(certificate, authority.privateKey);
  return forge.pki.certificateToPem(certificate);
}

function altName(host: string): { type: number; value?: string; ip?: string } {
  return isIP(host) ? { type: 7, ip: host } : { type: 2, value: host };
}
