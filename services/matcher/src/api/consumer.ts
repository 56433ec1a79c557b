import { createHash, randomUUID } from 'node:crypto';
import type { AuditEntry, LinkageRecord } from '#libs/contracts';
import { stageAudit } from '#libs/eventlog';
import type { Batch, BatchHandler, EventLog, OutgoingRecord, Transaction } from '#libs/eventlog';
import type { Logger } from '#libs/telemetry';
import { lookUpByKey, takeTurn } from '../data/lease';
import { accountForLapses } from './lapses';
import { linkBatch } from './link-batch';
import type { LinkOptions } from './link-batch';
import { sendMemberships } from './memberships';

export interface ConsumerDependencies extends Pick<LinkOptions, 'fixedPersons' | 'model'> {
  eventLog: EventLog;
  logger: Logger;
  now: () => Date;
  codeVersion: string;
}

/** Handles batches of `linkage.records`: effects, memberships, audit entry and position in one transaction. */
export function linkageConsumer(dependencies: ConsumerDependencies): BatchHandler {
  const { eventLog, logger, now, fixedPersons, model } = dependencies;
  return async (batch: Batch, tx: Transaction) => {
    await takeTurn(tx);
    await lookUpByKey(tx);
    const at = now();
    const records = batch.records.map(({ value }) => JSON.parse(value.toString('utf8')) as LinkageRecord);
    const { memberships, applied } = await linkBatch(tx, records, { at, fixedPersons, model });
    const outgoing = await sendMemberships(eventLog, tx, memberships);
    if (applied > 0) {
      const counts = { records: records.length, applied, memberships: memberships.length };
      await stageAudit(eventLog, tx, combination(dependencies.codeVersion, at, batch, outgoing, counts));
    }
    await accountForLapses(eventLog, tx, at, dependencies.codeVersion);
    logger.debug({ event: 'matcher.batch.linked', records: records.length, count: memberships.length });
  };
}

/** Bringing one person's records together is a combination of personal data (DPA 2018 s.62). */
function combination(
  version: string,
  at: Date,
  batch: Batch,
  outgoing: readonly OutgoingRecord[],
  counts: Record<string, number>,
): AuditEntry {
  return {
    v: 1,
    entryId: randomUUID(),
    op: 'combination',
    what: 'matcher.batch.linked',
    at: at.toISOString(),
    actor: 'matcher',
    recipients: ['indicators'],
    code: { version },
    inputs: [digest(batch.records)],
    outputs: [digest(outgoing)],
    counts,
    outcome: 'done',
  };
}

function digest(records: readonly OutgoingRecord[]): string {
  const hash = createHash('sha256');
  for (const { value } of records) hash.update(value).update('\n');
  return hash.digest('hex');
}
