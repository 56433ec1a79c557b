import { sign } from 'node:crypto';
import forge from 'node-forge';
import type { Authority } from './authority';

const { asn1 } = forge;
type Asn1 = forge.asn1.Asn1;

/** SHA-256 with RSA, and the two extensions that a list has. */
const SHA_256_RSA = '1.2.840.113549.1.1.11';
const CRL_NUMBER = '2.5.29.20';
const AUTHORITY_KEY = '2.5.29.35';

/** A list of version 2 (RFC 5280 section 5.1) as PEM, as long in date as its authority. */
export function signRevocationList(
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
