import { packBuckets } from '../compare/buckets';
import { noteRepairs } from '../compare/compare';
import type { Comparator } from '../compare/compare';
import type { BlockIndex } from './block-index';
import { PairStore } from './pair-store';
import { PatternTable } from './pattern-table';

export interface Candidates {
  pairs: PairStore;
  patterns: PatternTable;
  /** Pairs by pattern, for each view in which they met. */
  byView: Map<string, Float64Array>;
  /** Whose the records are, where a model may weigh agencies' pairs apart. */
  agencies?: RecordAgencies;
}

/** Agencies by name, and of each record the place of its own. */
export interface RecordAgencies {
  names: readonly string[];
  of: ArrayLike<number>;
}

/**
 * Compares all pairs that share a block, each once, in the first view that brings them together: every view of a
 * record says the same, only under another key. A view's blocks are forgotten once they are compared.
 * @param wanted whether two records may be paired at all (across files only, say)
 */
export function compareBlocks(
  index: BlockIndex,
  width: number,
  comparator: Comparator,
  wanted: (a: number, b: number) => boolean,
  onView?: (view: string, done: number, of: number) => void,
): Candidates {
  const pairs = new PairStore();
  const patterns = new PatternTable(width);
  const out = new Uint8Array(width);
  const byView = new Map<string, Float64Array>();
  const views = index.views();
  views.forEach(({ view, name }, done) => {
    const counts: number[] = [];
    for (const { records, words } of index.blocksOf(view)) {
      for (let i = 1; i < records.length; i++) {
        for (let j = 0; j < i; j++) {
          const a = Math.min(records[i]!, records[j]!);
          const b = Math.max(records[i]!, records[j]!);
          if (a === b || !wanted(a, b)) continue;
          let pair = pairs.find(a, b);
          if (pair < 0) {
            comparator(words[i]!, words[j]!, out);
            noteRepairs(name, words[i]!, words[j]!, out);
            pair = pairs.add(pair, a, b, patterns.add(out), packBuckets(words[i]!, words[j]!));
          }
          const pattern = pairs.pattern[pair]!;
          counts[pattern] = (counts[pattern] ?? 0) + 1;
        }
      }
    }
    byView.set(
      view,
      Float64Array.from({ length: counts.length }, (_, pattern) => counts[pattern] ?? 0),
    );
    index.release(view);
    onView?.(view, done + 1, views.length);
  });
  pairs.close();
  return { pairs, patterns, byView };
}
