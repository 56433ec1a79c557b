import type { BenchOptions, BenchResult } from '../result';
import { bruteForce } from './brute';
import { full, insiders, largest, patterns, persons } from './exact';
import { naive, ninth, rates, rounded } from './releases';

/** Each run makes the figures whose ids it lists; `asked`: only where its id begins with what is asked for. */
const RUNS: { ids: string[]; run: () => Promise<BenchResult[]>; asked?: true }[] = [
  { ids: ['a.linear.complementary', 'a.rule.complementary', 'a.seconds'], run: () => patterns('a') },
  { ids: ['a.full.failures', 'a.full.complementary', 'a.full.seconds'], run: () => full('a') },
  { ids: ['a.insiders.failures', 'a.insiders.complementary'], run: insiders },
  { ids: ['rounded.a.exact', 'rounded.a.width2', 'rounded.a.seconds'], run: rounded },
  { ids: ['rates.recovered'], run: rates },
  { ids: ['naive.refused'], run: naive },
  { ids: ['brute.disagreements', 'mutations.rejected'], run: bruteForce },
  { ids: ['b.linear.complementary', 'b.rule.complementary', 'b.seconds'], run: () => patterns('b') },
  { ids: ['b.person.complementary'], run: persons, asked: true },
  { ids: ['c.seconds'], run: () => patterns('c') },
  { ids: ['b.full.failures', 'b.full.seconds'], run: () => full('b') },
  { ids: ['c.full.failures', 'c.full.seconds'], run: () => full('c') },
  { ids: ['b.ninth.seconds', 'b.ninth.failures'], run: ninth },
  { ids: ['c8.seconds'], run: largest },
];

/** The figures of disclosure control; `only` picks ids by their beginning. */
export async function disclosureBench({ only, onProgress, onResult }: BenchOptions): Promise<BenchResult[]> {
  const wanted = (id: string) => only.length === 0 || only.some((prefix) => id.startsWith(prefix));
  const results: BenchResult[] = [];
  for (const { ids, run, asked } of RUNS) {
    if (!ids.some(wanted) || (asked && only.length === 0)) continue;
    onProgress(ids.join(', '));
    for (const result of (await run()).filter(({ id }) => wanted(id))) {
      results.push(result);
      onResult(result);
    }
  }
  return results;
}
