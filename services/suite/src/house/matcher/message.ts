import type { LogFields, Metrics } from '#libs/telemetry';
import type { MatcherDependencies } from '#services/matcher';

/** What the thread is given; all of it can be copied. */
export interface MatcherSettings extends Pick<MatcherDependencies, 'codeVersion' | 'model' | 'feeds'> {
  /** Of the matcher's own role. */
  databaseUrl: string;
  poolSize: number;
  /** Partitions of each topic in this process: a benchmark has other ones, and the thread reads the table anew. */
  partitions: Readonly<Record<string, number>>;
}

export type Level = 'debug' | 'info' | 'warn' | 'error';
export type MatcherMetric = 'batch' | 'failure' | 'poison' | 'active';

/** What the thread says: that it is at work, or what is to be logged and measured for it. */
export type MatcherMessage =
  'ready' | { level: Level; line: LogFields } | { metric: MatcherMetric; of: readonly unknown[] };

export type Measure<Metric extends MatcherMetric> = (...of: Parameters<Metrics[Metric]>) => void;
