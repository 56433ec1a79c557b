import { readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';

export interface Bilingual {
  en: string;
  cy: string;
}

/** Files of words, by what their commands are about. */
export type WordsFile = 'agencies' | 'failures' | 'refusals' | 'releases' | 'status' | 'topics';

type Words = Readonly<Record<string, Bilingual>>;

const read = new Map<string, Words>();

/** The words of a file of locales by their key; undefined where it has none for it. */
export function wordsIn(file: WordsFile, key: string): Bilingual | undefined {
  let words = read.get(file);
  if (!words) {
    words = JSON.parse(
      readFileSync(projectPath('services', 'suite', 'locales', `${file}.json`), 'utf8'),
    ) as Words;
    read.set(file, words);
  }
  return words[key];
}

/** In both languages, with what stands in {braces} put in. */
export function sayIn(file: WordsFile, key: string, values: Readonly<Record<string, string>> = {}): string {
  const found = wordsIn(file, key);
  if (!found) throw new Error(`suite.words.unknown: there are no words for ${key}.`);
  return inBoth(found).replace(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? '');
}

/** Both languages beside each other; once where they are the same. */
export const inBoth = ({ en, cy }: Bilingual): string => (en === cy ? en : `${en} / ${cy}`);
