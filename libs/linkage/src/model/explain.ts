import { levelBits, priorBits, probability } from './model';
import type { LinkageModel } from './model';
import { isTwinLike, scorerFor } from './weights';

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
}

/** Explains a pair's weight step by step, from the prior to the sum. */
export function explainPair(model: LinkageModel, levels: Uint8Array, buckets: number): Waterfall {
  const steps: WaterfallStep[] = [
    { comparison: 'two records at random', level: 'prior', bits: priorBits(model) },
  ];
  model.comparisons.forEach(({ name, levels: names }, comparison) => {
    const level = levels[comparison]!;
    if (level === 0) return;
    steps.push({ comparison: name, level: names[level - 1]!, bits: levelBits(model, comparison, level) });
  });
  const scorer = scorerFor(model);
  const frequency = scorer.frequencyBits(levels, buckets);
  if (frequency !== 0) {
    const level = frequency > 0 ? 'rare values shared' : 'common values shared';
    steps.push({ comparison: 'frequency', level, bits: frequency });
  }
  const bits = scorer.bits(levels, buckets);
  const twins = isTwinLike(levels);
  const sum = steps.reduce((total, step) => total + step.bits, 0);
  if (twins && bits !== sum)
    steps.push({ comparison: 'twins rule', level: 'may be twins', bits: bits - sum });
  return { steps, bits, probability: probability(bits), twins };
}

/** Short name of what speaks most for and most against a pair, for lists of mistakes. */
export function mainReasons(waterfall: Waterfall): { pro: string; contra: string } {
  const steps = waterfall.steps.slice(1);
  const text = (step?: WaterfallStep): string => (step ? `${step.comparison}: ${step.level}` : 'nothing');
  const sorted = [...steps].sort((a, b) => b.bits - a.bits);
  const last = sorted.at(-1);
  return { pro: text(sorted[0]), contra: text(last && last.bits < 0 ? last : undefined) };
}
