import type { Waterfall } from '#libs/linkage';
import { linesIn, type Values } from '../../words';
import type { HouseExplanation } from './explain-house';
import { comparisonNamed, levelNamed } from './level-words';

/** A sentence in English, and under it in Welsh. */
const say = (key: string, values: Values = {}): string =>
  linesIn('linkage', `explain.${key}`, values)
    .map((line) => `${line}\n`)
    .join('');

/** Why two records of the house are linked or not: what they share, then the weights. */
export function houseText(found: HouseExplanation): string {
  const { linked, shares, waterfall, threshold, model, decidedBy } = found;
  return [
    say(linked ? 'linked' : 'apart', { model: decidedBy }),
    shares.length === 0 ? say('shares-none') : say('shares', { shares: shares.join(', ') }),
    waterfall ? `Model ${model}:\n${waterfallText(waterfall, threshold)}` : say('never'),
  ].join('');
}

/** A pair's weight step by step, each with its name in Welsh under the English one, then the verdict. */
export function waterfallText({ steps, bits, probability, own }: Waterfall, threshold: number): string {
  let sum = 0;
  const lines = steps.flatMap(({ comparison, level, bits: step }) => {
    sum += step;
    const bar = (step < 0 ? '-' : '+').repeat(Math.min(30, Math.round(Math.abs(step))));
    return [
      `${named(comparison, level)} ${step.toFixed(1).padStart(6)} ${sum.toFixed(1).padStart(7)}  ${bar}\n`,
      `${named(comparisonNamed(comparison), levelNamed(level)).trimEnd()}\n`,
    ];
  });
  const verdict = say(bits >= threshold ? 'above' : 'below', {
    bits: bits.toFixed(1),
    probability: probability.toPrecision(4),
    threshold: threshold.toFixed(1),
  });
  const [left = '', right = ''] = own?.agencies ?? [];
  const looks = own ? say('own', { left, right, matches: `${own.matches}` }) : say('all');
  return [...lines, verdict, looks].join('');
}

const named = (comparison: string, level: string): string => `${comparison.padEnd(26)} ${level.padEnd(34)}`;
