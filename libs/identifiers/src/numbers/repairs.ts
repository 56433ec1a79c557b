import { checkIdentifier, cleanIdentifier } from './identifiers';
import { isRefused } from './result';

const CHECKED = new Set(['PNC', 'CRO', 'NHS']);
const DIGITS = '0123456789';
const LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';
/** S is no check letter, but that of a file number may be what was mistyped. */
const ALL_LETTERS = `${LETTERS}S`;
/** The shortest is a file number of one digit. */
const LENGTHS = { least: 7, most: 13 };

/**
 * Every valid number that one changed character, or one swap of neighbours, makes of a number whose check fails:
 * canonical forms, sorted. Modulo 23 and modulo 11 let no single error of digits pass, so the true number is always
 * among them. So is the number itself where it is valid if its serial was padded otherwise. Empty for schemes without
 * a check, and for a number that is valid as it stands.
 */
export function repairs(scheme: string, value: string, currentYear: number): string[] {
  if (!CHECKED.has(scheme)) return [];
  const checked = checkIdentifier(scheme, value, currentYear);
  if (!isRefused(checked) && checked.valid) return [];
  if (isRefused(checked) && checked.refused !== 'SHAPE') return [];
  // A wrong kind of character breaks the shape: then digits and letters may stand for each other.
  const anyKind = isRefused(checked);
  // A file number as it was written: a leading zero may be the digit that is wrong.
  const asWritten = anyKind || checked.canonical.startsWith('SF');
  const text = asWritten ? cleanIdentifier(scheme, value) : checked.canonical;
  if (text.length < LENGTHS.least || text.length > LENGTHS.most) return [];
  const found = new Set<string>();
  if (!isRefused(checked) && checked.note === 'PADDED_SERIAL') found.add(checked.canonical);
  for (const candidate of neighbours(text, anyKind)) {
    const result = checkIdentifier(scheme, candidate, currentYear);
    if (!isRefused(result) && result.valid) found.add(result.canonical);
  }
  return [...found].sort();
}

/** Texts one changed character or one swap away. A swap reaches over a slash, which nobody types wrongly. */
function* neighbours(text: string, anyKind: boolean): Generator<string> {
  for (let at = 0; at < text.length; at++) {
    if (text[at] === '/') continue;
    for (const other of alternatives(text[at]!, anyKind)) {
      yield text.slice(0, at) + other + text.slice(at + 1);
    }
    const next = text[at + 1] === '/' ? at + 2 : at + 1;
    if (next < text.length && text[at] !== text[next]) {
      yield text.slice(0, at) + text[next] + text.slice(at + 1, next) + text[at] + text.slice(next + 1);
    }
  }
}

function alternatives(character: string, anyKind: boolean): string[] {
  const same = DIGITS.includes(character) ? DIGITS : LETTERS;
  return (anyKind ? DIGITS + ALL_LETTERS : same).split('').filter((other) => other !== character);
}
