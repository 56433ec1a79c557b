import { apartIndex, classIndex } from './classes';
import data from './data/surnames.v1.json';
import { cleanWords, withoutMarks } from './noise';
import { foldText } from './text';
import { surnameSounds } from './welsh-key';

export const SURNAMES_VERSION = data.version;

/** A surname ready to be compared. */
export interface Surname {
  /** Folded, without patronymic particles, words joined by a space. */
  text: string;
  /** Other forms: contracted patronymic, class of spellings, parts of a double surname. */
  aliases: string[];
  /** Codes of how it sounds; the first is the one to block by. */
  sounds: string[];
  patronymic: boolean;
  damaged: boolean;
}

const particles = new Set(data.particles);
const contractions: Record<string, string[]> = data.contractions;
const classesOf = classIndex(data.classes);
export const areSurnamesApart = apartIndex(data.apart);

/** A particle written onto the father's name: apRhys, Ap'Huw. */
const RUN_ON = /\b([Aa][pb]|[FfVv]erch)(?=['’]?\p{Lu})['’]?/gu;
/** Without these letters nothing can be run on. */
const MAY_RUN_ON = /[Aa][pb]|erch/;

export function isParticle(word: string): boolean {
  return particles.has(word);
}

const known = new Set([...data.classes.flat(), ...data.own]);

/** Whether a folded surname is one that the data hold, and so no misspelling of another. */
export function isKnownSurname(name: string): boolean {
  return known.has(name);
}

/**
 * Normalises a surname; undefined where none is left. Particles count as such only as words of their own before
 * another: APPLEYARD stays whole. `particleBefore`: the given names ended in one.
 */
export function parseSurname(text: string, particleBefore = false): Surname | undefined {
  const marked = withoutMarks(text);
  const parted = MAY_RUN_ON.test(marked) ? marked.replace(RUN_ON, '$1 ') : marked;
  const { words } = cleanWords(foldText(parted));
  const joined = joinPrefixes(words);
  const kept = joined.filter((word, i) => !(isParticle(word) && i + 1 < joined.length));
  if (kept.length === 0) return undefined;
  const patronymic = particleBefore || kept.length < joined.length;
  const surname = kept.join(' ');
  const damaged = surname.includes('?');
  if (damaged) return { text: surname, aliases: [], sounds: [], patronymic, damaged };
  const forms = patronymic ? kept.flatMap((word) => contractions[word] ?? []) : [];
  const classes =
    forms.length === 0 ? classesOf(surname) : [...forms, surname].flatMap((form) => classesOf(form));
  const parts = kept.length > 1 ? [kept.at(-1)!, kept[0]!] : [];
  const found = forms.length + classes.length + parts.length;
  const aliases =
    found === 0 ? [] : [...new Set([...forms, ...classes, ...parts])].filter((form) => form !== surname);
  return { text: surname, aliases, sounds: surnameSounds(surname.replaceAll(' ', '')), patronymic, damaged };
}

/**
 * What a patronymic with this father's name contracts to: the forms that the data hold, then P before R, RH or H and B
 * before a vowel (ap Rheinallt PREINALLT, ab Adda BADDA).
 */
export function contractionsOf(father: string): string[] {
  const listed = contractions[father] ?? [];
  if (/^[AEIOUWY]/.test(father)) return [...listed, `B${father}`];
  return /^[RH]/.test(father) ? [...listed, `P${father.replace(/^RH|^H/, (h) => h.slice(0, -1))}`] : listed;
}

/** MC DONALD and MCDONALD, MAC LEAN and MACLEAN, O BRIEN and O'BRIEN are one name. */
function joinPrefixes(words: readonly string[]): string[] {
  const joined: string[] = [];
  for (const word of words) {
    const last = joined.at(-1);
    if (last === 'MC' || last === 'MAC' || last === 'O') joined[joined.length - 1] = last + word;
    else joined.push(word);
  }
  return joined;
}
