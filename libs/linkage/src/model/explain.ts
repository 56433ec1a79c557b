import { levelBits, priorBits, probability, sharesOf } from './model';
import type { LinkageModel } from './model';
import { isTwinLike, otherIdentifiers, scorerFor } from './weights';

/** One step of a waterfall: what was compared, how alike it was, and the bits that it adds. No values. */
export interface WaterfallStep {
  comparison: string;
  level: string;
  bits: number;
}

export interface Waterfall {
  steps: WaterfallStep[];
  bits: number;
  probability: number;
  /** The twins rule held the weight down. */
  twins: boolean;
  /** The pair is weighed by what these two agencies' own pairs show; absent: by what all agencies' show. */
  own?: { agencies: readonly [string, string]; matches: number };
}

/**
 * Explains a pair's weight step by step, from the prior to the sum.
 * @param agencies of the two records: the model may have an m of their own
 */
export function explainPair(
  model: LinkageModel,
  levels: Uint8Array,
  buckets: number,
  agencies?: readonly [string, string],
): Waterfall {
  const shares = agencies && sharesOf(model, agencies);
  const m = shares?.m ?? model.m;
  const steps: WaterfallStep[] = [
    { comparison: 'two records at random', level: 'prior', bits: priorBits(model) },
  ];
  model.comparisons.forEach(({ name, levels: names }, comparison) => {
    const level = levels[comparison]!;
    if (level === 0) return;
    steps.push({ comparison: name, level: names[level - 1]!, bits: levelBits(model, comparison, level, m) });
  });
  const scorer = scorerFor(model);
  const of = shares ? model.byAgencies!.indexOf(shares) + 1 : 0;
  const frequency = scorer.frequencyBits(levels, buckets);
  if (frequency !== 0) {
    const level = frequency > 0 ? 'rare values shared' : 'common values shared';
    steps.push({ comparison: 'frequency', level, bits: frequency });
  }
  const household = scorer.householdBits(levels, buckets);
  if (household !== 0)
    steps.push({ comparison: 'household', level: 'may be two people of one home', bits: household });
  const moved = scorer.movedBits(levels, of);
  if (moved !== 0) {
    const level = moved > 0 ? 'alike or unlike all at once' : 'alike in part';
    steps.push({ comparison: 'moved', level, bits: moved });
  }
  const bits = scorer.bits(levels, buckets, of);
  const twins = isTwinLike(levels, otherIdentifiers(model));
  const sum = steps.reduce((total, step) => total + step.bits, 0);
  if (twins && bits !== sum)
    steps.push({ comparison: 'twins rule', level: 'may be twins', bits: bits - sum });
  const own = shares && { agencies: shares.agencies, matches: shares.matches };
  return { steps, bits, probability: probability(bits), twins, ...(own && { own }) };
}

/** Short name of what speaks most for and most against a pair, for lists of mistakes. */
export function mainReasons(waterfall: Waterfall): { pro: string; contra: string } {
  const steps = waterfall.steps.slice(1);
  const text = (step?: WaterfallStep): string => (step ? `${step.comparison}: ${step.level}` : 'nothing');
  const sorted = [...steps].sort((a, b) => b.bits - a.bits);
  const last = sorted.at(-1);
  return { pro: text(sorted[0]), contra: text(last && last.bits < 0 ? last : undefined) };
}
