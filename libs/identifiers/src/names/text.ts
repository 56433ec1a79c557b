import { repairEncoding } from './encoding';

/** Letters that Unicode does not take apart into a base letter and a mark. */
const WHOLE_LETTERS: Record<string, string> = {
  Æ: 'AE',
  Œ: 'OE',
  Ø: 'O',
  Ł: 'L',
  Đ: 'D',
  Ð: 'D',
  Þ: 'TH',
  ß: 'SS',
  ẞ: 'SS',
  ı: 'I',
  İ: 'I',
};

/** Words with nothing to repair or to fold. */
const PLAIN = /^[A-Za-z]+(?: [A-Za-z]+)*$/;

/**
 * Folds a name to plain capitals: NFC, NFKD, marks dropped (â ê î ô û ŵ ŷ and all others), capitals, apostrophes
 * dropped, hyphen, slash, dot and underscore to a space, spaces collapsed. `?` stays: it stands for a lost letter,
 * and so does the character that Unicode has for one.
 */
export function foldText(text: string): string {
  if (PLAIN.test(text)) return text.toUpperCase();
  return repairEncoding(text)
    .normalize('NFC')
    .normalize('NFKD')
    .replaceAll('\ufffd', '?')
    .replace(/\p{M}|\p{Cf}/gu, '')
    .toUpperCase()
    .replace(/[ÆŒØŁĐÐÞßẞıİ]/gu, (letter) => WHOLE_LETTERS[letter] ?? letter)
    .replace(/[’‘'`´\p{Lm}]/gu, '')
    .replace(/[\p{Pd}/\\._,;:]/gu, ' ')
    .replace(/[^\p{L}\p{N}? ]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}
