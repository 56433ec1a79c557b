import { createPublicKey, verify } from 'node:crypto';
import forge from 'node-forge';
import { KeyFault } from '../faults';
import type { Authority } from './authority';
import { certify, type CertificateSubject } from './issue';

const MAX_REQUEST_BYTES = 16_384;

/**
 * Certifies the key of a PKCS#10 request that an agency made itself (RSA, SHA-256), under the name that the
 * operator gives: the name inside the request is not believed. The request's own signature, which shows that
 * the agency holds the key, is verified by node:crypto, not by node-forge.
 */
export function issueFromRequest(
  authority: Authority,
  requestPem: string,
  subject: CertificateSubject,
): string {
  if (requestPem.length > MAX_REQUEST_BYTES) throw new KeyFault('KEYS_BAD_REQUEST');
  const request = parseRequest(requestPem);
  const signed = Buffer.from(forge.asn1.toDer(request.certificationRequestInfo).getBytes(), 'latin1');
  const publicKey = createPublicKey(forge.pki.publicKeyToPem(request.publicKey as forge.pki.PublicKey));
  const bits = publicKey.asymmetricKeyDetails?.modulusLength ?? 0;
  const signature = Buffer.from(request.signature as string, 'latin1');
  if (bits < 2048 || !verify('sha256', signed, publicKey, signature)) throw new KeyFault('KEYS_BAD_REQUEST');
  return certify(authority, request.publicKey as forge.pki.PublicKey, subject);
}

/** node-forge keeps what was signed; its published types leave that out. */
type ParsedRequest = forge.pki.CertificateSigningRequest & { certificationRequestInfo: forge.asn1.Asn1 };

function parseRequest(pem: string): ParsedRequest {
  try {
    return forge.pki.certificationRequestFromPem(pem) as ParsedRequest;
  } catch {
    throw new KeyFault('KEYS_BAD_REQUEST');
  }
}
