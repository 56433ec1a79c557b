/** Shortest name, the longer of two, in which a slip leaves enough to tell it by. */
const SHORTEST = 6;
/** Shortest that need not be known: among short names that nobody has listed, some pairs are a letter apart. */
const SHORTEST_UNKNOWN = 7;

/**
 * Whether one name is the other with one slip of the pen inside it: a letter left out, or two neighbours exchanged. The
 * first and the last letter must hold: there one letter more makes another name (Helen and Helena, Owen and Bowen). A
 * letter for another is no slip here, since that is how names differ (Parry and Perry); nor are two names that are both
 * known (Baker and Barker), and of two short ones one must be, which the other misspells.
 */
export function isSlip(a: string, b: string, isKnown: (name: string) => boolean): boolean {
  const known = Number(isKnown(a)) + Number(isKnown(b));
  if (known === 2 || (known === 0 && Math.max(a.length, b.length) < SHORTEST_UNKNOWN)) return false;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length < SHORTEST || long.length - short.length > 1) return false;
  if (short[0] !== long[0] || short.at(-1) !== long.at(-1)) return false;
  let at = 0;
  while (at < short.length && short[at] === long[at]) at++;
  if (short.length < long.length) return short.slice(at) === long.slice(at + 1);
  if (at === short.length) return false;
  const exchanged = short[at] === long[at + 1] && short[at + 1] === long[at];
  return exchanged && short.slice(at + 2) === long.slice(at + 2);
}
