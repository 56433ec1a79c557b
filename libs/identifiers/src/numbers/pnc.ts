import { checkLetter, PLACEHOLDER, SHAPE, type IdentifierResult } from './result';

const WITH_SLASH = /^(\d{2}|\d{4})\/(\d{1,7})([A-Z])$/;
const SHORT = /^(\d{2})(\d{1,7})([A-Z])$/;
const LONG = /^(\d{4})(\d{7})([A-Z])$/;

/**
 * Police National Computer identifier: `YYYY/NNNNNNND`, serial padded to seven digits. Without a slash, fewer
 * than twelve characters is the short form with a two-digit year. A two-digit year up to that of `currentYear`
 * is of this century. The rules and vectors are those of HMPPS's public validators.
 */
export function checkPnc(text: string, currentYear: number): IdentifierResult {
  const parts = text.match(WITH_SLASH) ?? text.match(text.length < 12 ? SHORT : LONG);
  if (!parts) return SHAPE;
  const [, writtenYear, serial, letter] = parts as [string, string, string, string];
  const padded = serial.padStart(7, '0');
  if (padded === '0000000') return PLACEHOLDER;
  const year = writtenYear.length === 4 ? writtenYear : fullYear(writtenYear, currentYear);
  // The letter does not cover the century, so an impossible one counts as a failed check too.
  const possible = Number(year) >= 1900 && Number(year) <= currentYear;
  const valid = possible && checkLetter(year.slice(2) + padded) === letter;
  return { canonical: `${year}/${padded}${letter}`, valid };
}

function fullYear(twoDigits: string, currentYear: number): string {
  return (Number(twoDigits) <= currentYear % 100 ? '20' : '19') + twoDigits;
}
