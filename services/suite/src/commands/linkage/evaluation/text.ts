import type { Reason } from '../reasons';
import type { Measured, ThresholdRow } from './measure';
import type { Mistake, ReasonCount } from './mistakes';

/** What linkage evaluate finds. */
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
  reasons: ReasonCount[];
}

/** The figures as a page for a terminal. */
export function evaluationText({
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
