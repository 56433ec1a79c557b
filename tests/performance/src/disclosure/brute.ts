import {
  buildRelease,
  parseRules,
  parseSpecification,
  releaseFiles,
  verifyFiles,
  type ReleaseOutcome,
} from '#libs/disclosure';
import type { BenchResult } from '../result';
import { seeded } from './tables';

const THRESHOLD = 1;
const RULES = parseRules({ threshold: THRESHOLD });
const TABLES = 10_000;
const MUTATIONS = 1_000;

/** A random table of two dimensions, 4 to 6 inner cells of 0 to 3. */
export function smallTable(random: () => number): {
  csv: string;
  specification: object;
  size: [number, number];
} {
  const size: [number, number] = [2, random() < 0.6 ? 2 : 3];
  const lines = ['row,column,freq'];
  for (let i = 0; i < size[0]; i++) {
    for (let j = 0; j < size[1]; j++) lines.push(`r${i},c${j},${Math.floor(random() * 4)}`);
  }
  const specification = {
    dimensions: [
      { name: 'row', columns: ['row'] },
      { name: 'column', columns: ['column'] },
    ],
    counts: ['freq'],
  };
  return { csv: lines.join('\n'), specification, size };
}

/** Smallest and largest value of every cell over all tables of whole numbers that agree with the release. */
export function enumerate(outcome: ReleaseOutcome): { low: Float64Array; high: Float64Array } {
  const { layout, values } = outcome.table;
  const published = outcome.released.published;
  const inner = [...values.keys()].filter((cell) =>
    layout.axes.every((axis, at) => Math.floor(cell / layout.strides[at]!) % axis.codes.length < axis.leaves),
  );
  const sums = inner.map((cell) =>
    [...values.keys()].filter((whole) =>
      layout.axes.every((axis, at) => {
        const code = Math.floor(whole / layout.strides[at]!) % axis.codes.length;
        const leaf = Math.floor(cell / layout.strides[at]!) % axis.codes.length;
        return axis.sums[code]!.some((term) => term.leaf === leaf);
      }),
    ),
  );
  const last = values.map((_, whole) => sums.reduce((at, own, k) => (own.includes(whole) ? k : at), -1));
  const ceiling = Math.max(...values) + THRESHOLD + 2;
  const now = new Float64Array(values.length);
  const low = new Float64Array(values.length).fill(Infinity);
  const high = new Float64Array(values.length).fill(-Infinity);
  const visit = (k: number): void => {
    if (k === inner.length) {
      now.forEach((value, cell) => {
        low[cell] = Math.min(low[cell]!, value);
        high[cell] = Math.max(high[cell]!, value);
      });
      return;
    }
    for (let value = 0; value <= ceiling; value++) {
      const fits = sums[k]!.every((whole) => {
        const shown = published[whole]!;
        if (Number.isNaN(shown)) return true;
        return last[whole] === k ? now[whole]! + value === shown : now[whole]! + value <= shown;
      });
      if (!fits) continue;
      for (const whole of sums[k]!) now[whole]! += value;
      visit(k + 1);
      for (const whole of sums[k]!) now[whole]! -= value;
    }
  };
  visit(0);
  return { low, high };
}

/** Small cells that brute force narrows below what the rules require. */
export function exposedByBruteForce(outcome: ReleaseOutcome): number[] {
  const { low, high } = enumerate(outcome);
  return [...outcome.table.values.keys()].filter(
    (cell) => outcome.table.values[cell]! <= THRESHOLD && (low[cell]! > 0 || high[cell]! < THRESHOLD + 1),
  );
}

/** Random small tables: what is accepted must be safe by brute force. */
export async function bruteForce(tables = TABLES, mutations = MUTATIONS): Promise<BenchResult[]> {
  const random = seeded(7);
  let disagreements = 0;
  let refused = 0;
  let unsafe = 0;
  let rejected = 0;
  for (let table = 0; table < tables || unsafe < mutations; table++) {
    const { csv, specification: source } = smallTable(random);
    const specification = parseSpecification(source);
    const outcome = await buildRelease({ csv, specification, rules: RULES, seed: table });
    if (!outcome.accepted) refused += 1;
    if (table < tables && outcome.accepted !== (exposedByBruteForce(outcome).length === 0))
      disagreements += 1;
    if (unsafe < mutations && outcome.accepted) {
      const verdict = mutate(outcome, specification, random);
      if (verdict !== 'safe') unsafe += 1;
      if (verdict === 'rejected') rejected += 1;
    }
  }
  return [
    {
      id: 'brute.disagreements',
      value: disagreements,
      unit: `of ${tables} tables`,
      reach: '0',
      met: disagreements === 0,
      note: `${refused} refused`,
    },
    {
      id: 'mutations.rejected',
      value: rejected,
      unit: `of ${unsafe} unsafe mutations`,
      reach: `${mutations}`,
      met: rejected === mutations && unsafe === mutations,
      note: 'one blank reopened at random; unsafe by brute force',
    },
  ];
}

/** Reopens one blank at random; where brute force calls that unsafe, asks the verifier. */
export function mutate(
  outcome: ReleaseOutcome,
  specification: ReturnType<typeof parseSpecification>,
  random: () => number,
): 'safe' | 'rejected' | 'passed' {
  const { published } = outcome.released;
  const blanks = [...published.keys()].filter((cell) => Number.isNaN(published[cell]!));
  if (blanks.length === 0) return 'safe';
  const reopened = published.slice();
  const chosen = blanks[Math.floor(random() * blanks.length)]!;
  reopened[chosen] = outcome.table.values[chosen]!;
  const mutated = { ...outcome, released: { ...outcome.released, published: reopened } };
  if (exposedByBruteForce(mutated).length === 0) return 'safe';
  const files = releaseFiles(mutated, specification, RULES);
  return verifyFiles((path) => files.get(path)).problems.length > 0 ? 'rejected' : 'passed';
}
