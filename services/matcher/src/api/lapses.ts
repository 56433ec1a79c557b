import { createHash, randomUUID } from 'node:crypto';
import { stageAudit, type EventLog, type Transaction } from '#libs/eventlog';
import { lapsedAt } from '../data/proposals';

/**
 * Accounts for what officers proposed and records made pointless, in the transaction in which it happened: a change of
 * what people had entered, made by no person (DPA 2018 s.62). Without a lapse there is no entry.
 */
export async function accountForLapses(
  eventLog: EventLog,
  tx: Transaction,
  at: Date,
  version: string,
): Promise<void> {
  const proposals = await lapsedAt(tx, at);
  if (proposals.length === 0) return;
  await stageAudit(eventLog, tx, {
    v: 1,
    entryId: randomUUID(),
    op: 'alteration',
    what: 'matcher.proposal.lapsed',
    at: at.toISOString(),
    actor: 'matcher',
    code: { version },
    recipients: [],
    inputs: [createHash('sha256').update(proposals.join('\n')).digest('hex')],
    outputs: [],
    counts: { proposals: proposals.length },
    outcome: 'done',
  });
}
