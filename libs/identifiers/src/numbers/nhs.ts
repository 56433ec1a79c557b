import { PLACEHOLDER, SHAPE, type IdentifierResult } from './result';

/** NHS number: ten digits, the last by weights 10 to 2 modulo 11 (NHS Data Dictionary). */
export function checkNhs(text: string): IdentifierResult {
  if (!/^\d{10}$/.test(text)) return SHAPE;
  if (/^(\d)\1{9}$/.test(text)) return PLACEHOLDER;
  const valid = nhsCheckDigit(text.slice(0, 9)) === text[9];
  return text.startsWith('999')
    ? { canonical: text, valid, note: 'TEST_NUMBER' }
    : { canonical: text, valid };
}

/** Check digit of nine digits; undefined where it would be 10, so that no such number is issued. */
export function nhsCheckDigit(nineDigits: string): string | undefined {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += (10 - i) * (nineDigits.charCodeAt(i) - 48);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? undefined : String(check);
}
