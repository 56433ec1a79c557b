import { apartIndex, classIndex } from './classes';
import data from './data/given-names.v1.json';
import { cleanWords, withoutMarks } from './noise';
import { isParticle } from './surname';
import { foldText } from './text';

export const GIVEN_NAMES_VERSION = data.version;

/** Given names ready to be compared. */
export interface GivenNames {
  /** First given name; absent where only an initial is known. */
  first?: string;
  initial?: string;
  others: string[];
  /** Classes of bilingual forms and nicknames; the name itself where it is in none. */
  classes: string[];
  /** A letter was lost (`?`): no exact comparison. */
  damaged: boolean;
  babyOrTwin: boolean;
}

/** Most classes that one name carries to linkage. */
const MOST = 2;
const classesOf = classIndex(data.classes);
export const areGivenApart = apartIndex(data.apart);

/** Normalises given names; undefined where none is left after titles and stand-ins. */
export function parseGivenNames(text: string): GivenNames | undefined {
  const { words, babyOrTwin } = cleanWords(foldText(withoutMarks(text)));
  const names = words.filter((word, i) => i === 0 || !isParticle(word));
  const [leading, ...others] = names;
  if (leading === undefined)
    return babyOrTwin ? { others: [], classes: [], damaged: false, babyOrTwin } : undefined;
  const damaged = leading.includes('?');
  const initial = leading.startsWith('?') ? undefined : leading[0];
  if (leading.length < 2) return { initial, others, classes: [], damaged, babyOrTwin };
  return {
    first: leading,
    initial,
    others,
    classes: damaged ? [] : givenClasses(leading).slice(0, MOST),
    damaged,
    babyOrTwin,
  };
}

const known = new Set([...data.classes.flat(), ...data.own]);

/** Whether a folded given name is one that the data hold, and so no misspelling of another. */
export function isKnownGiven(name: string): boolean {
  return known.has(name);
}

/** All classes of one folded given name; linkage is given the first two. */
export function givenClasses(name: string): readonly string[] {
  const classes = classesOf(name);
  return classes.length > 0 ? classes : [name];
}
