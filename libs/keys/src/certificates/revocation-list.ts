import { verify, X509Certificate, type KeyObject } from 'node:crypto';
import forge from 'node-forge';
import { KeyFault } from '../faults';
import { certificatesIn } from './pem';

const { asn1 } = forge;
type Asn1 = forge.asn1.Asn1;

/** Lists of revoked certificates (RFC 5280 section 5) as a door uses them. */
export interface RevocationLists {
  /** PEM, one list each. */
  lists: string[];
  /** When the first of them is out of date; undefined: none says when. */
  expires: Date | undefined;
  /** Serial numbers, as `plainSerial` writes them. */
  revoked: ReadonlySet<string>;
}

interface RevocationList {
  issuer: string;
  expires: Date | undefined;
  serials: string[];
  signedBy(key: KeyObject): boolean;
}

const BLOCK = /-----BEGIN X509 CRL-----[^-]+-----END X509 CRL-----/g;

/** Digest of each signature algorithm that a list may be signed with; null: the algorithm has its own. */
const DIGESTS: Readonly<Record<string, string | null>> = {
  '1.2.840.113549.1.1.11': 'sha256',
  '1.2.840.113549.1.1.12': 'sha384',
  '1.2.840.113549.1.1.13': 'sha512',
  '1.2.840.10045.4.3.2': 'sha256',
  '1.2.840.10045.4.3.3': 'sha384',
  '1.2.840.10045.4.3.4': 'sha512',
  '1.3.101.112': null,
};

/**
 * Reads the lists of a PEM text. Each authority must have one that it signed: OpenSSL lets in nobody whose authority has
 * none. Lists of further authorities, between it and an agency, are OpenSSL's to verify.
 * @throws KeyFault for what is no list, one that is out of date, or an authority without a list of its own
 */
export function readRevocationLists(pem: string, authorities: string, now: Date): RevocationLists {
  const lists = pem.match(BLOCK) ?? [];
  if (lists.length === 0) throw new KeyFault('KEYS_REVOCATIONS_DAMAGED');
  const read = lists.map(parse);
  for (const text of certificatesIn(authorities)) {
    const { publicKey, raw } = new X509Certificate(text);
    const name = subjectOf(raw);
    if (!read.some((list) => list.issuer === name && list.signedBy(publicKey)))
      throw new KeyFault('KEYS_REVOCATIONS_UNSIGNED');
  }
  const ends = read.flatMap(({ expires }) => (expires ? [expires.getTime()] : []));
  const expires = ends.length > 0 ? new Date(Math.min(...ends)) : undefined;
  if (expires && expires <= now) throw new KeyFault('KEYS_REVOCATIONS_EXPIRED');
  return { lists, expires, revoked: new Set(read.flatMap(({ serials }) => serials)) };
}

/** A serial number in hexadecimal, without leading zeros: node:tls and lists pad it differently. */
export function plainSerial(serial: string): string {
  return serial.toUpperCase().replace(/^0+/, '');
}

function parse(pem: string): RevocationList {
  try {
    const [tbs, algorithm, signature] = parts(fromDer(derOf(pem)));
    const signed = Buffer.from(asn1.toDer(tbs!).getBytes(), 'latin1');
    const digest = DIGESTS[asn1.derToOid(bytesOf(parts(algorithm!)[0]!))];
    if (digest === undefined) throw new KeyFault('KEYS_REVOCATIONS_DAMAGED');
    const fields = parts(tbs!).filter((field) => field.type !== asn1.Type.INTEGER);
    const entries = fields.slice(3).find(isListOfEntries);
    return {
      issuer: hexOf(fields[1]!),
      expires: timeOf(fields[3]),
      serials: entries ? parts(entries).map((entry) => plainSerial(hexIn(parts(entry)[0]!))) : [],
      // The first byte says how many bits of the last are unused: none.
      signedBy: (key) => verify(digest, signed, key, Buffer.from(bytesOf(signature!), 'latin1').subarray(1)),
    };
  } catch {
    throw new KeyFault('KEYS_REVOCATIONS_DAMAGED');
  }
}

function isListOfEntries({ tagClass, type }: Asn1): boolean {
  return tagClass === asn1.Class.UNIVERSAL && type === asn1.Type.SEQUENCE;
}

function timeOf(field: Asn1 | undefined): Date | undefined {
  if (field?.type === asn1.Type.UTCTIME) return asn1.utcTimeToDate(bytesOf(field));
  if (field?.type === asn1.Type.GENERALIZEDTIME) return asn1.generalizedTimeToDate(bytesOf(field));
  return undefined;
}

/** The name of a certificate's holder, in DER. */
function subjectOf(certificate: Buffer): string {
  const fields = parts(parts(fromDer(certificate))[0]!).filter(
    ({ tagClass }) => tagClass === asn1.Class.UNIVERSAL,
  );
  return hexOf(fields[4]!);
}

function derOf(pem: string): Buffer {
  return Buffer.from(pem.replace(/-----[^-]+-----/g, ''), 'base64');
}

/** Bit strings as they are: what happens to look like a structure inside a signature is none. */
function fromDer(der: Buffer): Asn1 {
  const options = { strict: true, decodeBitStrings: false } as unknown as boolean;
  return asn1.fromDer(der.toString('latin1'), options);
}

const parts = ({ value }: Asn1): Asn1[] => {
  if (!Array.isArray(value)) throw new KeyFault('KEYS_REVOCATIONS_DAMAGED');
  return value;
};
const bytesOf = ({ value }: Asn1): string => value as string;
const hexIn = (field: Asn1): string => Buffer.from(bytesOf(field), 'latin1').toString('hex');
const hexOf = (field: Asn1): string => Buffer.from(asn1.toDer(field).getBytes(), 'latin1').toString('hex');
