import { createHash, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { Agreement } from '#libs/contracts';
import type { EventLog, EventLogLogger } from '#libs/eventlog';
import type { Definition, RegisteredOrganisation } from '#libs/measures';
import type { Audit } from './api/audit';
import type { ClosureReport } from './data/closures';
import { findBaseline, keepBaseline, signatureOf } from './data/baseline';
import { compute, type Computed, type Progress } from './data/compute/compute';
import { recount } from './data/compute/recount';
import { nextRun, storeRun, storeTables, type RunTable } from './data/cube-store';
import { earlierStates } from './data/earlier-states';
import { storeSideCounts } from './data/side-counts';
import { emitCubes } from './data/emit-cubes';
import { feedsAt } from './data/feeds';
import { encodeCells } from './domain/cell-codec';
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
  /** Begin from the last run of the same kind and count only whom changes touch; default true. */
  incremental?: boolean;
  /** A UUID of the caller's making, so that asking twice is known; default a new one. */
  runId?: string;
  progress?: Progress;
}

export type ComputeOutcome =
  | {
      ok: true;
      runId: string;
      asAt: string;
      cells: number;
      /** People who were counted: all, or those whom changes since the run before touch. */
      counted: 'everybody' | 'changes';
      published: number;
      closures: ClosureReport[];
    }
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
  const signature = signatureOf(plan, codeVersion);
  const { feeds, tables, count, unknown, snapshot, baseline } = await read(given, plan, {
    signature,
    ...options,
  });
  return dataSource.transaction(async (tx) => {
    const no = await nextRun(tx);
    const cells = tables.reduce((sum, table) => sum + table.cells, 0);
    const run = { no, id: runId, computedAt: now(), codeVersion, cells };
    await storeTables(tx, no, tables, baseline);
    await storeSideCounts(tx, plan, { run: no, notes: count.notes, baseline });
    await keepBaseline(tx, signature, { run: no, asAt: plan.asAt, snapshot });
    const states = withRevisions(statesOf(plan, feeds, { tables, unknown }), await earlierStates(tx, plan));
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
    return {
      ok: true,
      runId,
      asAt: plan.asAt,
      cells,
      counted: baseline === undefined ? 'everybody' : 'changes',
      published,
      closures: feeds.closures,
    };
  });
}

/** Reads one state of the store over two connections: what changed since the last computation of the kind, or everything. */
async function read(
  { dataSource, agreements }: ComputeDependencies,
  plan: Plan,
  {
    signature,
    incremental = true,
    progress,
  }: { signature: string; incremental?: boolean; progress?: Progress },
) {
  return dataSource.transaction('REPEATABLE READ', async (tx) => {
    const [seen] = await tx.query<{ snapshot: string }[]>('SELECT pg_current_snapshot()::text AS snapshot');
    const { snapshot } = seen!;
    const feeds = await feedsAt(tx, agreements, plan.asAt);
    const baseline = incremental ? await findBaseline(tx, plan, signature) : undefined;
    const [exported] = await tx.query<{ id: string }[]>('SELECT pg_export_snapshot() AS id');
    return dataSource.transaction('REPEATABLE READ', async (other) => {
      await other.query(`SET TRANSACTION SNAPSHOT '${exported!.id}'`);
      const readers = [tx, other];
      const recounted = baseline && (await recount(readers, plan, baseline, progress));
      if (recounted) return { feeds, snapshot, baseline: baseline.run, ...recounted };
      const computed = await compute(readers, plan, { progress });
      return { feeds, snapshot, baseline: undefined, ...computed, tables: runTables(computed) };
    });
  });
}

/** The tables of a computation, as they are kept. */
function runTables({ count }: Computed): RunTable[] {
  return [...count.tables()].map(({ series, period, table }) => ({
    series: series.planned.no,
    period,
    ...encodeCells(table.cells()),
    ...table.wales(),
  }));
}

function statesOf(
  plan: Plan,
  feeds: StateInputs,
  { tables, unknown }: { tables: readonly RunTable[]; unknown: ReadonlyMap<number, number[]> },
) {
  return tables.map(({ series, period, digest, numerator, denominator }) => {
    const { definition, measure, code } = plan.series[series]!;
    const unknownWhole = (measure === 'M7' ? unknown.get(period) : undefined) ?? [];
    const state = periodState(definition, plan.periods[period]!, feeds, code);
    return { series, period, digest, numerator, denominator, unknownWhole, ...state };
  });
}

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}
