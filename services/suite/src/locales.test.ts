import { globSync, readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';
import { wordsIn, wordsOf, type WordsFile } from './words';

const suite = projectPath('services', 'suite');
const source = globSync('src/**/*.ts', { cwd: suite })
  .filter((file) => !file.endsWith('.test.ts'))
  .map((file) => readFileSync(`${suite}/${file}`, 'utf8'))
  .join('\n');

/** The words of the help have a test of their own. */
const files = globSync('locales/*.json', { cwd: suite })
  .map((file) => file.slice('locales/'.length, -'.json'.length))
  .filter((file) => file !== 'help') as WordsFile[];

const KEY = String.raw`'([\w.-]+)'`;
/** What a call takes for a key: one, or one of two by a condition. */
const keysAfter = (call: string): string[] =>
  [...source.matchAll(new RegExp(`${call}(?:[^'\`)]*\\? )?${KEY}(?:\\s*: ${KEY})?`, 'gu'))].flatMap(
    ([, first, second]) => (second === undefined ? [first!] : [first!, second]),
  );

/** Keys that are made of a code or of a model's own name; that each has its words is held where they are. */
const BY_CODE = ['KEYS_', 'compare.', 'level.', 'publisher.'];
/** Beginnings of keys that a command completes: `state.${state}`, or 'refusal.' by what is refused. */
const begun = [
  ...[...source.matchAll(/`([a-z][\w.-]*\.)\$\{/gu)].map(([, prefix]) => prefix!),
  ...[...source.matchAll(/'([a-z][\w-]*\.)'/gu)].map(([, prefix]) => prefix!),
  ...BY_CODE,
];
const isUsed = (key: string): boolean =>
  source.includes(`'${key}'`) || begun.some((prefix) => key.startsWith(prefix));

describe.each(files)('the words of %s', (file) => {
  const words = Object.entries(wordsOf(file)) as [string, { en: string; cy: string; review?: string }][];

  it('are in order, in both languages, and marked until somebody has read the Welsh', () => {
    const keys = words.map(([key]) => key);
    expect(keys).toEqual(keys.toSorted());
    const lacking = words.filter(
      ([, { en, cy, review }]) => !en || !cy || !['draft', 'reviewed'].includes(review!),
    );
    expect(lacking).toEqual([]);
  });

  it('have Welsh with the apostrophes of print', () => {
    expect(words.filter(([, { cy }]) => cy.includes("'")).map(([key]) => key)).toEqual([]);
  });

  it('are each said somewhere', () => {
    const unsaid = words.map(([key]) => key.replace(/\.one$/u, '')).filter((key) => !isUsed(key));
    // Those of settings are found by their English.
    expect(file === 'settings' ? [] : unsaid).toEqual([]);
  });

  it('are there for every key that a command names', () => {
    const named = keysAfter(`(?:sayIn|linesIn|wordsIn)\\(\\s*'${file}',\\s*`);
    const failures =
      file === 'failures' ? [...keysAfter(String.raw`failureOf\(`), ...keysAfter(String.raw`refuse\(`)] : [];
    expect([...named, ...failures].filter((key) => !wordsIn(file, key))).toEqual([]);
  });
});

it('the keys of failures are found in the commands, those of a condition too', () => {
  const named = keysAfter(String.raw`failureOf\(`);
  expect(named.length).toBeGreaterThan(80);
  expect(named).toEqual(expect.arrayContaining(['linkage.csv.quote', 'linkage.csv.width', 'file.absent']));
});
