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

/**
 * Folds a name to plain capitals: NFC, NFKD, marks dropped (â ê î ô û ŵ ŷ and all others), capitals, apostrophes
 * dropped, hyphen, slash, dot and underscore to a space, spaces collapsed. `?` stays: it stands for a lost letter,
 * and so does the character that Unicode has for one.
 */
export function foldText(text: string): string {
  return repairEncoding(text)
    .normalize('NFC')
    .normalize('NFKD')
    .replaceAll('\ufffd', '?')
    .replace(/\p{M}|\p{Cf}/gu, '')
    .toUpperCase()
    .replace(/[ÆŒØŁĐÐÞßẞıİ]/gu, (letter) => WHOLE_LETTERS[letter] ?? letter)
    .replace(/[’‘ʼ'`´]/gu, '')
    .replace(/[\p{Pd}/\\._,;:]/gu, ' ')
    .replace(/[^\p{L}\p{N}? ]/gu, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Undoes what older systems did to Welsh letters, before folding. */
export function repairEncoding(text: string): string {
  return standIns(misreadUtf8(text.normalize('NFC')).replace(/([aeiouwy])\^/gi, '$1'));
}

/** UTF-8 read as Latin-1 or Windows-1252 (Siân written SiÃ¢n) is read again, where every byte of it makes sense. */
function misreadUtf8(text: string): string {
  if (!/[Â-Å][\u0080-¿\u2018-\u203a\u0152-\u0178€™]/u.test(text)) return text;
  const bytes = Buffer.alloc(text.length);
  for (let i = 0; i < text.length; i++) {
    const code = WINDOWS_1252[text[i]!] ?? text.charCodeAt(i);
    if (code > 255) return text;
    bytes[i] = code;
  }
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}

/** Characters of Windows-1252 that Latin-1 has elsewhere. */
const WINDOWS_1252: Record<string, number> = Object.fromEntries(
  '€ ‚ƒ„…†‡ˆ‰Š‹Œ Ž  ‘’“”•–—˜™š›œ žŸ'
    .split('')
    .flatMap((character, i) => (character === ' ' ? [] : [[character, 0x80 + i] as const])),
);

/**
 * Latin-1 has no ŵ, and û stood in for it (ÿ and ý, for ŷ, fold to Y by themselves). A û beside a y, or alone
 * among consonants, is read as ŵ (Gûyr, Dûr); any other stays a u.
 */
function standIns(text: string): string {
  if (!/û/i.test(text)) return text;
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const vowels = word.match(/[aeiouyâêîôûŷäëïöüÿý]/giu) ?? [];
    return word.replace(/û/giu, (letter, at: number) => {
      const nextToY = /[yŷÿý]/iu.test((word[at - 1] ?? '') + (word[at + 1] ?? ''));
      if (!nextToY && vowels.length > 1) return letter;
      return letter === 'û' ? 'w' : 'W';
    });
  });
}
