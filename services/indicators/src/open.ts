import type { Writable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { projectPath } from '#libs/config';
import type { Agreement } from '#libs/contracts';
import type { EventLog, EventLogLogger } from '#libs/eventlog';
import { readCharities, readDefinitions, readSecondSeries, type Definition } from '#libs/measures';
import { Audit } from './api/audit';
import {
  computeRun,
  type ComputeDependencies,
  type ComputeOptions,
  type ComputeOutcome,
} from './compute-run';
import { besideCounts, type Beside } from './data/beside';
import { closureReports, type ClosureReport } from './data/closures';
import { findRun } from './data/cube-store';
import { revisionsOf, type Revision } from './data/earlier-states';
import { exportCubes } from './data/export-cubes';
import { exportSecondSeries } from './data/export-second-series';
import { feedsAt } from './data/feeds';
import { makePlan, type PlanFault } from './domain/plan';
import type { ReferenceKey } from './domain/reference-key';
import { sideCountsOf, type SideCount } from './data/side-counts';
import { explain, type ExplainOptions, type ExplainOutcome } from './explain';

export interface IndicatorsDependencies {
  dataSource: DataSource;
  eventLog: EventLog;
  logger: EventLogLogger;
  /** The service's own reference key: `keys.indicators()`. */
  key: ReferenceKey;
  /** In force: they say which sources must close a quarter. */
  agreements: readonly Agreement[];
  now: () => Date;
  codeVersion: string;
  /** Default: the Framework's, of `schemas/indicators`. */
  definitions?: readonly Definition[];
}

/** What can be asked of the store of facts, whether or not it is taking in any at the moment. */
export interface IndicatorsDesk {
  /** Computes the cubes of a range of quarters as at a day and, unless told otherwise, hands them to the publisher. */
  compute(options: ComputeOptions): Promise<ComputeOutcome>;
  /** Writes a run's cubes as CSV; recorded as a consultation. Returns the number of rows. */
  exportCubes(runId: string, stream: Writable): Promise<number>;
  /** How a figure came about, in counts; recorded as a consultation. */
  explain(options: ExplainOptions): Promise<ExplainOutcome>;
  /** Closed quarters with the verdict on their control totals. */
  closures(asAt: string): Promise<ClosureReport[]>;
  /** What each run said of a figure for Wales, oldest first: a column of the revision triangle. Recorded. */
  revisions(asked: { indicator: string; series?: string; period: string }): Promise<Revision[]>;
  /** Counts beside a run's figures: what was left out and why, and coverage. */
  sideCounts(runId: string): Promise<SideCount[]>;
  /**
   * What no figure is made of and is reported beside them: sentences that one feed tells of and the other not (R6),
   * families supported (E5), referrals that charities received (C6).
   */
  beside(asked: Asked): Promise<Asking<{ counts: Beside[] }>>;
  /** Computes the second series and writes them as CSV with the columns of cubes.csv; recorded as a consultation. */
  exportSecondSeries(asked: Asked, stream: Writable): Promise<Asking<{ rows: number }>>;
  /** The last day on which anything became known: the natural `asAt`. undefined in an empty store. */
  latestDay(): Promise<string | undefined>;
}

/** First and last quarter, and the day up to whose end events are known. */
export interface Asked {
  from: string;
  to: string;
  asAt: string;
}

export type Asking<Answer> = ({ ok: true } & Answer) | { ok: false; fault: PlanFault };

export function openIndicators(dependencies: IndicatorsDependencies): IndicatorsDesk {
  const { dataSource } = dependencies;
  const given = withDefinitions(dependencies);
  return {
    compute: (options) => computeRun(given, options),
    explain: (options) => explain(given, options),
    exportCubes: (runId, stream) =>
      dataSource.transaction('REPEATABLE READ', async (tx) => {
        const run = await findRun(tx, runId);
        if (!run) throw new Error('indicators.run.unknown');
        const rows = await exportCubes(tx, run, stream);
        await given.audit.stage(tx, {
          op: 'consultation',
          what: 'indicators.cubes.exported',
          counts: { rows },
        });
        return rows;
      }),
    closures: (asAt) => closureReports(dataSource.manager, asAt),
    revisions: (asked) =>
      dataSource.transaction(async (tx) => {
        const revisions = await revisionsOf(tx, asked);
        await given.audit.stage(tx, {
          op: 'consultation',
          what: 'indicators.revisions.shown',
          counts: { revisions: revisions.length },
        });
        return revisions;
      }),
    sideCounts: (runId) => sideCountsOf(dataSource.manager, runId),
    beside: async (asked) => {
      const planned = makePlan(asked, []);
      if (!planned.ok) return planned;
      const counts = await dataSource.transaction('REPEATABLE READ', (tx) =>
        besideCounts(tx, planned.plan, given.charities),
      );
      return { ok: true, counts };
    },
    exportSecondSeries: (asked, stream) =>
      dataSource.transaction('REPEATABLE READ', async (tx) => {
        const { definitions } = given;
        const second = readSecondSeries(projectPath('schemas', 'indicators'), definitions);
        const feeds = await feedsAt(tx, given.agreements, asked.asAt);
        const outcome = await exportSecondSeries(tx, { definitions, second, feeds }, asked, stream);
        if (!outcome.ok) return outcome;
        await given.audit.stage(tx, {
          op: 'consultation',
          what: 'indicators.second-series.exported',
          counts: { rows: outcome.rows },
        });
        return outcome;
      }),
    latestDay: async () => {
      const [latest] = await dataSource.query<{ day: string | null }[]>(
        `SELECT (max(known_from) AT TIME ZONE 'Europe/London')::date::text AS day FROM indicators.revision`,
      );
      return latest?.day ?? undefined;
    },
  };
}

export function withDefinitions(dependencies: IndicatorsDependencies): ComputeDependencies {
  const { eventLog, now, codeVersion } = dependencies;
  const folder = projectPath('schemas', 'indicators');
  return {
    ...dependencies,
    definitions: dependencies.definitions ?? readDefinitions(folder),
    charities: readCharities(folder),
    audit: new Audit(eventLog, now, codeVersion),
  };
}
