/** Undoes what older systems did to Welsh letters, before folding. */
export function repairEncoding(text: string): string {
  const read = misreadUtf8(misreadUtf8(escapes(text).normalize('NFC')));
  return standIns(codePage(read.replace(/(?<=[aeiouwy])(?:[\^ˆ]|\/\\)/giu, '')));
}

/** Letters that a page or a program wrote out: &acirc;, &#373;, \u0175. */
function escapes(text: string): string {
  if (!/[&\\]/.test(text)) return text;
  return text
    .replace(/&([a-z])(?:circ|acute|grave|uml);/gi, '$1')
    .replace(/&#(\d{2,5});/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/(?:&#x([0-9a-f]{2,4});)|(?:\\u([0-9a-f]{4}))/gi, (_, entity?: string, escape?: string) =>
      String.fromCharCode(parseInt(entity ?? escape!, 16)),
    );
}

/** Vowels of code page 850 that were read as Windows-1252, inside a word: â as ƒ, ô as “, ê as ˆ, ï as ‹. */
function codePage(text: string): string {
  return text.replace(/(?<=\p{L})[ƒ“ˆ‹](?=\p{L})/gu, (letter) => 'aoei'['ƒ“ˆ‹'.indexOf(letter)]!);
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
 * among consonants, is read as ŵ (Gûyr, Dûr); any other, and one beside a w (Hûw), stays a u. The Celtic set has ŵ and
 * ŷ where Latin-1 has ð and þ: where one is the only vowel, or stands beside a y, it is read so (Dðr, Llþr).
 */
function standIns(text: string): string {
  if (!/[ûðþ]/i.test(text)) return text;
  return text.replace(/[\p{L}\p{M}]+/gu, (word) => {
    const vowels = word.match(/[aeiouyâêîôûŷäëïöüÿýðþ]/giu) ?? [];
    return word.replace(/[ûðþ]/giu, (letter, at: number) => {
      const beside = (word[at - 1] ?? '') + (word[at + 1] ?? '');
      const alone = vowels.length === 1 && !(/û/i.test(letter) && /[wŵ]/iu.test(beside));
      if (!alone && !/[yŷÿý]/iu.test(beside)) return letter;
      const read = /þ/i.test(letter) ? 'y' : 'w';
      return letter === letter.toLowerCase() ? read : read.toUpperCase();
    });
  });
}
