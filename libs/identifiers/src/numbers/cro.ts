import { checkLetter, PLACEHOLDER, SHAPE, type IdentifierResult } from './result';

const STANDARD = /^(\d{1,6})\/(\d{2})([A-Z])$/;
const FILE_FORM = /^SF(\d{2})\/(\d{1,6})([A-Z])$/;

/** Serials this long are written whole by every source, so that their letter has one reading. */
const WHOLE_SERIAL = 5;

/**
 * Criminal Records Office number. Standard: `NNNNNN/YYD`, serial padded to six digits. File form (no
 * fingerprints): `SFYY/N...D`, not padded; sources disagree whether the letter of a serial below five digits is of the
 * serial as written or padded, so either is valid, and which is noted. From five digits on, a letter that fits another
 * padding only is as likely the letter of a mistyped serial: noted, not valid, and the number is among its own repairs.
 */
export function checkCro(text: string): IdentifierResult {
  const standard = text.match(STANDARD) as [string, string, string, string] | null;
  if (standard) {
    const [, serial, year, letter] = standard;
    const padded = serial.padStart(6, '0');
    if (padded === '000000') return PLACEHOLDER;
    return { canonical: `${padded}/${year}${letter}`, valid: checkLetter(year + padded) === letter };
  }
  const fileForm = text.match(FILE_FORM) as [string, string, string, string] | null;
  return fileForm ? checkFileForm(fileForm[1], fileForm[2], fileForm[3]) : SHAPE;
}

function checkFileForm(year: string, written: string, letter: string): IdentifierResult {
  const serial = written.replace(/^0+/, '');
  if (serial === '') return PLACEHOLDER;
  const canonical = `SF${year}/${serial}${letter}`;
  if (checkLetter(year + written) === letter) return { canonical, valid: true };
  const whole = written.length >= WHOLE_SERIAL;
  if (checkLetter(year + serial) === letter)
    return whole ? { canonical, valid: false, note: 'PADDED_SERIAL' } : { canonical, valid: true };
  const padded = [5, 6].some((digits) => checkLetter(year + serial.padStart(digits, '0')) === letter);
  return padded ? { canonical, valid: !whole, note: 'PADDED_SERIAL' } : { canonical, valid: false };
}
