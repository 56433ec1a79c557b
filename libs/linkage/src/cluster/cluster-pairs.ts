import type { PairStore } from '../candidates/pair-store';
import { UnionFind } from '../union-find';
import { averageLink } from './average-link';
import type { Edge } from './average-link';

/**
 * Clusters all records from scored pairs: components over pairs at or above the threshold, average-link inside each.
 * @param order rank of each record by its reference, which breaks ties
 * Returns the cluster of each record as the smallest record index in it.
 */
export function clusterPairs(
  records: number,
  pairs: Pick<PairStore, 'left' | 'right' | 'size'>,
  bits: Float32Array,
  threshold: number,
): Int32Array {
  const components = new UnionFind(records);
  for (let pair = 0; pair < pairs.size; pair++)
    if (bits[pair]! >= threshold) components.union(pairs.left[pair]!, pairs.right[pair]!);
  const place = new Int32Array(records);
  const members = components.groups();
  for (const group of members.values()) group.forEach((record, at) => (place[record] = at));
  const edges = new Map<number, Edge[]>();
  for (let pair = 0; pair < pairs.size; pair++) {
    const left = pairs.left[pair]!;
    const right = pairs.right[pair]!;
    const root = components.find(left);
    if (components.find(right) !== root) continue;
    const edge = { a: place[left]!, b: place[right]!, bits: bits[pair]! - threshold };
    const list = edges.get(root);
    if (list) list.push(edge);
    else edges.set(root, [edge]);
  }
  const clusters = Int32Array.from({ length: records }, (_, record) => record);
  for (const [root, list] of edges) {
    const group = members.get(root)!;
    const sets = averageLink(group.length, list);
    group.forEach((record, at) => (clusters[record] = group[sets.find(at)]!));
  }
  return clusters;
}
