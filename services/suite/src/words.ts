import { readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';

export interface Bilingual {
  en: string;
  cy: string;
}

/** Files of words, by what their commands are about. */
export type WordsFile =
  | 'agencies'
  | 'disclosure'
  | 'events'
  | 'failures'
  | 'house'
  | 'indicators'
  | 'keys'
  | 'linkage'
  | 'questions'
  | 'refusals'
  | 'releases'
  | 'run'
  | 'settings'
  | 'status'
  | 'topics';

type Words = Readonly<Record<string, Bilingual>>;
/** What is put in for the names in {braces}. */
export type Values = Readonly<Record<string, string>>;

const read = new Map<string, Words>();

/** All words of a file of locales. */
export function wordsOf(file: WordsFile): Words {
  let words = read.get(file);
  if (!words) {
    words = JSON.parse(
      readFileSync(projectPath('services', 'suite', 'locales', `${file}.json`), 'utf8'),
    ) as Words;
    read.set(file, words);
  }
  return words;
}

/** The words of a file of locales by their key; undefined where it has none for it. */
export const wordsIn = (file: WordsFile, key: string): Bilingual | undefined => wordsOf(file)[key];

/** In both languages, with what stands in {braces} put in; of {count} one, the words under KEY.one where there are such. */
export function sayIn(file: WordsFile, key: string, values: Values = {}): string {
  return inBoth(filled(file, key, values));
}

/** In both languages, the Welsh line under the English one: for what is too long to stand beside each other. */
export function linesIn(file: WordsFile, key: string, values: Values = {}): [string, string] {
  const { en, cy } = filled(file, key, values);
  return [en, cy];
}

function filled(file: WordsFile, key: string, values: Values): Bilingual {
  const ofOne = values['count'] === '1' ? wordsIn(file, `${key}.one`) : undefined;
  const found = ofOne ?? wordsIn(file, key);
  if (!found) throw new Error(`suite.words.unknown: there are no words for ${key}.`);
  return { en: withValues(found.en, values), cy: withValues(found.cy, values) };
}

/** A text with what stands in {braces} put in. */
export const withValues = (text: string, values: Values): string =>
  text.replace(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? '');

/** Both languages beside each other; once where they are the same. */
export const inBoth = ({ en, cy }: Bilingual): string => (en === cy ? en : `${en} / ${cy}`);
