import { PLACEHOLDER, SHAPE, type IdentifierResult } from './result';

/** Prison (NOMS) number: letter, four digits, two letters; test systems also issue two letters first. */
export function checkPrisonNumber(text: string): IdentifierResult {
  if (!/^[A-Z]{1,2}\d{4}[A-Z]{1,2}$/.test(text)) return SHAPE;
  if (text.includes('0000')) return PLACEHOLDER;
  const usual = /^[A-Z]\d{4}[A-Z]{2}$/.test(text);
  return usual ? { canonical: text, valid: true } : { canonical: text, valid: true, note: 'UNUSUAL_SHAPE' };
}

/** Probation case reference number: letter and six digits; no check digit. */
export function checkCrn(text: string): IdentifierResult {
  if (!/^[A-Z]\d{6}$/.test(text)) return SHAPE;
  return text.endsWith('000000') ? PLACEHOLDER : { canonical: text, valid: true };
}

/** Prison booking number: five digits and a letter, one per stay. */
export function checkBooking(text: string): IdentifierResult {
  return /^\d{5}[A-Z]$/.test(text) ? { canonical: text, valid: true } : SHAPE;
}

/** Defendant identifiers of Common Platform are UUIDs (RFC 9562); the nil and max UUIDs stand for none. */
export function checkUuid(text: string): IdentifierResult {
  if (!/^[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}$/.test(text)) return SHAPE;
  return /^[0-]+$|^[F-]+$/.test(text) ? PLACEHOLDER : { canonical: text, valid: true };
}

/** A reference of an agency's own: any text that is not plainly a stand-in for "none". */
export function checkOpaque(text: string): IdentifierResult {
  if (!/[0-9A-Z]/.test(text)) return SHAPE;
  const none = /^(0+|9+|X+|N\/?A|NK|NONE|NULL|UNKNOWN|NOT ?KNOWN|NOT ?ENTERED|TBC|TEST)$/;
  return none.test(text) ? PLACEHOLDER : { canonical: text, valid: true };
}
