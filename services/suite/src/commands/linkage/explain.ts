import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { explainPair } from '#libs/linkage';
import type { LinkageModel, Waterfall } from '#libs/linkage';
import { CommandFailure } from '../../failure';
import { Progress } from '../../progress';
import { explainInHouse, type HouseExplanation } from './explain-house';
import { linkFiles } from './link-files';
import type { LinkedFiles } from './link-files';
import { readMapping } from './records/mapping';
import { collect } from './options';
import { watching } from './run';
import { lastName } from './evaluation/truth';

interface ExplainOptions {
  records?: string[];
  mapping?: string;
  left: string;
  right: string;
  model?: string;
  json?: boolean;
}

/** `cyfrif linkage explain`: a pair's weight, step by step, without a value of either record. */
export function registerExplain(linkage: Command): void {
  linkage
    .command('explain')
    .option('--records <file.csv>', 'a file of records; give it again for more files', collect)
    .option('--mapping <file.json>', 'what the columns mean')
    .requiredOption(
      '--left <id>',
      "a record: its id, or file:id where ids repeat; without --records a record of the house, agency:subject, or in the matcher's room of a deployment its reference",
    )
    .requiredOption('--right <id>', 'the other record')
    .option('--model <model.json>', 'a model that linkage run wrote (default: trained anew)')
    .option('--json', 'print the waterfall as JSON')
    .description('why two records weigh what they weigh, without their values')
    .action(async (options: ExplainOptions) => {
      const model = options.model ? readModel(options.model) : undefined;
      if (!options.records || !options.mapping) {
        if (options.records || options.mapping)
          throw new CommandFailure('Give --records and --mapping together, or neither for the house.', 2);
        const found = await explainInHouse(options.left, options.right);
        process.stdout.write(options.json ? `${JSON.stringify(found, null, 2)}\n` : houseText(found));
        return;
      }
      const linked = await linkFiles({
        files: options.records,
        mapping: readMapping(options.mapping),
        model,
        ...watching(new Progress(process.stderr, options.json)),
      });
      const waterfall = explainRecords(linked, options.left, options.right);
      process.stdout.write(
        options.json
          ? `${JSON.stringify(waterfall, null, 2)}\n`
          : text(waterfall, linked.result.model.threshold),
      );
    });
}

export function explainRecords(linked: LinkedFiles, left: string, right: string): Waterfall {
  const a = findRecord(linked, left);
  const b = findRecord(linked, right);
  const { candidates, model } = linked.result;
  const pair = candidates.pairs.find(Math.min(a, b), Math.max(a, b));
  if (pair < 0)
    throw new CommandFailure('The two records never met: they share no block in which they are compared.');
  const levels = candidates.patterns.vector(candidates.pairs.pattern[pair]!);
  const { names, of } = candidates.agencies!;
  return explainPair(model, levels, candidates.pairs.buckets[pair]!, [names[of[a]!]!, names[of[b]!]!]);
}

function findRecord({ ids, files, fileOf }: LinkedFiles, wanted: string): number {
  const colon = wanted.lastIndexOf(':');
  const file = wanted.slice(0, Math.max(0, colon));
  const named = files.filter((path) => path === file);
  const meant = named.length > 0 ? named : files.filter((path) => lastName(path) === lastName(file));
  const found = ids.flatMap((id, at) =>
    id === wanted || (colon > 0 && id === wanted.slice(colon + 1) && meant.includes(files[fileOf[at]!]!))
      ? [at]
      : [],
  );
  if (found.length === 1) return found[0]!;
  throw new CommandFailure(
    found.length === 0
      ? 'No record has that id.'
      : 'Several files have a record with that id: write it as file:id, with the folder where two files share a name.',
    2,
  );
}

/** Why two records of the house are linked or not: what they share, then the weights. */
function houseText({ linked, shares, waterfall, threshold, model, decidedBy }: HouseExplanation): string {
  const shared = shares.length === 0 ? 'no identifier' : shares.join(', ');
  const lines = [
    `The two records are ${linked ? 'of one person' : 'of two persons'} (decided by ${decidedBy}).`,
    `They share ${shared}.`,
  ];
  if (!waterfall) return `${lines.join('\n')}\nThey were never compared: they stand in no block together.\n`;
  return `${lines.join('\n')}\nModel ${model}:\n${text(waterfall, threshold)}`;
}

function text({ steps, bits, probability, own }: Waterfall, threshold: number): string {
  let sum = 0;
  const lines = steps.map((step) => {
    sum += step.bits;
    const bar = (step.bits < 0 ? '-' : '+').repeat(Math.min(30, Math.round(Math.abs(step.bits))));
    return `${step.comparison.padEnd(24)} ${step.level.padEnd(30)} ${step.bits.toFixed(1).padStart(6)} ${sum.toFixed(1).padStart(7)}  ${bar}`;
  });
  const verdict = bits >= threshold ? 'at or above' : 'below';
  lines.push(
    `Weight ${bits.toFixed(1)} bits, probability ${probability.toPrecision(4)}: ${verdict} the threshold of ${threshold.toFixed(1)}.`,
  );
  lines.push(
    own
      ? `What matches look like is taken from pairs of ${own.agencies.join(' and ')} (about ${own.matches} matches).`
      : 'What matches look like is taken from all pairs together.',
  );
  return `${lines.join('\n')}\n`;
}

/** A model as `linkage run` writes it; what else the file may hold is not repeated. */
export function readModel(path: string): LinkageModel {
  const refuse = (): never => {
    throw new CommandFailure(`${path} is no model that linkage run wrote.`, 2);
  };
  try {
    const model = JSON.parse(readFileSync(path, 'utf8')) as Partial<LinkageModel> | null;
    const whole = [model?.comparisons, model?.m, model?.u].every((part) => Array.isArray(part));
    return whole && typeof model?.prior === 'number' ? (model as LinkageModel) : refuse();
  } catch (error) {
    if (error instanceof SyntaxError) return refuse();
    throw error;
  }
}
