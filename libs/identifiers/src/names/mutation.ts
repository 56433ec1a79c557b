/** Soft mutation of an initial consonant, longest first. M and B both give F, which is also written V. */
const SOFT: readonly (readonly [radical: string, mutated: readonly string[]])[] = [
  ['LL', ['L']],
  ['RH', ['R']],
  ['C', ['G']],
  ['P', ['B']],
  ['T', ['D']],
  ['B', ['F', 'V']],
  ['M', ['F', 'V']],
  ['G', ['']],
  ['D', ['DD']],
];
/** Shortest radical of which a mutation is told from another name. */
const SHORTEST = 5;

/**
 * Whether one name is the other with its initial mutated (Caradog, Garadog). The radical must be known and the mutated
 * form not: Garwyn may be Carwyn, but Berwyn is not Perwyn.
 */
export function isMutation(a: string, b: string, isKnown: (name: string) => boolean): boolean {
  if (isKnown(a) === isKnown(b)) return false;
  const [radical, mutated] = isKnown(a) ? [a, b] : [b, a];
  const rule = SOFT.find(([initial]) => radical.startsWith(initial));
  if (!rule || radical.length < SHORTEST) return false;
  return rule[1].some((initial) => initial + radical.slice(rule[0].length) === mutated);
}
