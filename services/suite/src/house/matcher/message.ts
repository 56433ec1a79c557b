import type { LogFields } from '#libs/telemetry';
import type { MatcherDependencies } from '#services/matcher';

/** What the thread is given; all of it can be copied. */
export interface MatcherSettings extends Pick<MatcherDependencies, 'codeVersion' | 'model' | 'feeds'> {
  /** Of the matcher's own role. */
  databaseUrl: string;
}

export type Level = 'debug' | 'info' | 'warn' | 'error';
export type MatcherMetric = 'batch' | 'failure' | 'poison' | 'active';

/** What the thread says: that it is at work, or what is to be logged and measured for it. */
export type MatcherMessage =
  'ready' | { level: Level; line: LogFields } | { metric: MatcherMetric; of: readonly unknown[] };
