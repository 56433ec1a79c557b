/**
 * Spelling key that brings Welsh and English spellings of a surname together, in this order:
 * FF and PH to F, single F to V, LL to L, DD to D, C before E, I and Y to S, CH, GH, CK and other C to K, RH to R, TH to T, SI before a vowel to
 * SH, W between consonants to U, Y to I (before a vowel at the start it stays a consonant), doubles collapsed.
 */
export function welshKey(surname: string): string {
  let key = surname;
  for (const [letters, rule, by] of KEY_RULES) if (key.includes(letters)) key = key.replace(rule, by);
  return withoutDoubles(key);
}

/** Stands for an English F, so that the Welsh one can become a V. */
const ENGLISH_F = '\u0001';

/** The steps of the key. Each names letters without which there is nothing to do: most names have few of them. */
const KEY_RULES: readonly (readonly [letters: string, rule: RegExp, by: string])[] = [
  ['', /[^A-Z]/g, ''],
  ['PH', /PH/g, ENGLISH_F],
  ['FF', /FF/g, ENGLISH_F],
  ['F', /F/g, 'V'],
  [ENGLISH_F, new RegExp(ENGLISH_F, 'g'), 'F'],
  ['LL', /LL/g, 'L'],
  ['DD', /DD/g, 'D'],
  ['GH', /GH$/, 'K'],
  ['C', /C(?=[EIY])/g, 'S'],
  ['GH', /GH|CH|CK|C/g, 'K'],
  ['C', /CH|CK|C/g, 'K'],
  ['RH', /RH/g, 'R'],
  ['TH', /TH/g, 'T'],
  ['SI', /SI(?=[AEOU])/g, 'SH'],
  ['W', /(?<=[^AEIOUWY]|^)W(?=[^AEIOUWY]|$)/g, 'U'],
  ['Y', /(?<=^.+)Y|Y$|^Y(?=[^AEIOU])/g, 'I'],
];

function withoutDoubles(key: string): string {
  for (let i = 1; i < key.length; i++) if (key[i] === key[i - 1]) return key.replace(/(.)\1+/g, '$1');
  return key;
}

/**
 * Codes of how a surname sounds, for blocking and as a comparison level. The first is that of the key without a
 * final S or ES (OWEN, OWENS); then those of its variants: spellings (see `spellings`), GW as W (GWYN, WYN), initial
 * F or V as B (FYCHAN, VAUGHAN, BYCHAN).
 */
export function surnameSounds(surname: string): string[] {
  const plain = surname.replace(/[^A-Z]/g, '');
  if (plain.length === 0) return [];
  const variants = spellings(plain);
  if (plain.startsWith('GW')) variants.push(plain.slice(1));
  if (/^[FV][^F]/.test(plain)) variants.push(`B${plain.slice(1)}`);
  return [
    ...new Set(variants.map((variant) => soundCode(withoutFinalS(welshKey(variant), variant, /E?S$/)))),
  ];
}

/** LL is also heard as FL (LLOYD, FLOYD), an English F is a Welsh FF, and J is SI (JENKIN, SIENCYN). */
export function spellings(plain: string): string[] {
  const found = [plain];
  if (plain.startsWith('LL')) found.push(`FFL${plain.slice(2)}`);
  if (/^F[^F]/.test(plain)) found.push(`F${plain}`);
  if (/^J[AEOU]/.test(plain)) found.push(`SI${plain.slice(1)}`);
  return found;
}

/** A key without a final S of the surname, where enough is left to tell the name by. */
export function withoutFinalS(key: string, surname: string, ending: RegExp): string {
  if (surname.endsWith('SS') || !key.endsWith('S')) return key;
  const stem = key.replace(ending, '');
  return stem.length >= 3 || (stem.length === 2 && /^[^AEIOU]*[AEIOU][^AEIOU]/.test(stem)) ? stem : key;
}

const GROUPS: Record<string, string> = Object.fromEntries(
  ['BFPV', 'GJKQSXZ', 'DT', 'L', 'MN', 'R'].flatMap((letters, group) =>
    letters.split('').map((letter) => [letter, String(group + 1)]),
  ),
);

/**
 * First letter and up to five groups of consonants, vowels, H and W skipped (American Soundex without its cut at
 * three: blocks by date of birth are small enough for a finer code to lose more than it saves beyond five).
 */
export function soundCode(key: string): string {
  const first = key[0] ?? '';
  let last = GROUPS[first];
  let code = first;
  for (const letter of key.slice(1)) {
    const group = GROUPS[letter];
    if (group && group !== last) code += group;
    if (letter !== 'H' && letter !== 'W') last = group;
  }
  return code.slice(0, 6);
}
