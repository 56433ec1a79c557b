import type { AuditEntry } from '#libs/contracts';
import type { EventLog, Transaction } from './port';

/** Stages an audit entry in the transaction of the effect that it records: both commit, or neither. */
export async function stageAudit(eventLog: EventLog, tx: Transaction, entry: AuditEntry): Promise<void> {
  const service = entry.actor;
  await eventLog.append(tx, 'audit.entries', [{ key: service, value: Buffer.from(JSON.stringify(entry)) }]);
}
