import { linkageSummary, type LinkageSummary } from '#services/matcher';
import type { BuildOutcome } from '#services/publisher';
import { failureOf } from '../failure';
import type { PipelineHouse } from '../house/house';
import type { Progress } from '../progress';
import { sayIn } from '../words';
import type { ReadLine } from './canonical-order';
import { londonDay } from './london-day';
import { pushAll, type LineOutcome } from './push-all';
import { quartersOf, type AskedQuarters } from './quarters';

export interface PipelineOptions {
  /** YYYY-MM-DD; default: the day of the latest accepted event. */
  asAt?: string;
  provisional: boolean;
  /** Default: every quarter in which something happened that can be counted. */
  quarters?: AskedQuarters;
  /** Folder of the agents' journals. */
  journals: string;
  progress: Progress;
  /** Told how many lines have been answered. */
  onPushed?: (lines: number) => void;
}

export interface PipelineResult {
  outcome: 'computed';
  outcomes: LineOutcome[];
  summary: LinkageSummary;
  asAt: string;
  /** First and last quarter computed. */
  range: { from: string; to: string };
  runId: string;
  cells: number;
  release: BuildOutcome;
}

/** Every line was refused or left out, so that no day is known as at which to count. */
export interface NothingAccepted {
  outcome: 'nothing accepted';
  outcomes: LineOutcome[];
}

/** The main job, stage by stage: push, pseudonymise and link, compute, protect and release. */
export async function pipeline(
  house: PipelineHouse,
  lines: ReadLine[],
  { progress, ...options }: PipelineOptions,
): Promise<PipelineResult | NothingAccepted> {
  const outcomes = await pushAll(house, lines, { progress, ...options });

  const linking = progress.stage('pseudonymise and link');
  let most = 0;
  await house.settle((waiting) => {
    most = Math.max(most, waiting);
    linking.update(most - waiting, most);
  });
  const summary = await linkageSummary(house.linkageSource);
  linking.end(
    sayIn('run', 'stage.linked', { records: String(summary.records), people: String(summary.persons) }),
  );

  const asAt = options.asAt ?? latestDay(lines, outcomes);
  if (asAt === undefined) return { outcome: 'nothing accepted', outcomes };
  const computing = progress.stage('compute');
  const { provisional } = options;
  const range = quartersOf(lines, asAt, { provisional, ...options.quarters });
  const computed = await house.indicators.compute({
    ...range,
    asAt,
    progress: ({ at, of }) => computing.update(at, of),
  });
  if (!computed.ok) {
    // A quarter alone may be asked for that makes no range with the other's default.
    if (computed.fault === 'period.reversed') throw failureOf('indicators.reversed', range, 2);
    throw failureOf('indicators.failed', { code: computed.fault });
  }
  const { runId, cells } = computed;
  await house.settle();
  computing.end(sayIn('run', 'stage.computed', { ...range, cells: String(cells), asAt }));

  const protecting = progress.stage('protect and release');
  const release = await house.publisher.buildRelease({ runId, provisional });
  protecting.end(release.outcome === 'released' ? release.releaseId : release.code);
  await house.settle();
  return { outcome: 'computed', outcomes, summary, asAt, range, runId, cells, release };
}

/** The civil day (Europe/London) of the latest accepted event: rule R1; undefined where none was accepted. */
function latestDay(lines: readonly ReadLine[], outcomes: readonly LineOutcome[]): string | undefined {
  let latest = 0;
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.state === 'accepted' || outcome.state === 'repeated')
      latest = Math.max(latest, Date.parse(lines[index]?.time ?? ''));
  }
  return latest === 0 ? undefined : londonDay(latest);
}
