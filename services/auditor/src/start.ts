import type { DataSource } from 'typeorm';
import type { Batch, EventLog, Transaction } from '#libs/eventlog';
import type { Logger } from '#libs/telemetry';
import { appendBatch, recordVerification, verifyAccount } from './data/account';
import type { ChainReport } from './domain/chain';
import { toSequenced } from './domain/entry';

export interface AuditorDependencies {
  dataSource: DataSource;
  eventLog: EventLog;
  logger: Logger;
  now: () => Date;
}

export interface Auditor {
  stop(): Promise<void>;
  /** Recomputes the chain, keeps the verdict for the governance page and returns it. */
  verify(): Promise<ChainReport>;
}

/** Consumes `audit.entries`: each batch of the log becomes one link of the chain. */
export async function startAuditor(dependencies: AuditorDependencies): Promise<Auditor> {
  const { dataSource, eventLog, logger, now } = dependencies;
  const handle = async (batch: Batch, tx: Transaction): Promise<void> => {
    const receivedAt = now();
    const entries = batch.records.map((record) => toSequenced(record.value, receivedAt));
    const chained = await appendBatch(tx, entries, receivedAt);
    logger.debug({ event: 'auditor.batch.chained', count: chained });
  };
  const consumer = await eventLog.consume({ topic: 'audit.entries', group: 'auditor' }, handle);
  return {
    stop: () => consumer.stop(),
    verify: async () => {
      const report = await verifyAccount(dataSource);
      await recordVerification(dataSource, report, now());
      if (!report.ok) logger.error({ event: 'auditor.chain.broken', code: report.fault.kind });
      return report;
    },
  };
}
