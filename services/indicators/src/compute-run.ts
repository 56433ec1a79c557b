import { createHash, randomUUID } from 'node:crypto';
import type { DataSource, EntityManager } from 'typeorm';
import type { Agreement } from '#libs/contracts';
import type { EventLog, EventLogLogger } from '#libs/eventlog';
import type { Definition, RegisteredOrganisation } from '#libs/measures';
import type { Audit } from './api/audit';
import type { ClosureReport } from './data/closures';
import { computeCells, lanes, unknownUnions, type Progress } from './data/compute/compute';
import { nextRun, storeCells, storeRun } from './data/cube-store';
import { earlierStates } from './data/earlier-states';
import { storeSideCounts } from './data/side-counts';
import { emitCubes } from './data/emit-cubes';
import { feedsAt } from './data/feeds';
import { makePlan, type Plan, type PlanFault } from './domain/plan';
import type { ReferenceKey } from './domain/reference-key';
import { withRevisions } from './domain/revisions';
import { periodState, type StateInputs } from './domain/status';

export interface ComputeOptions {
  /** First and last quarter, such as 2022-Q1. */
  from: string;
  to: string;
  /** The day up to whose end events are known, YYYY-MM-DD; the clock is never read. */
  asAt: string;
  /** Hand the publishable cells to the publisher; default true. */
  publish?: boolean;
  /** A UUID of the caller's making, so that asking twice is known; default a new one. */
  runId?: string;
  progress?: Progress;
}

export type ComputeOutcome =
  | { ok: true; runId: string; asAt: string; cells: number; published: number; closures: ClosureReport[] }
  | { ok: false; fault: PlanFault };

export interface ComputeDependencies {
  dataSource: DataSource;
  eventLog: EventLog;
  logger: EventLogLogger;
  key: ReferenceKey;
  agreements: readonly Agreement[];
  now: () => Date;
  codeVersion: string;
  definitions: readonly Definition[];
  charities: readonly RegisteredOrganisation[];
  audit: Audit;
}

/** One computation: what it read is one state of the store, and all of it or nothing is kept. */
export async function computeRun(
  given: ComputeDependencies,
  options: ComputeOptions,
): Promise<ComputeOutcome> {
  const { dataSource, definitions, audit, now, codeVersion, logger } = given;
  const planned = makePlan(options, definitions, given.charities);
  if (!planned.ok) return planned;
  const { plan } = planned;
  const { runId = randomUUID() } = options;
  const { no, feeds, cells, unknown } = await computeLanes(given, plan, options.progress);
  return dataSource.transaction(async (tx) => {
    const run = { no, id: runId, computedAt: now(), codeVersion };
    const states = withRevisions(statesOf(plan, feeds, unknown), await earlierStates(tx, plan, no));
    const stored = await storeRun(tx, plan, run, states);
    const published =
      options.publish === false ? 0 : await emitCubes(tx, given.eventLog, given.key, stored, feeds.closures);
    await audit.stage(tx, {
      op: 'consultation',
      what: 'indicators.cubes.computed',
      inputs: [digest({ asAt: plan.asAt, from: plan.from, to: plan.to, closures: feeds.closures })],
      outputs: [digest(definitions.map(({ id, version }) => [id, version]))],
      counts: { cells, published, indicators: definitions.length, periods: plan.periods.length },
    });
    logger.info({ event: 'indicators.cubes.computed', count: cells });
    return { ok: true, runId, asAt: plan.asAt, cells, published, closures: feeds.closures };
  });
}

/**
 * Computes on two connections that see one state of the store. Cells become readable with their run, which is
 * stored after both have ended; cells of a run that never was are removed with the next one's.
 */
async function computeLanes(
  { dataSource, agreements }: ComputeDependencies,
  plan: Plan,
  progress?: Progress,
) {
  return dataSource.transaction('REPEATABLE READ', async (tx) => {
    const [exported] = await tx.query<{ snapshot: string }[]>('SELECT pg_export_snapshot() AS snapshot');
    const no = await nextRun(tx);
    const feeds = await feedsAt(tx, agreements, plan.asAt);
    const [first, ...others] = lanes(plan);
    const done = { at: 0, of: 0 };
    const lane = async (
      own: EntityManager,
      part: Plan,
    ): Promise<{ cells: number; unknown: Map<number, number[]> }> => {
      let seen = 0;
      await computeCells(own, part, ({ step, at, of, milliseconds }) => {
        if (at === 1) done.of += of;
        done.at += at - seen;
        seen = at;
        progress?.({ step, ...done, milliseconds });
      });
      await storeSideCounts(own, part, no);
      return { cells: await storeCells(own, no), unknown: await unknownUnions(own, part) };
    };
    const results = await Promise.all([
      lane(tx, first ?? plan),
      ...others.map((part) =>
        dataSource.transaction('REPEATABLE READ', async (own) => {
          await own.query(`SET TRANSACTION SNAPSHOT '${exported!.snapshot}'`);
          return lane(own, part);
        }),
      ),
    ]);
    const cells = results.reduce((sum, result) => sum + result.cells, 0);
    return { no, feeds, cells, unknown: new Map(results.flatMap(({ unknown }) => [...unknown])) };
  });
}

function statesOf(plan: Plan, feeds: StateInputs, unknownUnions: ReadonlyMap<number, number[]>) {
  return plan.series.flatMap(({ no: series, definition, code, measure }) =>
    plan.periods.map((period, at) => ({
      series,
      period: at,
      unknownWhole: (measure === 'M7' ? unknownUnions.get(at) : undefined) ?? [],
      ...periodState(definition, period, feeds, code),
    })),
  );
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
