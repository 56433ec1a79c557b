/** Identifiers in the right form with right check characters, made from a person's index so that none repeats. */

const CHECK = 'ZABCDEFGHJKLMNPQRTUVWXY';
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

const checkLetter = (digits: string): string => CHECK[Number(BigInt(digits) % 23n)] ?? 'Z';
const two = (year: number): string => String(year % 100).padStart(2, '0');

/** PNC id `YYYY/NNNNNNND`, serials from 9,000,000 up, which forces do not reach. */
export function pncId(index: number, year: number): string {
  const serial = String(9_000_000 + (index % 1_000_000));
  return `${year}/${serial}${checkLetter(two(year) + serial)}`;
}

/** The short form in which some systems write a PNC id. */
export function shortPnc(pnc: string): string {
  return pnc.slice(2);
}

/** CRO `NNNNNN/YYD`. */
export function croNumber(index: number, year: number): string {
  const serial = String(index % 1_000_000).padStart(6, '0');
  return `${serial}/${two(year)}${checkLetter(two(year) + serial)}`;
}

/** Prison number `A1234BC`: 6.76 million in one leading letter. */
export function prisonNumber(index: number): string {
  const spread = (index * 3_571_427) % 6_760_000;
  const pair = Math.floor(spread / 10_000);
  const letter = (n: number) => String.fromCharCode(65 + n);
  return `A${String(spread % 10_000).padStart(4, '0')}${letter(Math.floor(pair / 26))}${letter(pair % 26)}`;
}

/** Case reference number `X123456`; a second registration of the same person has another letter. */
export function caseReference(index: number, registration: 0 | 1): string {
  const letter = LETTERS[(registration === 0 ? 21 : 10) - Math.floor(index / 1_000_000)] ?? 'X';
  return `${letter}${String((index * 700_001) % 1_000_000).padStart(6, '0')}`;
}

/** NHS number of the test range 999 (998 beyond half a million people). */
export function nhsNumber(index: number): string {
  const prefix = index < 500_000 ? '999' : '998';
  const serial = (index % 500_000) * 2;
  // Two neighbours never both lack a check digit, so each person owns a pair.
  const numbers = [serial, serial + 1].map((n) => withNhsCheck(prefix + String(n).padStart(6, '0')));
  const found = numbers.find((number) => number !== undefined);
  if (found === undefined) throw new Error('SYNTHETIC_NHS_RANGE');
  return found;
}

function withNhsCheck(nine: string): string | undefined {
  let sum = 0;
  for (let i = 0; i < 9; i++) sum += Number(nine[i]) * (10 - i);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? undefined : nine + String(check);
}
