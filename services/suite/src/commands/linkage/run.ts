import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { Progress } from '../../progress';
import type { Stage } from '../../progress';
import { linkFiles } from './link-files';
import { readMapping } from './mapping';
import { bitsOption, collect } from './options';
import { writeClusters, writePairs } from './output';
import { runReport } from './report';

interface RunOptions {
  records: string[];
  mapping: string;
  out: string;
  pairs?: string;
  threshold?: number;
  model?: string;
  unsalted?: boolean;
  freshKeys?: boolean;
  json?: boolean;
}

/** `cyfrif linkage run`: links files of records through encodings, training itself. */
export function registerRun(linkage: Command): void {
  linkage
    .command('run')
    .requiredOption('--records <file.csv>', 'a file of records; give it again for more files', collect)
    .requiredOption('--mapping <file.json>', 'what the columns mean')
    .requiredOption('--out <clusters.csv>', 'where to write file, id, cluster')
    .option('--pairs <pairs.csv>', 'where to write the scored pairs')
    .option(
      '--threshold <bits>',
      'weight from which a pair is one person (default: chosen without labels)',
      bitsOption,
    )
    .option('--model <model.json>', 'where to write the trained model')
    .option('--unsalted', 'one key for all blocks: only to measure what salting costs')
    .option(
      '--fresh-keys',
      'encode under random keys (default: keys that follow from the files, so that a run can be repeated)',
    )
    .option('--json', 'print what was chosen as JSON')
    .description('link records through encodings, without labels')
    .action(async (options: RunOptions) => {
      const mapping = readMapping(options.mapping);
      const linked = await linkFiles({
        files: options.records,
        mapping,
        threshold: options.threshold,
        saltByBlock: !options.unsalted,
        freshKeys: options.freshKeys,
        onProgress: stages(new Progress(process.stderr, options.json)),
      });
      await writeClusters(options.out, linked);
      if (options.pairs) await writePairs(options.pairs, linked);
      const { model, training } = linked.result;
      if (options.model) writeFileSync(options.model, `${JSON.stringify(model, null, 2)}\n`);
      const chosen = {
        records: linked.ids.length,
        pairs: linked.result.candidates.pairs.size,
        clusters: new Set(linked.result.clusters).size,
        threshold: model.threshold,
        prior: model.prior,
        expectedF1: training?.expectedF1,
        byFiles: (model.byAgencies ?? []).map(({ agencies, matches }) => ({ files: agencies, matches })),
        dateFormat: linked.dateFormats.find((format) => format !== undefined),
        dateFormats: linked.dateFormats.map((format) => format ?? null),
      };
      process.stdout.write(
        options.json ? `${JSON.stringify(chosen, null, 2)}\n` : runReport(linked, mapping, options.threshold),
      );
    });
}

const LABELS: Record<string, string> = {
  count: 'Counting values',
  encode: 'Encoding records',
  blocks: 'Comparing blocks',
  train: 'Training',
  cluster: 'Clustering',
};

/** One bar for each stage, made when it begins and ended when the next one does. */
export function stages(progress: Progress): (stage: string, done: number, of: number) => void {
  let current: { name: string; stage: Stage; done: number } | undefined;
  return (name, done, of) => {
    if (current?.name !== name) {
      current?.stage.end(`${current.done}`);
      current = { name, stage: progress.stage(LABELS[name] ?? name, of), done };
    }
    current.done = done;
    current.stage.update(done, of || undefined);
    if (name === 'cluster') current.stage.end('done');
  };
}
