import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import type { DataSource } from 'typeorm';
import { EventLogStrategy, type EventLog, type EventLogLogger } from '#libs/eventlog';
import { AuditorModule } from './auditor.module';
import { recordVerification, verifyAccount } from './data/account';
import type { ChainReport } from './domain/chain';

export interface AuditorDependencies {
  dataSource: DataSource;
  eventLog: EventLog;
  logger: EventLogLogger;
  now: () => Date;
}

export interface Auditor {
  stop(): Promise<void>;
  /** Recomputes the chain, keeps the verdict for the governance page and returns it. */
  verify(): Promise<ChainReport>;
}

/** Consumes `audit.entries`, puts the entries in order and chains them. */
export async function startAuditor(dependencies: AuditorDependencies): Promise<Auditor> {
  const { dataSource, eventLog, logger, now } = dependencies;
  const app = await NestFactory.createMicroservice(AuditorModule.with({ now, logger }), {
    strategy: new EventLogStrategy({ eventLog }),
    logger: false,
    abortOnError: false,
  });
  await app.listen();
  return {
    stop: () => app.close(),
    verify: async () => {
      const report = await verifyAccount(dataSource);
      await recordVerification(dataSource, report, now());
      if (!report.ok) logger.error({ event: 'auditor.chain.broken', code: report.fault.kind });
      return report;
    },
  };
}
