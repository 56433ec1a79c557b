import type { Membership } from '#libs/contracts';
import type { EventLog, OutgoingRecord, Transaction } from '#libs/eventlog';

/** Sends memberships with the transaction that changed them. */
export async function sendMemberships(
  eventLog: EventLog,
  tx: Transaction,
  memberships: readonly Membership[],
): Promise<OutgoingRecord[]> {
  const outgoing = memberships.map((membership) => ({
    key: membership.recordRef,
    value: Buffer.from(JSON.stringify(membership)),
  }));
  if (outgoing.length > 0) await eventLog.append(tx, 'linkage.membership', outgoing);
  return outgoing;
}
