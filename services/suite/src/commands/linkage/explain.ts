import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { explainPair } from '#libs/linkage';
import type { LinkageModel, Waterfall } from '#libs/linkage';
import { failureOf } from '../../failure';
import { Progress } from '../../progress';
import { explainInHouse } from './explain-house';
import { houseText, waterfallText } from './explain-text';
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
        if (options.records || options.mapping) throw failureOf('linkage.explain.both', {}, 2);
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
          : waterfallText(waterfall, linked.result.model.threshold),
      );
    });
}

export function explainRecords(linked: LinkedFiles, left: string, right: string): Waterfall {
  const a = findRecord(linked, left);
  const b = findRecord(linked, right);
  const { candidates, model } = linked.result;
  const pair = candidates.pairs.find(Math.min(a, b), Math.max(a, b));
  if (pair < 0) throw failureOf('linkage.explain.unmet');
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
  throw failureOf(found.length === 0 ? 'linkage.explain.unknown' : 'linkage.explain.several', {}, 2);
}

/** A model as `linkage run` writes it; what else the file may hold is not repeated. */
export function readModel(path: string): LinkageModel {
  const refuse = (): never => {
    throw failureOf('linkage.explain.model', { path }, 2);
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
