import { existsSync, statSync } from 'node:fs';
import type { Command } from 'commander';
import { failureOf } from '../../../failure';
import { Progress } from '../../../progress';
import { bitsOption } from '../options';
import { readReasons, reasonsPath } from '../reasons';
import { measureClusters, measurePairs } from './measure';
import { listMistakes } from './mistake-list';
import { explainMistakes } from './mistakes';
import type { ReasonSource } from './mistakes';
import { labelRecords, readClusters, readPairs } from './read-labelled';
import { evaluationText } from './text';
import type { Evaluation } from './text';
import { readLabels } from './truth';

interface EvaluateOptions {
  clusters: string;
  truth: string;
  pairs?: string;
  reasons?: string;
  acrossFiles?: boolean;
  threshold?: number;
  json?: boolean;
}

/** `cyfrif linkage evaluate`: clusters and pairs against labels. */
export function registerEvaluate(linkage: Command): void {
  linkage
    .command('evaluate')
    .requiredOption('--clusters <clusters.csv>', 'what linkage run wrote')
    .requiredOption(
      '--truth <truth.csv>',
      'labels: id, cluster, and file where ids repeat; a blank cluster is no label',
    )
    .option('--pairs <pairs.csv>', 'the scored pairs, for figures by threshold')
    .option(
      '--reasons <reasons.csv>',
      'which fields spoke for and against each pair (default: what linkage run wrote beside the pairs)',
    )
    .option('--across-files', 'count pairs across files only')
    .option('--threshold <bits>', 'figures of the pairs at this weight too', bitsOption)
    .option('--json', 'print the figures as JSON')
    .description('precision, recall and F1 of clusters and of pairs by threshold')
    .action(async (options: EvaluateOptions) => {
      const evaluation = await evaluate(options, new Progress(process.stderr, options.json));
      process.stdout.write(
        options.json ? `${JSON.stringify(evaluation, null, 2)}\n` : evaluationText(evaluation),
      );
    });
}

/** Reads what a run wrote a row at a time: of millions of pairs only their numbers and weights are kept. */
export async function evaluate(
  options: EvaluateOptions,
  progress = new Progress(process.stderr, true),
): Promise<Evaluation> {
  if (options.reasons && !options.pairs) throw failureOf('linkage.reasons.alone', {}, 2);
  const across = options.acrossFiles ?? false;
  const found = await watched(progress, 'Reading clusters', options.clusters, (onBytes) =>
    readClusters(options.clusters, onBytes),
  );
  const truth = await watched(progress, 'Reading labels', options.truth, (onBytes) =>
    readLabels(options.truth, found.files, onBytes),
  );
  const labelled = labelRecords(found, truth);
  const { records } = labelled;
  if (records.length === 0)
    throw failureOf('linkage.truth.strangers', { truth: options.truth, clusters: options.clusters });
  if (!truth.hasFile && new Set(records.map(({ id }) => id)).size < records.length)
    throw failureOf('linkage.truth.file', { path: options.truth });
  const { pairs: path } = options;
  const pairs =
    path === undefined
      ? undefined
      : await watched(progress, 'Reading pairs', path, (onBytes) => readPairs(path, labelled, onBytes));
  const clusters = measureClusters(records, across);
  const truePairs = clusters.right + clusters.missed;
  const list = listMistakes(records, pairs, across);
  const steps = list.row.some((row) => row >= 0) ? stepsOf(options, progress) : undefined;
  return {
    records: records.length,
    unlabelled: found.ids.length - records.length,
    absent: truth.size - labelled.met,
    truePairs,
    clusters,
    ...(pairs && { pairs: measurePairs(records, pairs, truePairs, across, options.threshold) }),
    ...(await explainMistakes(list, records, pairs !== undefined, steps)),
  };
}

/** Where the steps of the pairs are read from; undefined: there is no such file. */
function stepsOf({ pairs, reasons }: EvaluateOptions, progress: Progress): ReasonSource | undefined {
  const path = reasons ?? (pairs && reasonsPath(pairs));
  if (!path || (!reasons && !existsSync(path))) return undefined;
  return (isWanted, onRow) =>
    watched(progress, 'Reading reasons', path, (onBytes) => readReasons(path, isWanted, onRow, onBytes));
}

/** Reads a file with a bar of its megabytes. */
async function watched<T>(
  progress: Progress,
  label: string,
  path: string,
  read: (onBytes: (bytes: number) => void) => Promise<T>,
): Promise<T> {
  const megabytes = (bytes: number): number => Math.round(bytes / 1e6);
  const { size } = statSync(path);
  const stage = progress.stage(label, megabytes(size));
  const result = await read((bytes) => stage.update(megabytes(bytes)));
  stage.end(`${megabytes(size)} MB`);
  return result;
}
