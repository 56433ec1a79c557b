import { spellings, welshKey, withoutFinalS } from './welsh-key';

/**
 * Beyond what sounds are taken from: C as K before any vowel, as in Welsh (CERYS, KERYS), MAC as MC, QU as CW; final G as C
 * (MADOG, MADOC); Z as S; X as KS; U between consonants as I, but not in the first syllable (MORUS, MORRIS; not HULL, HILL); OO as W; W between a vowel and a consonant as U (AWBREY, AUBREY); final F as FF; AE and AY as
 * AI; I before a vowel at the start as Y (IORWERTH, YORWERTH); final AH as A, IE, EY and Y as I, IES, EYS and YS as
 * IS (HARRIES, HARRIS).
 */
const RULES: readonly (readonly [RegExp, string])[] = [
  [/C(?=[EIY])/g, 'K'],
  [/^MAC(?=[^AEHIOU]...)/, 'MC'],
  [/QU/g, 'CW'],
  [/G$/, 'C'],
  [/Z/g, 'S'],
  [/X/g, 'KS'],
  [/(?<=[AEIOUWY].*[^AEIOUWYQ])U(?=[^AEIOUWY])/g, 'I'],
  [/OO/g, 'W'],
  [/(?<=[AEO])W(?=[^AEIOUWY])/g, 'U'],
  [/(?<=[^F])F$/, 'FF'],
  [/A[EY](?=[^AEIOUWY])/g, 'AI'],
  [/^I(?=[AEOUW])/, 'Y'],
  [/(?<=...)AH$/, 'A'],
  [/(?<=...)(IE|EY|Y)$/, 'I'],
  [/(?<=..)(IES|EYS|YS)$/, 'IS'],
];
/** A silent E at the end of a surname, after two consonants or two vowels and one (CLARKE, GREENE), but not after S. */
const SILENT_E = /(?<=[^AEIOUWY][^AEIOUSWY]|[AEIOUWY]{2}[^AEIOUSWY])E$/;
/** A stop and L, N or R at the end, between which Welsh speakers put a vowel (CADWALADR, PEDR). */
const CLUSTER = /(?<=[BCDFGPTV])[LNR]$/;

/**
 * Spelling keys without a final S: of a name as it is, then of its spellings. Equal keys: one name, most likely. Beside
 * the rules: GW as W, its mutation (GWEN, WEN); final DD as TH (MEREDYDD, MEREDITH); a vowel in a final cluster.
 */
export function spellingKeys(name: string, kind: 'given' | 'surname'): string[] {
  const plain = name.replace(/[^A-Z]/g, '');
  const whole = [plain];
  if (CLUSTER.test(plain)) for (const vowel of 'AEIOU') whole.push(plain.replace(CLUSTER, `${vowel}$&`));
  if (kind === 'surname' && SILENT_E.test(plain)) whole.push(plain.slice(0, -1));
  const found = whole.flatMap((each) => [
    ...spellings(each),
    ...(each.startsWith('GW') ? [each.slice(1)] : []),
  ]);
  const loose = found.map((each) => RULES.reduce((text, [rule, by]) => text.replace(rule, by), each));
  const voiced = loose.filter((each) => /...DD$/.test(each)).map((each) => each.replace(/DD$/, 'TH'));
  return [
    ...new Set([...found, ...loose, ...voiced].map((each) => withoutFinalS(welshKey(each), each, /S$/))),
  ];
}
