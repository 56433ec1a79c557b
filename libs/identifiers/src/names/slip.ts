/** Shortest name, the longer of two, in which a letter left out leaves enough to tell it by. */
const SHORTEST = 6;
/** Shortest in which two neighbours may be exchanged: no letter is lost. */
const SHORTEST_EXCHANGED = 5;
/** Shortest that need not be known: among short names that nobody has listed, some pairs are a letter apart. */
const SHORTEST_UNKNOWN = 7;
/** Shortest known name that may have lost its last consonant, or have one vowel for another. */
const SHORTEST_DAMAGED = 8;

/** Shortest known name in which a key beside the right one may have been hit. */
const SHORTEST_BESIDE = 5;
/** Keys of a British keyboard; each row stands half a key to the right of the one above. */
const ROWS = ['QWERTYUIOP', 'ASDFGHJKL', 'ZXCVBNM'];

/**
 * Whether one name is the other with one slip of the pen: a letter left out, or two neighbours exchanged. Nor are two
 * names that are both known a slip (Baker and Barker), and of two short ones one must be, which the other misspells.
 * The first and the last letter must hold, since there one letter more makes another name (Helen and Helena, Owen and
 * Bowen). Of a name that is known more is believed: neighbours exchanged at either end, and in a long one the last
 * consonant cut off or one vowel for another inside; and one key for its neighbour, but the first. Any other consonant for
 * another is no slip: that is how names differ.
 */
export function isSlip(a: string, b: string, isKnown: (name: string) => boolean): boolean {
  const known = Number(isKnown(a)) + Number(isKnown(b));
  if (known === 2 || (known === 0 && Math.max(a.length, b.length) < SHORTEST_UNKNOWN)) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  const inside = at > 0 && short.at(-1) === long.at(-1);
  if (short.length < long.length) {
    if (at === short.length) return isCut(long, isKnown);
    return inside && long.length >= SHORTEST && short.slice(at) === long.slice(at + 1);
  }
  if (at === short.length) return false;
  if (short[at] === long[at + 1] && short[at + 1] === long[at])
    return (
      short.slice(at + 2) === long.slice(at + 2) && (inside ? isLong(long, known) : isLongKnown(long, known))
    );
  if (isBeside(short[at]!, long[at]!) && short.slice(at + 1) === long.slice(at + 1) && at > 0)
    if (known === 1 && long.length >= SHORTEST_BESIDE) return true;
  const vowels = /^[AEIOUWY]{2}$/.test(short[at]! + long[at]!);
  const held = inside && short.slice(at + 1) === long.slice(at + 1);
  return held && vowels && known === 1 && long.length >= SHORTEST_DAMAGED;
}

/** Whether two letters are keys side by side. */
function isBeside(a: string, b: string): boolean {
  const placeOf = (letter: string): [number, number] => {
    const row = ROWS.findIndex((keys) => keys.includes(letter));
    return [row, (ROWS[row]?.indexOf(letter) ?? NaN) + row / 2];
  };
  const [[rowA, atA], [rowB, atB]] = [placeOf(a), placeOf(b)];
  return Math.abs(rowA - rowB) <= 1 && Math.abs(atA - atB) <= 1;
}

/** A long known name without its last consonant. */
function isCut(long: string, isKnown: (name: string) => boolean): boolean {
  return long.length >= SHORTEST_DAMAGED && isKnown(long) && /[^AEIOUWY]$/.test(long);
}

const isLong = (name: string, known: number): boolean =>
  name.length >= (known === 1 ? SHORTEST_EXCHANGED : SHORTEST);
const isLongKnown = (name: string, known: number): boolean => known === 1 && name.length >= SHORTEST;
