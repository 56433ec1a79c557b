import { createHash, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Agreement } from '#libs/contracts';
import type { EventLog, EventLogLogger } from '#libs/eventlog';
import type { Definition, RegisteredOrganisation } from '#libs/measures';
import type { Audit } from './api/audit';
import type { ClosureReport } from './data/closures';
import { computeCells, unknownUnions, type Progress } from './data/compute/compute';
import { storeRun } from './data/cube-store';
import { emitCubes } from './data/emit-cubes';
import { feedsAt } from './data/feeds';
import { makePlan, type Plan, type PlanFault } from './domain/plan';
import type { ReferenceKey } from './domain/reference-key';
import { periodState, type StateInputs } from './domain/status';

export interface ComputeOptions {
  /** First and last quarter, such as 2022-Q1. */
  from: string;
  to: string;
  /** The day up to whose end events are known, YYYY-MM-DD; the clock is never read. */
  asAt: string;
  /** Hand the publishable cells to the publisher; default true. */
  publish?: boolean;
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

/** One computation, one transaction: what it read is one state of the store, and all of it or nothing is kept. */
export async function computeRun(
  given: ComputeDependencies,
  options: ComputeOptions,
): Promise<ComputeOutcome> {
  const { dataSource, definitions, audit, now, codeVersion, logger } = given;
  const planned = makePlan(options, definitions, given.charities);
  if (!planned.ok) return planned;
  const { plan } = planned;
  const runId = randomUUID();
  return dataSource.transaction('REPEATABLE READ', async (tx) => {
    const feeds = await feedsAt(tx, given.agreements, plan.asAt);
    await computeCells(tx, plan, options.progress);
    const run = { id: runId, computedAt: now(), codeVersion };
    const stored = await storeRun(tx, plan, run, statesOf(plan, feeds, await unknownUnions(tx, plan)));
    const [{ count: cells }] = (await tx.query('SELECT count(*)::integer AS count FROM cell')) as [
      { count: number },
    ];
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
