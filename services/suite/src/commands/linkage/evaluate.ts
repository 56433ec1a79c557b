import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { CommandFailure } from '../../failure';
import { measureClusters, measurePairs } from './measure';
import type { LabelledRecord, Measured, ScoredPair, ThresholdRow } from './measure';
import { bitsOption } from './options';
import { countReasons, listMistakes, withReasons, worstOf } from './mistakes';
import type { Mistake } from './mistakes';
import { readReasons, reasonsPath } from './reasons';
import type { Reason } from './reasons';
import { readCsv, readLabels, recordKey } from './truth';

interface EvaluateOptions {
  clusters: string;
  truth: string;
  pairs?: string;
  reasons?: string;
  acrossFiles?: boolean;
  threshold?: number;
  json?: boolean;
}

export interface Evaluation {
  records: number;
  /** Records of the clusters of which the truth says nothing: left out, with their pairs. */
  unlabelled: number;
  /** Records of the truth that the clusters do not have: their pairs count nowhere. */
  absent: number;
  /** Pairs that the truth says are one. */
  truePairs: number;
  clusters: Measured;
  pairs?: { best: ThresholdRow; at?: ThresholdRow; thresholds: ThresholdRow[] };
  /** The twenty worst, and how many of all have each reason. */
  mistakes: Mistake[];
  reasons: { kind: string; reason: string; pairs: number }[];
}

/** `cyfrif linkage evaluate`: clusters and pairs against labels. */
export function registerEvaluate(linkage: Command): void {
  linkage
    .command('evaluate')
    .requiredOption('--clusters <clusters.csv>', 'what linkage run wrote')
    .requiredOption('--truth <truth.csv>', 'labels: id, cluster, and file where ids repeat')
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
      const evaluation = await evaluate(options);
      process.stdout.write(options.json ? `${JSON.stringify(evaluation, null, 2)}\n` : text(evaluation));
    });
}

export async function evaluate(options: EvaluateOptions): Promise<Evaluation> {
  const truth = readLabels(options.truth);
  const found = readCsv(options.clusters);
  const keyOf = (row: Record<string, string>): string =>
    recordKey(truth.hasFile ? row['file'] : undefined, row['id'] ?? '');
  const records = found.flatMap((row): LabelledRecord[] => {
    const entity = truth.byRecord.get(keyOf(row));
    if (entity === undefined) return [];
    return [{ file: row['file'] ?? '', id: row['id'] ?? '', cluster: row['cluster'] ?? '', entity }];
  });
  if (records.length === 0)
    throw new CommandFailure(`${options.truth} says of no record of ${options.clusters} whose it is.`);
  const across = options.acrossFiles ?? false;
  if (!truth.hasFile && new Set(records.map(({ id }) => id)).size < records.length)
    throw new CommandFailure(`Ids repeat between files: ${options.truth} needs the column file.`);
  const pairs = options.pairs ? readPairs(options.pairs, records, found) : undefined;
  const clusters = measureClusters(records, across);
  const mistakes = listMistakes(records, pairs, across);
  const explained = withReasons(mistakes, await reasonsFor(mistakes, options));
  return {
    records: records.length,
    unlabelled: found.length - records.length,
    absent: truth.byRecord.size - new Set(found.map(keyOf).filter((key) => truth.byRecord.has(key))).size,
    truePairs: clusters.right + clusters.missed,
    clusters,
    ...(pairs && {
      pairs: measurePairs(records, pairs, clusters.right + clusters.missed, across, options.threshold),
    }),
    mistakes: worstOf(explained),
    reasons: countReasons(explained).slice(0, MOST_REASONS),
  };
}

const MOST_REASONS = 20;

async function reasonsFor(
  mistakes: readonly Mistake[],
  { pairs, reasons }: EvaluateOptions,
): Promise<Map<number, Reason[]>> {
  const rows = new Set(mistakes.flatMap(({ row }) => (row === undefined ? [] : [row])));
  if (reasons && !pairs) throw new CommandFailure('--reasons are of the rows of --pairs: give both.', 2);
  const path = reasons ?? (pairs && reasonsPath(pairs));
  if (rows.size === 0 || !path || (!reasons && !existsSync(path))) return new Map();
  return await readReasons(path, rows);
}

/** The scored pairs of labelled records. */
function readPairs(
  path: string,
  records: readonly LabelledRecord[],
  found: readonly Record<string, string>[],
): ScoredPair[] {
  const places = new Map(records.map(({ file, id }, at) => [`${file}\t${id}`, at]));
  const all = new Set(found.map((row) => `${row['file']}\t${row['id']}`));
  return readCsv(path).flatMap((row, at) => {
    const ends = [`${row['file_l']}\t${row['id_l']}`, `${row['file_r']}\t${row['id_r']}`];
    if (!ends.every((end) => all.has(end)))
      throw new CommandFailure(`${path} names a record that the clusters do not have.`);
    const [left, right] = ends.map((end) => places.get(end));
    return left === undefined || right === undefined
      ? []
      : [{ left, right, bits: Number(row['weight']), row: at }];
  });
}

function text({
  records,
  unlabelled,
  absent,
  truePairs,
  clusters,
  pairs,
  mistakes,
  reasons,
}: Evaluation): string {
  const figures = ({ precision, recall, f1 }: Measured): string =>
    `precision ${precision.toFixed(4)}  recall ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}`;
  const lines = [
    `${records} records, ${truePairs} pairs of one entity.`,
    ...(unlabelled > 0 ? [`${unlabelled} records without a label are left out.`] : []),
    ...(absent > 0
      ? [`${absent} labelled records are not in the clusters: their pairs are not counted.`]
      : []),
    `Clusters, by pairs:  ${figures(clusters)}  (${clusters.wrong} wrong, ${clusters.missed} missed)`,
  ];
  if (pairs) {
    lines.push(
      'Pairs by threshold (pairs that never met count as missed):',
      ...pairs.thresholds.map((row) => `  ${String(row.threshold).padStart(6)} bits  ${figures(row)}`),
      ...(pairs.at ? [`  at ${pairs.at.threshold} bits  ${figures(pairs.at)}`] : []),
      `  best: ${pairs.best.threshold.toFixed(1)} bits  ${figures(pairs.best)}`,
    );
  }
  if (reasons.length > 0) lines.push('Mistakes by reason:');
  for (const { kind, reason, pairs: count } of reasons)
    lines.push(`  ${String(count).padStart(6)}  ${kind}: ${reason}`);
  if (mistakes.length > 0) lines.push('Worst mistakes:');
  for (const { kind, reason, left, right, bits, pro, contra } of mistakes) {
    const weight = bits === undefined ? '' : ` ${bits.toFixed(1)} bits`;
    lines.push(`  ${kind}${weight}: ${left} | ${right} (${reason})`);
    if (pro && contra) lines.push(`      for: ${steps(pro)}; against: ${steps(contra)}`);
  }
  return `${lines.join('\n')}\n`;
}

function steps(reasons: readonly Reason[]): string {
  const said = reasons.map(({ comparison, level, bits }) => `${comparison} ${level} ${bits.toFixed(1)}`);
  return said.join(', ') || 'nothing';
}
