import { FILTER_WORDS } from '#libs/pseudonyms';

/** Here, since it is read for every pair: an import is looked up anew each time. */
const WORDS = FILTER_WORDS;

function popcount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return Math.imul((bits + (bits >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

/** Dice coefficient of two filters at word `at`; -1 when either is empty. */
export function dice(a: Uint32Array, b: Uint32Array, at: number): number {
  return diceAcross(a, at, b, at);
}

/** Dice coefficient of filters at different places, to compare a given name with the other's surname. */
export function diceAcross(a: Uint32Array, atA: number, b: Uint32Array, atB: number): number {
  if (isEmpty(a, atA) || isEmpty(b, atB)) return -1;
  let both = 0;
  let left = 0;
  let right = 0;
  for (let word = 0; word < WORDS; word++) {
    const x = a[atA + word]!;
    const y = b[atB + word]!;
    left += popcount(x);
    right += popcount(y);
    both += popcount(x & y);
  }
  return (2 * both) / (left + right);
}

function isEmpty(words: Uint32Array, at: number): boolean {
  for (let word = 0; word < WORDS; word++) if (words[at + word] !== 0) return false;
  return true;
}
