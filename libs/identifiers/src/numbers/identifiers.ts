import { checkCro } from './cro';
import { checkNhs } from './nhs';
import { checkNino } from './nino';
import { checkBooking, checkCrn, checkOpaque, checkPrisonNumber, checkUuid } from './offender-numbers';
import { checkPnc } from './pnc';
import type { IdentifierResult } from './result';

/** With nothing to clean, whatever the scheme. */
const PLAIN = /^[A-Z\d/]+$/;

/**
 * Capitals without spaces and invisible characters, dashes of every kind as one; for PNC and CRO numbers one
 * slash for the several characters that systems write, for NHS numbers and NINOs no hyphens.
 */
export function cleanIdentifier(scheme: string, value: string): string {
  if (PLAIN.test(value)) return value;
  const text = value
    .normalize('NFKC')
    .replace(/[\p{Cf}\s]/gu, '')
    .replace(/\p{Pd}/gu, '-')
    .toUpperCase();
  if (scheme === 'PNC' || scheme === 'CRO') return text.replace(/[\\_.-]/g, '/');
  return scheme === 'NHS' || scheme === 'NINO' ? text.replaceAll('-', '') : text;
}

/**
 * Normalises and checks an identifier by its scheme. `currentYear` decides the century of two-digit PNC years.
 * A scheme without rules of its own is taken as an opaque reference.
 */
export function checkIdentifier(scheme: string, value: string, currentYear: number): IdentifierResult {
  const text = cleanIdentifier(scheme, value);
  switch (scheme) {
    case 'PNC':
      return checkPnc(text, currentYear);
    case 'CRO':
      return checkCro(text);
    case 'NHS':
      return checkNhs(text);
    case 'NINO':
      return checkNino(text);
    case 'NOMS':
      return checkPrisonNumber(text);
    case 'CRN':
      return checkCrn(text);
    case 'BOOKING':
      return checkBooking(text);
    case 'MASTER_DEFENDANT_ID':
    case 'DEFENDANT_ID':
      return checkUuid(text);
    default:
      return checkOpaque(text);
  }
}
