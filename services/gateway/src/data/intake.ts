import type { DataSource } from 'typeorm';
import type { Agreement, IntakeRecord } from '#libs/contracts';
import { type EventLog, type OutgoingRecord, stageAudit } from '#libs/eventlog';
import type { IntakeSealer, SealRecord } from '#libs/keys';
import type { Candidate, Checked } from '../domain/check-event';
import type { Outcome } from '../domain/outcome';
import { collectionEntries, flows } from '../domain/report';
import { settle, type Settled } from '../domain/settle';
import { readKnown } from './known';
import { writeAccepted, writeFlows, writeRefusals } from './write';

export interface IntakeDependencies {
  dataSource: DataSource;
  eventLog: EventLog;
  now: () => Date;
  codeVersion: string;
  agreements: () => ReadonlyMap<string, Agreement>;
  sealer: IntakeSealer;
}

/** Who sent a batch. */
export interface Sender {
  agency: string;
  /** Of the certificate, for the audit. */
  actor: string;
}

/**
 * Takes in one agency's checked events in one transaction: deliveries, revisions, flows, refusals, the records for
 * the pseudonymiser and the audit entries commit together or not at all.
 */
export async function takeIn(
  { dataSource, eventLog, now, codeVersion, agreements, sealer }: IntakeDependencies,
  { agency, actor }: Sender,
  checked: readonly Checked[],
): Promise<Outcome[]> {
  const at = now().toISOString();
  const candidates = checked.flatMap((item) => (item.refusal ? [] : [item.candidate]));
  const seal = await sealer.current();
  return await dataSource.transaction(async (tx) => {
    const settled = settle(candidates, await readKnown(tx, agency, candidates), at);
    const outcomes = outcomesOf(checked, settled);
    const accepted = candidates.flatMap((candidate, index) => {
      const decision = settled[index];
      return decision?.status === 'accepted' ? [{ candidate, receiptId: decision.receiptId }] : [];
    });
    await writeAccepted(tx, agency, at, accepted);
    await writeRefusals(
      tx,
      agency,
      at,
      outcomes.filter(({ status }) => status === 'refused'),
    );
    await writeFlows(tx, flows(agency, at.slice(0, 10), outcomes));
    const records = accepted.map((each) => sealedRecord(each, at, seal));
    if (records.length > 0) await eventLog.append(tx, INTAKE, records);
    for (const entry of collectionEntries(outcomes, { actor, at, codeVersion, agreements: agreements() }))
      await stageAudit(eventLog, tx, entry);
    return outcomes;
  });
}

const INTAKE = 'intake.sealed';

/** Facts hold agencies' references: what goes on the log can be read by the pseudonymiser alone. */
function sealedRecord(
  { candidate, receiptId }: { candidate: Candidate; receiptId: string },
  acceptedAt: string,
  seal: SealRecord,
): OutgoingRecord {
  const { event, digest, record } = candidate;
  const intake: IntakeRecord = { receiptId, acceptedAt, digest, event };
  const plain = Buffer.from(JSON.stringify(intake));
  const sealed = seal(INTAKE, receiptId, plain);
  plain.fill(0);
  return { key: record, value: Buffer.from(JSON.stringify(sealed)) };
}

/** The outcomes in the order of the request: refusals of the check and decisions of the store. */
function outcomesOf(checked: readonly Checked[], settled: readonly Settled[]): Outcome[] {
  let next = 0;
  return checked.map((item): Outcome => {
    if (item.refusal) return { status: 'refused', ...item.refusal };
    const { event, parsed, agreement, digest } = item.candidate;
    const decision = settled[next]!;
    next += 1;
    return { eventId: event.id, type: parsed.suffix, agreement: agreement.id, digest, ...decision };
  });
}
