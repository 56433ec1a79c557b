import type { SuiteConfig } from '#libs/config';
import type { Takeover } from '../distributed/takeover';
import type { PipelineHouse } from '../house/house';
import type { Progress } from '../progress';
import type { sourcesOf } from '../run/sources';

/**
 * What a demonstration compares with the truth, and all that it computes unless it is asked for more: starts and
 * completions (M1, M2) of the six groups that have them.
 */
export const comparedIndicators = ['A', 'B', 'C', 'D', 'E', 'F'].flatMap((group) => [
  `${group}1`,
  `${group}2`,
]);

export interface DemoOptions {
  config: SuiteConfig;
  dataDir: string;
  keysDir?: string;
  sources: ReturnType<typeof sourcesOf>;
  progress: Progress;
  /** Only these are computed; default: all of the Framework. */
  indicators?: readonly string[];
}

/** A house as the demonstration uses it, in either mode. */
export interface DemoHouse extends PipelineHouse {
  /** Writes a published release's files into a folder. */
  exportRelease(releaseId: string, folder: string): Promise<unknown>;
  /** Where it is reached, for a person. */
  addresses: string;
  /** Told how far the agencies' push is. */
  onPushed?(lines: number, total: number): void;
  /** How the matcher that was killed on the way was replaced. */
  takeover?(): Promise<Takeover | undefined>;
  stop(): Promise<void>;
}
