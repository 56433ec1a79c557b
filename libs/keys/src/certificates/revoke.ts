import { sign, X509Certificate } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import forge from 'node-forge';
import { KeyFault } from '../faults';
import type { Authority } from './authority';
import { plainSerial, readRevocationLists } from './revocation-list';

const { asn1 } = forge;
type Asn1 = forge.asn1.Asn1;

/** SHA-256 with RSA, and the two extensions that a list has. */
const SHA_256_RSA = '1.2.840.113549.1.1.11';
const CRL_NUMBER = '2.5.29.20';
const AUTHORITY_KEY = '2.5.29.35';

export interface RevokedCertificate {
  serial: string;
  /** SHA-256, as the audit account names the certificate that sent something. */
  fingerprint: string;
}

/**
 * The file with what an authority of ours has revoked, made empty where there is none. It is as long in date as the
 * authority: whoever has no operator to sign it anew each week would otherwise shut the door to all.
 */
export function revocationFile(authority: Authority, { now = new Date() } = {}): string {
  const file = fileOf(authority);
  if (!existsSync(file)) writeList(authority, [], now);
  return file;
}

/**
 * Revokes an agency's certificate: its serial number is on the authority's list from now on. The files go to a folder
 * `revoked`, the key is removed, and a new certificate may be issued.
 * @throws KeyFault if the authority has no certificate of this name
 */
export function revokeCertificate(
  authority: Authority,
  name: string,
  { now = new Date() } = {},
): RevokedCertificate {
  const file = join(authority.dir, 'agencies', `${name}.pem`);
  if (!existsSync(file)) throw new KeyFault('KEYS_NO_CERTIFICATE', name);
  const { serialNumber, fingerprint256 } = new X509Certificate(readFileSync(file));
  const serial = plainSerial(serialNumber);
  const list = readFileSync(revocationFile(authority, { now }), 'utf8');
  const { revoked } = readRevocationLists(list, authority.certificatePem, now);
  // The list first: what is moved away before it stands there would stay in force unseen.
  writeList(authority, [...new Set([...revoked, serial])], now);
  const folder = join(authority.dir, 'revoked');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  rmSync(join(authority.dir, 'agencies', `${name}.key.pem`), { force: true });
  renameSync(file, join(folder, `${name}.${serial}.pem`));
  return { serial, fingerprint: fingerprint256.replaceAll(':', '').toLowerCase() };
}

function fileOf({ dir }: Authority): string {
  return join(dir, 'crl.pem');
}

function writeList(authority: Authority, serials: readonly string[], now: Date): void {
  const file = fileOf(authority);
  writeFileSync(`${file}.new`, revocationList(authority, serials, now));
  renameSync(`${file}.new`, file);
}

/** A list of version 2 (RFC 5280 section 5.1) as PEM. */
function revocationList(
  { certificate, privateKey }: Authority,
  serials: readonly string[],
  now: Date,
): string {
  const algorithm = sequence(oid(SHA_256_RSA), primitive(asn1.Type.NULL, ''));
  // Clocks differ, as with certificates.
  const from = new Date(now.getTime() - 300_000);
  const subject = (forge.pki.certificateToAsn1(certificate).value[0] as Asn1).value[5] as Asn1;
  const keyIdentifier = certificate.generateSubjectKeyIdentifier().getBytes();
  const tbs = sequence(
    integer('01'),
    algorithm,
    subject,
    time(from),
    time(certificate.validity.notAfter),
    // An empty list of certificates is left out, as the standard has it.
    ...(serials.length > 0 ? [sequence(...serials.map((one) => sequence(integer(one), time(now))))] : []),
    tagged(
      true,
      sequence(
        extension(AUTHORITY_KEY, sequence(tagged(false, keyIdentifier))),
        extension(CRL_NUMBER, integer(now.getTime().toString(16))),
      ),
    ),
  );
  const signature = sign('sha256', Buffer.from(asn1.toDer(tbs).getBytes(), 'latin1'), privateKey);
  const signed = sequence(
    tbs,
    algorithm,
    primitive(asn1.Type.BITSTRING, `\0${signature.toString('latin1')}`),
  );
  const der = Buffer.from(asn1.toDer(signed).getBytes(), 'latin1').toString('base64');
  return `-----BEGIN X509 CRL-----\n${der.match(/.{1,64}/g)!.join('\n')}\n-----END X509 CRL-----\n`;
}

function primitive(type: forge.asn1.Type, bytes: string): Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, type, false, bytes);
}

function sequence(...fields: Asn1[]): Asn1 {
  return asn1.create(asn1.Class.UNIVERSAL, asn1.Type.SEQUENCE, true, fields);
}

function tagged(constructed: boolean, content: string | Asn1): Asn1 {
  const value = typeof content === 'string' ? content : [content];
  return asn1.create(asn1.Class.CONTEXT_SPECIFIC, asn1.Type.NONE, constructed, value);
}

function oid(dotted: string): Asn1 {
  return primitive(asn1.Type.OID, asn1.oidToDer(dotted).getBytes());
}

function extension(dotted: string, content: Asn1): Asn1 {
  return sequence(oid(dotted), primitive(asn1.Type.OCTETSTRING, asn1.toDer(content).getBytes()));
}

function time(at: Date): Asn1 {
  return at.getUTCFullYear() < 2050
    ? primitive(asn1.Type.UTCTIME, asn1.dateToUtcTime(at))
    : primitive(asn1.Type.GENERALIZEDTIME, asn1.dateToGeneralizedTime(at));
}

/** A positive number: a zero byte stands before one whose first bit would make it negative. */
function integer(hex: string): Asn1 {
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  const bytes = Buffer.from(/^[89a-f]/i.test(even) ? `00${even}` : even, 'hex');
  return primitive(asn1.Type.INTEGER, bytes.toString('latin1'));
}
