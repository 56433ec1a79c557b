import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify';
import { probability } from '#libs/linkage';
import type { LinkedFiles } from './link-files';
import { reasonColumns, reasonWriter } from './reasons';

/** Pairs below this are not written: they are the many that share a block and nothing else. */
export const FLOOR_BITS = -10;

async function writeCsv(
  path: string,
  columns: string[],
  rows: Iterable<readonly unknown[]>,
): Promise<number> {
  const file = createWriteStream(path);
  const csv = stringify({ header: true, columns });
  csv.pipe(file);
  let count = 0;
  for (const row of rows) {
    count++;
    if (!csv.write(row)) await new Promise<void>((resolve) => csv.once('drain', resolve));
  }
  csv.end();
  await finished(file);
  return count;
}

/** `file,id,cluster`: clusters are numbered in the order of their first record. */
export async function writeClusters(path: string, linked: LinkedFiles): Promise<void> {
  await writeCsv(path, ['file', 'id', 'cluster'], clusterRows(linked));
}

function* clusterRows({ files, ids, fileOf, result }: LinkedFiles): Generator<readonly unknown[]> {
  const numbers = new Map<number, number>();
  for (let record = 0; record < ids.length; record++) {
    const cluster = result.clusters[record]!;
    let number = numbers.get(cluster);
    if (number === undefined) numbers.set(cluster, (number = numbers.size + 1));
    yield [files[fileOf[record]!], ids[record], number];
  }
}

/** `file_l,id_l,file_r,id_r,weight,probability` of every pair above the floor, heaviest first. */
export async function writePairs(path: string, linked: LinkedFiles): Promise<number> {
  const columns = ['file_l', 'id_l', 'file_r', 'id_r', 'weight', 'probability'];
  return await writeCsv(path, columns, pairRows(linked));
}

/** Why each pair weighs what it weighs, in the rows of `writePairs`: levels and bits, and nothing of the records. */
export async function writeReasons(path: string, linked: LinkedFiles): Promise<number> {
  return await writeCsv(path, reasonColumns(linked), reasonRows(linked));
}

function* reasonRows(linked: LinkedFiles): Generator<readonly unknown[]> {
  const reasonsOf = reasonWriter(linked);
  for (const pair of writtenPairs(linked)) yield reasonsOf(pair);
}

/** Numbers of the pairs above the floor, heaviest first. */
function writtenPairs({ result }: LinkedFiles): number[] {
  const { pairs } = result.candidates;
  const kept: number[] = [];
  for (let pair = 0; pair < pairs.size; pair++) if (result.bits[pair]! >= FLOOR_BITS) kept.push(pair);
  return kept.sort((a, b) => result.bits[b]! - result.bits[a]! || a - b);
}

function* pairRows(linked: LinkedFiles): Generator<readonly unknown[]> {
  const { files, ids, fileOf, result } = linked;
  const { pairs } = result.candidates;
  for (const pair of writtenPairs(linked)) {
    const left = pairs.left[pair]!;
    const right = pairs.right[pair]!;
    const bits = result.bits[pair]!;
    yield [
      files[fileOf[left]!],
      ids[left],
      files[fileOf[right]!],
      ids[right],
      bits.toFixed(3),
      probability(bits).toPrecision(6),
    ];
  }
}
