import { globSync, readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';
import { wordsFor } from './words';

/** What the publisher answers a steward with, be it a refusal of the wish or of the release. */
function codesOfThePublisher(): string[] {
  const files = globSync('**/*.ts', { cwd: projectPath('services', 'publisher', 'src') });
  const codes = files
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => {
      const text = readFileSync(projectPath('services', 'publisher', 'src', file), 'utf8');
      return [...text.matchAll(/'(publisher\.(?:run|release|draft|day|note|review)\.[a-z-]+)'/g)];
    })
    .map(([, code]) => code ?? '');
  return [...new Set(codes)].filter((code) => !RECORDED.test(code)).sort();
}

/** What is only ever written into the account or the log, or ends a process. */
const RECORDED =
  /\.(consulted|approved|rejected|building|protect|attack|published|refused|corrected|unreviewed|thread-ended)$/;

it('has words in both languages for every answer of the stewards’ desk', () => {
  const codes = codesOfThePublisher();
  expect(codes).toContain('publisher.review.own-build');
  expect(codes.filter((code) => wordsFor(code) === code)).toEqual([]);
  expect(wordsFor('publisher.review.own-build')).toMatch(
    /others must review it\. \/ .*adolygu\. \(publisher/,
  );
});

it('shows a code that it does not know as it is', () => {
  expect(wordsFor('publisher.review.unheard-of')).toBe('publisher.review.unheard-of');
});
