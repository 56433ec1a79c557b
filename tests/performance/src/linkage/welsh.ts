import { readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';
import { sameGivenName, sameSurname } from '#libs/identifiers';
import type { BenchResult } from '../result';

interface NamePair {
  kind: 'given' | 'surname';
  same: boolean;
  reason: string;
  a: string;
  b: string;
}

interface Rates {
  recall: number;
  precision: number;
}

/**
 * Labelled pairs of names: whether the two are forms of one, said from the names alone (folding, classes, spelling key,
 * one slip of the pen). The even half tuned rules and data; the odd half was kept out, and counts, less the pairs that
 * the tuning part of the other corpus has too.
 */
export function welshFigures(): BenchResult[] {
  const { pairs } = JSON.parse(
    readFileSync(projectPath('tests', 'performance', 'data', 'welsh-names.json'), 'utf8'),
  ) as { pairs: NamePair[] };
  const tuning = ratesOf(pairs.filter((_, at) => at % 2 === 0));
  const beside = corpusBeside();
  const seen = new Set(beside.filter(({ part }) => part === 'tuning').map(keyOf));
  const odd = pairs.filter((_, at) => at % 2 === 1);
  const heldPairs = odd.filter((pair) => !seen.has(keyOf(pair)));
  const held = ratesOf(heldPairs);
  const harder = ratesOf(beside.filter(({ part }) => part === 'held-out'));
  const result = (name: keyof Rates, reach: number): BenchResult => ({
    id: `welsh.${name}`,
    value: round(held[name]),
    unit: name,
    reach: `>= ${reach}`,
    met: held[name] >= reach,
    note: `${heldPairs.length} of ${pairs.length} labelled pairs, those kept out of tuning (${odd.length - heldPairs.length} more are left out, which the other corpus tuned on; with them ${round(ratesOf(odd)[name])}); on the tuning half ${round(tuning[name])}; on a second, harder set kept out, of forms that no rule foresees, ${round(harder[name])}`,
  });
  return [result('recall', 0.98), result('precision', 0.99)];
}

function ratesOf(pairs: readonly NamePair[]): Rates {
  const found = pairs.filter(
    ({ kind, a, b }) => (kind === 'given' ? sameGivenName(a, b) : sameSurname(a, b)) !== undefined,
  );
  const right = found.filter(({ same }) => same).length;
  return { recall: right / pairs.filter(({ same }) => same).length, precision: right / found.length };
}

/** The same pair, whichever name stands first and however it is written. */
function keyOf({ kind, a, b }: NamePair): string {
  return [kind, ...[a, b].map((name) => name.toLowerCase()).sort()].join('|');
}

/** The corpus that stands beside the rules. */
function corpusBeside(): (NamePair & { part: string })[] {
  const path = ['libs', 'identifiers', 'src', 'names', 'corpus', 'welsh-name-pairs.v1.csv'];
  return readFileSync(projectPath(...path), 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',') as [NamePair['kind'], string, string, string, string, string])
    .map(([kind, a, b, same, reason, part]) => ({ kind, a, b, same: same === 'yes', reason, part }));
}

function round(value: number): number {
  return Math.round(value * 1e4) / 1e4;
}
