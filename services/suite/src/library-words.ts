import { withValues, wordsOf, type Bilingual, type Values, type WordsFile } from './words';

/**
 * What a library says in English alone, in Welsh: found by its English among the words under a prefix, in which a name in
 * {braces} stands for whatever the library put there. Undefined where there are none for it.
 */
export function welshOf(file: WordsFile, prefix: string, english: string): string | undefined {
  for (const { en, cy } of wordsUnder(file, prefix)) {
    const values = valuesIn(en, english);
    if (values) return withValues(cy, values);
  }
  return undefined;
}

/** In both languages; as it is where there is no Welsh for it, or it is in both already. */
export function withWelsh(file: WordsFile, prefix: string, english: string): string {
  const welsh = english.includes(BOTH) ? undefined : welshOf(file, prefix, english);
  return welsh === undefined ? english : `${english}${BOTH}${welsh}`;
}

const BOTH = ' / ';

/** What says more of itself comes first. */
function wordsUnder(file: WordsFile, prefix: string): Bilingual[] {
  const open = ({ en }: Bilingual): number => en.match(NAME)?.length ?? 0;
  return Object.entries(wordsOf(file))
    .filter(([key]) => key.startsWith(prefix))
    .map(([, words]) => words)
    .sort((a, b) => open(a) - open(b));
}

const NAME = /\{(\w+)\}/gu;

function valuesIn(template: string, text: string): Values | undefined {
  const parts = template.split(NAME).map((part, at) => (at % 2 === 0 ? escaped(part) : `(?<${part}>.+)`));
  const found = new RegExp(`^${parts.join('')}$`, 'su').exec(text);
  return found ? { ...found.groups } : undefined;
}

const escaped = (text: string): string => text.replace(/[$()*+./?[\\\]^{|}]/gu, '\\$&');
