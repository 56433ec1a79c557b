import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sameGivenName, sameSurname } from '../../index';

interface Pair {
  kind: 'given' | 'surname';
  a: string;
  b: string;
  same: boolean;
}

const pairs: Pair[] = readFileSync(join(__dirname, 'welsh-name-pairs.v1.csv'), 'utf8')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [kind, a, b, same] = line.split(',') as [Pair['kind'], string, string, string];
    return { kind, a, b, same: same === 'yes' };
  });

const said = ({ kind, a, b }: Pair): boolean =>
  (kind === 'given' ? sameGivenName(a, b) : sameSurname(a, b)) !== undefined;

it('the corpus holds at least a thousand labelled pairs, of forms of one name and of two names', () => {
  expect(pairs.length).toBeGreaterThanOrEqual(1_000);
  expect(pairs.filter(({ same }) => !same).length).toBeGreaterThan(400);
});

/**
 * Both parts of this corpus have tuned rules and data since version 1.3.0 of these, so this holds what was reached, and
 * says nothing of names that nobody foresaw: those are measured on pairs that were written without sight of the rules.
 */
it('"same name" has a recall of 0.99 and a precision of 0.99 on the pairs that it was tuned on', () => {
  const found = pairs.filter(said);
  const right = found.filter(({ same }) => same).length;
  expect(right / pairs.filter(({ same }) => same).length).toBeGreaterThanOrEqual(0.99);
  expect(right / found.length).toBeGreaterThanOrEqual(0.99);
});
