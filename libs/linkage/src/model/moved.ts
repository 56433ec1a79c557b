import type { PatternTable } from '../candidates/pattern-table';
import { COMPARE } from '../compare/levels';
import type { Comparison } from '../compare/levels';
import { smoothed } from './em';
import type { LinkageModel, Moved } from './model';

/** Of matching pairs, how many are taken for moved ones at first. */
const FIRST_SHARE = 0.1;
/** Pairs' worth of belief in that share, and that what a move changes is as unlike as between strangers. */
const BELIEF = 20;
const ROUNDS = 20;
const LEAST_SHARE = 1e-4;
const MOST_SHARE = 0.9;

/**
 * Comparisons that a move may change at once: the postcode, and the other columns that the candidates state. Undefined where
 * there are fewer than two: alone, a column cannot differ together with another.
 */
export function movingColumns(
  comparisons: readonly Comparison[],
  patterns: PatternTable,
): readonly number[] | undefined {
  const stated = new Set<number>();
  for (let pattern = 0; pattern < patterns.size; pattern++)
    patterns.vector(pattern).forEach((level, c) => {
      if (level !== 0) stated.add(c);
    });
  const columns = [...stated].filter(
    (c) => c === COMPARE.POSTCODE || (c >= COMPARE.OTHER && comparisons[c]!.partOf === undefined),
  );
  return columns.length < 2 ? undefined : columns.sort((a, b) => a - b);
}

/** Where to start: what the blocks show is of those who stayed, and who moved is like a stranger in these columns. */
export function firstMoved({ m, u }: Pick<LinkageModel, 'm' | 'u'>, columns: readonly number[]): Moved {
  return { share: FIRST_SHARE, columns, stayed: columns.map((c) => m[c]!), moved: columns.map((c) => u[c]!) };
}

/**
 * Two classes of matching pairs by expectation-maximisation over their patterns: of who stayed and of who moved.
 * @param expected matching pairs by pattern
 * @param first where to start, and what is believed
 * @param belief pairs' worth of it
 */
export function estimateMoved(
  patterns: PatternTable,
  expected: Float64Array,
  first: Moved,
  belief = BELIEF,
): Moved {
  const { columns } = first;
  let { share, stayed, moved } = first;
  for (let round = 0; round < ROUNDS; round++) {
    const sums = { stayed: zeros(stayed), moved: zeros(moved) };
    let movedPairs = 0;
    let all = 0;
    for (let pattern = 0; pattern < expected.length; pattern++) {
      const count = expected[pattern]!;
      if (count < NEGLIGIBLE) continue;
      const levels = patterns.vector(pattern);
      let [staying, moving] = [1 - share, share];
      for (let i = 0; i < columns.length; i++) {
        const level = levels[columns[i]!]!;
        if (level === 0) continue;
        staying *= stayed[i]![level - 1]!;
        moving *= moved[i]![level - 1]!;
      }
      const ofMoved = (count * moving) / (staying + moving);
      movedPairs += ofMoved;
      all += count;
      for (let i = 0; i < columns.length; i++) {
        const level = levels[columns[i]!]!;
        if (level === 0) continue;
        sums.moved[i]![level - 1]! += ofMoved;
        sums.stayed[i]![level - 1]! += count - ofMoved;
      }
    }
    share = (movedPairs + belief * first.share) / (all + belief);
    share = Math.min(MOST_SHARE, Math.max(LEAST_SHARE, share));
    stayed = sums.stayed.map((levels, i) => smoothed(levels, first.stayed[i]!, belief));
    moved = sums.moved.map((levels, i) => smoothed(levels, first.moved[i]!, belief));
  }
  return { share, columns, stayed, moved };
}

const NEGLIGIBLE = 1e-9;

function zeros(shares: readonly (readonly number[])[]): number[][] {
  return shares.map((levels) => levels.map(() => 0));
}

/** m with the shares of both classes together in these columns: then a pair that states one of them weighs as before. */
export function mixed(m: readonly (readonly number[])[], moved: Moved): number[][] {
  const both = m.map((levels) => [...levels]);
  moved.columns.forEach((c, i) => {
    both[c] = moved.stayed[i]!.map(
      (share, l) => (1 - moved.share) * share + moved.share * moved.moved[i]![l]!,
    );
  });
  return both;
}

/**
 * Bits that a matching pair's columns say together beyond what each says alone: who moved has another street and another
 * telephone at once, which a sum of independent weights counts twice.
 */
export function movedBits(
  moved: Moved | undefined,
  m: readonly (readonly number[])[],
): (levels: Uint8Array) => number {
  if (!moved) return () => 0;
  const { share, columns } = moved;
  const ratios = (shares: readonly (readonly number[])[]): Float64Array[] =>
    columns.map((c, i) => Float64Array.from([1, ...shares[i]!.map((one, l) => one / m[c]![l]!)]));
  const [stayed, left] = [ratios(moved.stayed), ratios(moved.moved)];
  return (levels) => {
    let [staying, moving] = [1 - share, share];
    for (let i = 0; i < columns.length; i++) {
      const level = levels[columns[i]!]!;
      staying *= stayed[i]![level]!;
      moving *= left[i]![level]!;
    }
    return Math.log2(staying + moving);
  };
}
