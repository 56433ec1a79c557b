import { readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';

type Words = Readonly<Record<string, { en: string; cy: string }>>;

let words: Words | undefined;

/** What a code of the stewards' desk means, in both languages; the code itself where it has no words. */
export function wordsFor(code: string): string {
  words ??= JSON.parse(
    readFileSync(projectPath('services', 'suite', 'locales', 'releases.json'), 'utf8'),
  ) as Words;
  const known = words[code];
  return known ? `${known.en} / ${known.cy} (${code})` : code;
}
