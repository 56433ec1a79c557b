import { wordsIn } from '../../words';

/** What a comparison is called in Welsh; a column that a mapping names keeps its name. */
export const comparisonNamed = (name: string): string => welshOf('compare', name);

/** How alike two values are, in Welsh. */
export const levelNamed = (level: string): string => welshOf('level', level);

/** The model's own names, `exact, 1 January` or `dateOfBirth`, as keys of words: `exact-1-january`, `dateofbirth`. */
function welshOf(kind: 'compare' | 'level', name: string): string {
  const key = name.toLowerCase().replace(/[^a-z0-9]+/gu, '-');
  return wordsIn('linkage', `${kind}.${key}`)?.cy ?? name;
}
