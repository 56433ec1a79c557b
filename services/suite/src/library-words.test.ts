import { globSync, readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';
import { TableRefusal } from '#libs/disclosure';
import { refusalText } from './commands/disclosure/refusal-text';
import { welshOf, withWelsh } from './library-words';

/** Sentences that a library's source gives to what is thrown, with a word in each place that it fills. */
function sentences(folder: string, thrown: RegExp): string[] {
  const root = projectPath('libs', folder, 'src');
  const files = globSync('**/*.ts', { cwd: root }).filter((file) => !file.endsWith('.test.ts'));
  return files.flatMap((file) =>
    [...readFileSync(`${root}/${file}`, 'utf8').matchAll(thrown)].map(({ groups }) =>
      groups!['said']!.slice(1, -1).replaceAll(/\$\{[^}]+\}/gu, 'X'),
    ),
  );
}

const SAID = String.raw`(?<said>'[^'\n]+'|` + '`[^`]+`)';

it('whatever is refused of a table stands in Welsh', () => {
  const refusals = sentences(
    'disclosure',
    new RegExp(String.raw`(?:TableRefusal\(\s*'[\w.-]+',\s*|fail\(\s*)${SAID}`, 'gu'),
  );
  expect(refusals.length).toBeGreaterThan(60);
  expect(refusals.filter((said) => welshOf('disclosure', 'refusal.', said) === undefined)).toEqual([]);
});

it('each input that a refusal is of stands in Welsh', () => {
  const inputs = sentences('disclosure', new RegExp(String.raw`(?:readingOf|ownPart)\(${SAID}`, 'gu'));
  expect(inputs.length).toBeGreaterThan(3);
  expect(inputs.filter((input) => welshOf('disclosure', 'input.', input) === undefined)).toEqual([]);
});

it('whatever is wrong with a model stands in Welsh', () => {
  const faults = [
    ...sentences('linkage', new RegExp(String.raw`malformed\(\s*${SAID}`, 'gu')),
    ...sentences('linkage', new RegExp(String.raw`ModelFault\('linkage\.model\.malformed', ${SAID}`, 'gu')),
  ].map((why) => `linkage.model.malformed: ${why}`);
  const unsigned = sentences(
    'linkage',
    new RegExp(String.raw`ModelFault\('linkage\.model\.unsigned', ${SAID}`, 'gu'),
  ).map((why) => `linkage.model.unsigned: ${why}`);
  expect([faults.length, unsigned.length].every((count) => count > 2)).toBe(true);
  const missing = [...faults, ...unsigned].filter(
    (said) => welshOf('linkage', 'model-fault.', said) === undefined,
  );
  expect(missing).toEqual([]);
});

it('a refusal says in both where it is and what is wrong, and once more which rule it breaks', () => {
  const refusal = new TableRefusal('column.missing', 'the column area is not in the header', 1, 'the cells');
  expect(refusalText(refusal)).toBe(
    'Row 1 of the cells: the column area is not in the header (column.missing).' +
      ' / Rhes 1 yn y celloedd: nid yw’r golofn area yn y pennawd (column.missing).',
  );
  expect(refusalText(new TableRefusal('rules.invalid', 'base is a whole number from 2 to 1000'))).toMatch(
    / \/ rhif cyfan o 2 i 1000 yw base \(rules\.invalid\)\.$/,
  );
});

it('whatever is wrong with a setting or with the database of the house stands in Welsh', () => {
  const thrown = String.raw`(?:ConfigurationFault\(|UnsupportedServer\(\s*|EmbeddedDatabaseError\(\s*'[\w.]+',\s*)`;
  const said = ['config', 'database'].flatMap((folder) =>
    sentences(folder, new RegExp(`${thrown}${SAID}`, 'gu')),
  );
  expect(said.length).toBeGreaterThan(18);
  expect(said.filter((sentence) => welshOf('settings', '', sentence) === undefined)).toEqual([]);
});

it('what is in both languages already stays as it is', () => {
  expect(withWelsh('settings', '', 'Set A. / Gosodwch A.')).toBe('Set A. / Gosodwch A.');
});

it('what has no Welsh yet is said in English alone', () => {
  expect(welshOf('linkage', 'model-fault.', 'something new.')).toBeUndefined();
  expect(withWelsh('linkage', 'model-fault.', 'something new.')).toBe('something new.');
});
