import { globSync, readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';
import { failureOf } from './failure';
import { sayIn, wordsIn } from './words';

/** Keys that the commands name in a file of words, each in both languages or not at all. */
function namedKeys(named: RegExp): string[] {
  const folder = projectPath('services', 'suite', 'src');
  const files = globSync('**/*.ts', { cwd: folder }).filter((file) => !file.endsWith('.test.ts'));
  return files.flatMap((file) =>
    [...readFileSync(`${folder}/${file}`, 'utf8').matchAll(named)].map(([, key]) => key ?? ''),
  );
}

describe('what a failed command says', () => {
  it('stands in both languages for every failure that is named', () => {
    const keys = namedKeys(/(?:failureOf\(|sayIn\('failures', )'([a-z.-]+)'/gu);
    expect(keys.length).toBeGreaterThan(30);
    expect(keys.filter((key) => !wordsIn('failures', key)?.en || !wordsIn('failures', key)?.cy)).toEqual([]);
  });

  it('stands in both languages for all that is said of agencies', () => {
    const keys = namedKeys(/'((?:add|list|remove)\.[a-z]+)'/gu);
    expect(keys.length).toBeGreaterThan(10);
    expect(keys.filter((key) => !wordsIn('agencies', key)?.en || !wordsIn('agencies', key)?.cy)).toEqual([]);
  });

  it.each(['refusals', 'status', 'topics'] as const)('stands in both languages for all of %s', (file) => {
    const keys = namedKeys(new RegExp(`sayIn\\('${file}', '([a-z.-]+)'`, 'gu'));
    expect(keys.length).toBeGreaterThan(2);
    expect(keys.filter((key) => !wordsIn(file, key)?.en || !wordsIn(file, key)?.cy)).toEqual([]);
  });

  it('has the file or option put into both', () => {
    const failure = failureOf('file.absent', { path: 'a.csv' }, 2);
    expect(failure.message).toBe('There is no file a.csv. / Nid oes ffeil a.csv.');
    expect(failure.exitCode).toBe(2);
    expect(() => sayIn('failures', 'nothing.such')).toThrow('suite.words.unknown');
  });
});
