import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { Writable } from 'node:stream';
import type { DataSource } from 'typeorm';
import { projectPath } from '#libs/config';
import type { Agreement } from '#libs/contracts';
import { EventLogStrategy, type EventLog, type EventLogLogger } from '#libs/eventlog';
import { readCharities, readDefinitions, type Definition } from '#libs/measures';
import { Audit } from './api/audit';
import { computeRun, type ComputeOptions, type ComputeOutcome } from './compute-run';
import { closureReports, type ClosureReport } from './data/closures';
import { findRun } from './data/cube-store';
import { exportCubes } from './data/export-cubes';
import type { ReferenceKey } from './domain/reference-key';
import { IndicatorsModule } from './indicators.module';

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

export interface Indicators {
  stop(): Promise<void>;
  /** Computes the cubes of a range of quarters as at a day and, unless told otherwise, hands them to the publisher. */
  compute(options: ComputeOptions): Promise<ComputeOutcome>;
  /** Writes a run's cubes as CSV; recorded as a consultation. Returns the number of rows. */
  exportCubes(runId: string, stream: Writable): Promise<number>;
  /** Closed quarters with the verdict on their control totals. */
  closures(asAt: string): Promise<ClosureReport[]>;
}

/** Consumes `facts.records` and `linkage.membership`; computes when asked. */
export async function startIndicators(dependencies: IndicatorsDependencies): Promise<Indicators> {
  const { dataSource, eventLog, logger, key, now, codeVersion } = dependencies;
  const folder = projectPath('schemas', 'indicators');
  const definitions = dependencies.definitions ?? readDefinitions(folder);
  const charities = readCharities(folder);
  const audit = new Audit(eventLog, now, codeVersion);
  const app = await NestFactory.createMicroservice(IndicatorsModule.with({ key, logger, audit }), {
    strategy: new EventLogStrategy({ eventLog }),
    logger: false,
    abortOnError: false,
  });
  await app.listen();
  return {
    stop: () => app.close(),
    compute: (options) => computeRun({ ...dependencies, definitions, charities, audit }, options),
    exportCubes: (runId, stream) =>
      dataSource.transaction('REPEATABLE READ', async (tx) => {
        const run = await findRun(tx, runId);
        if (!run) throw new Error('indicators.run.unknown');
        const rows = await exportCubes(tx, run, stream);
        await audit.stage(tx, { op: 'consultation', what: 'indicators.cubes.exported', counts: { rows } });
        return rows;
      }),
    closures: (asAt) => closureReports(dataSource.manager, asAt),
  };
}
