import { explainPair } from '#libs/linkage';
import type { Waterfall } from '#libs/linkage';
import { readRunRows } from './evaluation/run-rows';
import type { LinkedFiles } from './link-files';

/** Where `linkage run` writes the reasons of the pairs of a file, and `linkage evaluate` looks for them. */
export function reasonsPath(pairsPath: string): string {
  return `${pairsPath.replace(/\.csv$/i, '')}.reasons.csv`;
}

/** A step of a pair's weight: what was compared, and how alike it was. */
export interface Reason {
  comparison: string;
  level: string;
  bits: number;
}

/** Columns of the reasons: what was compared, then what is beyond a comparison. */
export function reasonColumns({ result }: LinkedFiles): string[] {
  return [...result.model.comparisons.map(({ name }) => name), ...BEYOND];
}

const BEYOND = ['frequency', 'household', 'moved', 'twins rule'];

/** One row for each pair, in the order of the pairs: for each step its level and its bits; empty where there is none. */
export function reasonWriter(linked: LinkedFiles): (pair: number) => string[] {
  const { candidates, model } = linked.result;
  const { pairs, patterns, agencies } = candidates;
  const columns = reasonColumns(linked);
  const known = new Map<string, string[]>();
  return (pair) => {
    const ends = [pairs.left[pair]!, pairs.right[pair]!].map((at) => agencies!.of[at]!);
    const key = `${pairs.pattern[pair]} ${pairs.buckets[pair]} ${model.byAgencies ? ends.join(' ') : ''}`;
    let row = known.get(key);
    if (row) return row;
    const names = ends.map((at) => agencies!.names[at]!) as [string, string];
    row = cells(
      columns,
      explainPair(model, patterns.vector(pairs.pattern[pair]!), pairs.buckets[pair]!, names),
    );
    if (known.size < MOST_KNOWN) known.set(key, row);
    return row;
  };
}

const MOST_KNOWN = 100_000;

function cells(columns: readonly string[], { steps }: Waterfall): string[] {
  const found = new Map(steps.map((step) => [step.comparison, step]));
  return columns.map((column) => {
    const step = found.get(column);
    return step ? `${step.level} ${step.bits.toFixed(1)}` : '';
  });
}

/** Steps of some rows of a file of reasons, by row (the first is 0). */
export async function readReasons(
  path: string,
  isWanted: (row: number) => boolean,
  onRow: (row: number, steps: Reason[]) => void,
  onBytes?: (bytes: number) => void,
): Promise<void> {
  let header: string[] = [];
  await readRunRows(path, {
    isWanted,
    onBytes,
    onHeader: (cells) => (header = cells),
    onRow: (row, cells) => {
      const steps = cells.flatMap((cell, at): Reason[] => {
        const space = cell.lastIndexOf(' ');
        if (space < 0) return [];
        const [level, bits] = [cell.slice(0, space), Number(cell.slice(space + 1))];
        return [{ comparison: header[at] ?? '', level, bits }];
      });
      onRow(row, steps);
    },
  });
}
