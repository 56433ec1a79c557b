import { linesIn, sayIn, type Values } from '../../../words';
import { comparisonNamed, levelNamed } from '../level-words';
import type { Reason } from '../reasons';
import type { Measured, ThresholdRow } from './measure';
import type { Mistake, MistakeKind, PlainReason, ReasonCount } from './mistakes';

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

/** The figures as a page for a terminal, in both languages. */
export function evaluationText(evaluation: Evaluation): string {
  const { records, unlabelled, absent, truePairs, clusters, pairs, mistakes, reasons } = evaluation;
  const { wrong, missed } = clusters;
  const lines = [
    ...say('records', { count: `${records}`, pairs: `${truePairs}` }),
    ...(unlabelled > 0 ? say('unlabelled', { count: `${unlabelled}` }) : []),
    ...(absent > 0 ? say('absent', { count: `${absent}` }) : []),
    `${label('clusters')}:  ${figures(clusters)}  (${label('counts', { wrong: `${wrong}`, missed: `${missed}` })})`,
  ];
  if (pairs)
    lines.push(
      ...say('pairs'),
      ...pairs.thresholds.map(
        (row) => `  ${String(row.threshold).padStart(6)} ${label('bits')}  ${figures(row)}`,
      ),
      ...(pairs.at ? [`  ${label('at')} ${pairs.at.threshold} ${label('bits')}  ${figures(pairs.at)}`] : []),
      `  ${label('best')}: ${pairs.best.threshold.toFixed(1)} ${label('bits')}  ${figures(pairs.best)}`,
    );
  if (reasons.length > 0) lines.push(...say('mistakes'));
  for (const { kind, reason, pairs: count } of reasons)
    lines.push(`  ${String(count).padStart(6)}  ${kindSaid(kind)}: ${reasonSaid(reason)}`);
  if (mistakes.length > 0) lines.push(...say('worst'));
  for (const mistake of mistakes) lines.push(...mistakeSaid(mistake));
  return `${lines.join('\n')}\n`;
}

/** A sentence in English, and under it in Welsh. */
const say = (key: string, values: Values = {}): string[] => linesIn('linkage', `evaluate.${key}`, values);

/** A short label in both languages. */
const label = (key: string, values: Values = {}): string => sayIn('linkage', `evaluate.${key}`, values);

function figures({ precision, recall, f1 }: Measured): string {
  return `${label('precision')} ${precision.toFixed(4)}  ${label('recall')} ${recall.toFixed(4)}  F1 ${f1.toFixed(4)}`;
}

function kindSaid(kind: MistakeKind): string {
  return sayIn('linkage', kind === 'missed' ? 'mistake.missed' : 'mistake.joined');
}

const REASONS: Readonly<Record<PlainReason, string>> = {
  'alike, but kept apart by the rest of the cluster or the threshold': 'alike-apart',
  'give --pairs for the reason': 'no-pairs',
  'joined through other records': 'through-others',
  'never met in a block, or below the floor': 'never-met',
  'too alike': 'too-alike',
  'too unlike': 'too-unlike',
};

/** A reason in both languages; what it names are the model's own names, as the file of reasons has them. */
function reasonSaid(reason: string): string {
  const [plain, ...named] = reason.split(': ') as [PlainReason, ...string[]];
  return [sayIn('linkage', `reason.${REASONS[plain]}`), ...named].join(': ');
}

function mistakeSaid({ kind, reason, left, right, bits, pro, contra }: Mistake): string[] {
  const weight = bits === undefined ? '' : ` ${bits.toFixed(1)} ${label('bits')}`;
  const line = `  ${kindSaid(kind)}${weight}: ${left} | ${right} (${reasonSaid(reason)})`;
  if (!pro || !contra) return [line];
  const [english, welsh] = linesIn('linkage', 'evaluate.steps-none');
  const inEnglish = (steps: readonly Reason[]): string =>
    steps.map((step) => `${step.comparison} ${step.level} ${step.bits.toFixed(1)}`).join(', ') || english;
  const inWelsh = (steps: readonly Reason[]): string =>
    steps
      .map((step) => `${comparisonNamed(step.comparison)} ${levelNamed(step.level)} ${step.bits.toFixed(1)}`)
      .join(', ') || welsh;
  const values = {
    pro: inEnglish(pro),
    contra: inEnglish(contra),
    plaid: inWelsh(pro),
    erbyn: inWelsh(contra),
  };
  return [line, ...say('steps', values).map((steps) => `      ${steps}`)];
}
