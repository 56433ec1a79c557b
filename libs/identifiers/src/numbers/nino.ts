import { NEVER_ISSUED, PLACEHOLDER, SHAPE, type IdentifierResult } from './result';

const NOT_FIRST = /^[DFIQUV]/;
const NOT_SECOND = /^.[DFIQUVO]/;
const NEVER = new Set(['BG', 'GB', 'KN', 'NK', 'NT', 'TN', 'ZZ']);
const ADMINISTRATIVE = new Set(['OO', 'CR', 'FY', 'MW', 'NC', 'PP']);

/**
 * National Insurance number, by its first eight characters: the suffix A-D is often missing. There is no check
 * digit; prefixes never issued are refused (HMRC manual NIM39110).
 */
export function checkNino(text: string): IdentifierResult {
  if (!/^[A-Z]{2}\d{6}[A-D]?$/.test(text)) return SHAPE;
  const canonical = text.slice(0, 8);
  const prefix = canonical.slice(0, 2);
  if (/^(\d)\1{5}$/.test(canonical.slice(2)) || canonical.slice(2) === '123456') return PLACEHOLDER;
  if (ADMINISTRATIVE.has(prefix)) return { canonical, valid: true, note: 'ADMINISTRATIVE' };
  if (NOT_FIRST.test(prefix) || NOT_SECOND.test(prefix) || NEVER.has(prefix)) return NEVER_ISSUED;
  return { canonical, valid: true };
}
