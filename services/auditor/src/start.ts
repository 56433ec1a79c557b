import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { EventLogStrategy, type EventLog, type EventLogLogger } from '#libs/eventlog';
import { AuditorModule } from './auditor.module';
import type { Jobs } from '#libs/jobs';
import type { Metrics } from '#libs/telemetry';
import { recordVerification, verifyAccount } from './data/verification';
import type { ChainReport } from './domain/chain';

export interface AuditorDependencies {
  dataSource: DataSource;
  eventLog: EventLog;
  logger: EventLogLogger;
  now: () => Date;
  metrics?: Pick<Metrics, 'chainVerified'>;
  /** For verification by itself, at the start and then every hour; without it only `verify` verifies. */
  jobs?: Jobs;
  /** Milliseconds between two verifications; default an hour. */
  verifyEvery?: number;
}

export const VERIFY_JOB = 'auditor.verify';
const HOUR = 3_600_000;

export interface Auditor {
  stop(): Promise<void>;
  /** Recomputes the chain, keeps the verdict for the governance page and returns it. */
  verify(): Promise<ChainReport>;
}

/** Consumes `audit.entries`, puts the entries in order and chains them. */
export async function startAuditor(dependencies: AuditorDependencies): Promise<Auditor> {
  const { eventLog, logger, now, jobs, verifyEvery = HOUR } = dependencies;
  const app = await NestFactory.createMicroservice(AuditorModule.with({ now, logger }), {
    strategy: new EventLogStrategy({ eventLog }),
    logger: false,
    abortOnError: false,
  });
  await app.listen();
  await jobs?.handle(VERIFY_JOB, () => verify(dependencies));
  await jobs?.every(VERIFY_JOB, verifyEvery, {});
  return { stop: () => app.close(), verify: () => verify(dependencies) };
}

async function verify({ dataSource, logger, now, metrics }: AuditorDependencies): Promise<ChainReport> {
  const report = await verifyAccount(dataSource);
  const at = now();
  await recordVerification(dataSource, report, at);
  metrics?.chainVerified(report.ok, report.entries, Math.floor(at.getTime() / 1000));
  if (!report.ok) logger.error({ event: 'auditor.chain.broken', code: report.fault.kind });
  return report;
}
