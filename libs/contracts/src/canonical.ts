import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';

/** The RFC 8785 form of a JSON value. Throws on what JSON cannot hold (a lone surrogate, infinity). */
export function canonicalJson(value: unknown): string {
  let text: string | undefined;
  try {
    text = canonicalize(value);
  } catch {
    // The library's message may quote the value.
    text = undefined;
  }
  if (text === undefined) throw new Error('The value has no canonical JSON form.');
  return text;
}

/** SHA-256 (hex) of bytes or of a text in UTF-8. */
export function sha256(data: string | Uint8Array): string {
  return createHash('sha256').update(data).digest('hex');
}

/** SHA-256 (hex) of the RFC 8785 form: equal for equal JSON values, however they were written. */
export function canonicalDigest(value: unknown): string {
  return sha256(canonicalJson(value));
}
