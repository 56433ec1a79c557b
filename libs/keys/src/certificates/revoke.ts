import { randomUUID, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KeyFault } from '../faults';
import type { Authority } from './authority';
import { plainSerial, readRevocationLists } from './revocation-list';
import { signRevocationList } from './sign-revocation-list';

/** Folder of an authority with the certificates that it revoked. */
const REVOKED = 'revoked';

export interface RevokedCertificate {
  serial: string;
  /** SHA-256, as the audit account names the certificate that sent something. */
  fingerprint: string;
}

/**
 * The file with what an authority of ours has revoked: made where there is none, and completed where whoever revoked was
 * interrupted. It is as long in date as the authority: whoever has no operator to sign it anew each week would otherwise shut the door to all.
 */
export function revocationFile(authority: Authority, { now = new Date() } = {}): string {
  list(authority, now);
  return fileOf(authority);
}

/**
 * Revokes an agency's certificate: its serial number is on the authority's list from now on. The certificate goes to a
 * folder `revoked`, the key is removed, and a new certificate may be issued. Several may be revoked at one moment, by
 * several processes too.
 * @throws KeyFault if the authority has no certificate of this name
 */
export function revokeCertificate(
  authority: Authority,
  name: string,
  { now = new Date() } = {},
): RevokedCertificate {
  const file = join(authority.dir, 'agencies', `${name}.pem`);
  if (!existsSync(file)) throw new KeyFault('KEYS_NO_CERTIFICATE', name);
  const pem = readFileSync(file);
  const { serialNumber, fingerprint256 } = new X509Certificate(pem);
  const serial = plainSerial(serialNumber);
  mkdirSync(join(authority.dir, REVOKED), { recursive: true, mode: 0o700 });
  // Not copied: another process that revokes the same name may have removed it by now.
  writeFileSync(join(authority.dir, REVOKED, `${name}.${serial}.pem`), pem);
  // The list before the rest: whoever was interrupted finds the certificate where it was, and repeats.
  list(authority, now);
  rmSync(join(authority.dir, 'agencies', `${name}.key.pem`), { force: true });
  rmSync(file, { force: true });
  return { serial, fingerprint: fingerprint256.replaceAll(':', '').toLowerCase() };
}

function fileOf({ dir }: Authority): string {
  return join(dir, 'crl.pem');
}

/**
 * Puts everything in the folder `revoked` on the list, with what is on it already. Another process may write the list
 * at the same moment, knowing less: so each looks again once its own stands, until nothing is missing. Whoever writes
 * last has then seen all that was in the folder, and no lock is left behind by one that was killed.
 */
function list(authority: Authority, now: Date): void {
  const file = fileOf(authority);
  for (;;) {
    const listed = existsSync(file)
      ? readRevocationLists(readFileSync(file, 'utf8'), authority.certificatePem, now).revoked
      : undefined;
    const missing = revokedIn(authority).filter((serial) => !listed?.has(serial));
    if (listed && missing.length === 0) return;
    const own = `${file}.${randomUUID()}.new`;
    writeFileSync(own, signRevocationList(authority, [...(listed ?? []), ...missing], now));
    renameSync(own, file);
  }
}

/** Serial numbers of the certificates in the folder of the revoked, `NAME.SERIAL.pem`. */
function revokedIn({ dir }: Authority): string[] {
  const folder = join(dir, REVOKED);
  const names = existsSync(folder) ? readdirSync(folder) : [];
  return names.flatMap((name) => /\.([0-9A-F]+)\.pem$/.exec(name)?.[1] ?? []);
}
