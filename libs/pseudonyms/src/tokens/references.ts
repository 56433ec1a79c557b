import type { KeyPort } from '#libs/keys';

const REFERENCE_BYTES = 16;

/** `HMAC(K_ref, source 0x1F subject)`: one record's reference, stable over redelivery and key epochs. */
export function recordRefs(keys: KeyPort, records: readonly { source: string; subject: string }[]): string[] {
  return references(
    keys,
    'record',
    records.map(({ source, subject }) => `${source}\x1f${subject}`),
  );
}

export interface AgencyReference {
  /** Name of the facts field, for example sentenceRef: a sentence and an arrest of one number stay apart. */
  field: string;
  /** Common name of the agency. */
  agency: string;
  value: string;
}

/** References of an agency's own records: equal only within that agency and field. */
export function agencyReferences(keys: KeyPort, given: readonly AgencyReference[]): string[] {
  return references(
    keys,
    'agency',
    given.map(({ field, agency, value }) => `${agency}\x1f${field}\x1f${value.normalize('NFC')}`),
  );
}

/**
 * Referrals, written `<referrer>/<reference>` by both sides, in a domain common to all agencies so that referrer
 * and provider reconcile. Case and spaces are not part of a reference that two organisations type.
 */
export function referralReferences(keys: KeyPort, values: readonly string[]): string[] {
  return references(
    keys,
    'referral',
    values.map((value) => value.normalize('NFKC').replace(/\s+/gu, '').toUpperCase()),
  );
}

function references(keys: KeyPort, domain: string, values: readonly string[]): string[] {
  const buffers = values.map((value) => Buffer.from(value));
  const macs = keys.macReference(domain, buffers);
  for (const buffer of buffers) buffer.fill(0);
  return macs.map((mac) => mac.toString('base64url', 0, REFERENCE_BYTES));
}
