import { hash } from 'node:crypto';

/**
 * The RFC 8785 form of a JSON value. Throws on what JSON cannot hold (a lone surrogate, infinity, undefined).
 * ECMAScript writes numbers and strings as the RFC asks and sorts keys by code units; a test compares the result
 * with the RFC author's package, which takes several times as long.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === 'string') return text(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (typeof value === 'boolean' || value === null) return String(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw notJson();
  const source = value as Record<string, unknown>;
  let members = '';
  // eslint-disable-next-line typescript/require-array-sort-compare -- code units are the order that RFC 8785 asks for
  for (const key of Object.keys(source).sort()) {
    const member = source[key];
    if (member !== undefined) members += `${members === '' ? '' : ','}${text(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

/** SHA-256 (hex) of bytes or of a text in UTF-8. */
export function sha256(data: string | Uint8Array): string {
  return hash('sha256', data, 'hex');
}

/** SHA-256 (hex) of the RFC 8785 form: equal for equal JSON values, however they were written. */
export function canonicalDigest(value: unknown): string {
  return sha256(canonicalJson(value));
}

function text(value: string): string {
  if (!value.isWellFormed()) throw notJson();
  return JSON.stringify(value);
}

function notJson(): Error {
  return new Error('The value has no canonical JSON form.');
}
