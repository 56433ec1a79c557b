import { inBoth, sayIn, wordsIn } from '../../words';

/** What a code of the stewards' desk means, in both languages; the code itself where it has no words. */
export function wordsFor(code: string): string {
  const found = wordsIn('releases', code);
  return found ? `${inBoth(found)} (${code})` : code;
}

/** Words of the command itself, in both languages, with what stands in {braces} put in. */
export const say = (key: string, values?: Readonly<Record<string, string>>): string =>
  sayIn('releases', key, values);
