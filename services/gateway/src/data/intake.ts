import type { DataSource } from 'typeorm';
import type { Agreement, IntakeRecord } from '#libs/contracts';
import { type EventLog, type OutgoingRecord, stageAudit } from '#libs/eventlog';
import type { IntakeSealer, SealRecord } from '#libs/keys';
import type { Candidate, Checked } from '../domain/check-event';
import { type Outcome, refusalAt } from '../domain/outcome';
import { collectionEntries, flows } from '../domain/report';
import { settle, type Settled } from '../domain/settle';
import { readKnown, storedRefusals } from './known';
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

/** What one request brought, checked. */
export interface Submitted {
  sender: Sender;
  checked: readonly Checked[];
  /** Where each came from, if it may come from there again: what was refused there is then stored once. */
  places?: readonly string[];
}

/**
 * Takes in checked events of any agencies in one transaction: deliveries, revisions, flows, refusals, the records for
 * the pseudonymiser and the audit entries commit together or not at all. Gives the outcomes of each request.
 */
export async function takeIn(
  { dataSource, eventLog, now, codeVersion, agreements, sealer }: IntakeDependencies,
  submitted: readonly Submitted[],
): Promise<Outcome[][]> {
  const at = now().toISOString();
  const requests = submitted.map(({ sender, checked, places }) => ({
    ...sender,
    checked,
    places,
    candidates: checked.flatMap((item) => (item.refusal ? [] : [item.candidate])),
  }));
  const seal = await sealer.current();
  return await dataSource.transaction(async (tx) => {
    const known = await readKnown(tx, requests);
    const stored = await storedRefusals(
      tx,
      requests.flatMap(({ places = [] }) => places.map(refusalAt)),
    );
    const answered = requests.map(({ agency, actor, checked, candidates, places }) => {
      const settled = settle(candidates, known.get(agency)!, at);
      const outcomes = outcomesOf(checked, settled).map((outcome, index) =>
        places && outcome.status === 'refused'
          ? { ...outcome, refusalId: refusalAt(places[index]!) }
          : outcome,
      );
      return {
        agency,
        actor,
        outcomes,
        // What is there of the last time is neither stored nor counted again.
        fresh: outcomes.filter(({ refusalId }) => refusalId === undefined || !stored.has(refusalId)),
        accepted: acceptedOf(candidates, settled),
      };
    });
    const accepted = answered.flatMap((each) =>
      each.accepted.map((one) => ({ agency: each.agency, ...one })),
    );
    await writeAccepted(tx, at, accepted);
    await writeRefusals(
      tx,
      at,
      answered.flatMap(({ agency, fresh }) =>
        fresh.filter(({ status }) => status === 'refused').map((outcome) => ({ agency, outcome })),
      ),
    );
    await writeFlows(
      tx,
      flows(
        at.slice(0, 10),
        answered.map(({ agency, fresh }) => ({ agency, outcomes: fresh })),
      ),
    );
    const records = accepted.map((each) => sealedRecord(each, at, seal));
    if (records.length > 0) await eventLog.append(tx, INTAKE, records);
    for (const [actor, requests] of Map.groupBy(answered, (each) => each.actor)) {
      const outcomes = requests.flatMap((each) => each.fresh);
      for (const entry of collectionEntries(outcomes, { actor, at, codeVersion, agreements: agreements() }))
        await stageAudit(eventLog, tx, entry);
    }
    return answered.map(({ outcomes }) => outcomes);
  });
}

function acceptedOf(
  candidates: readonly Candidate[],
  settled: readonly Settled[],
): { candidate: Candidate; receiptId: string }[] {
  return candidates.flatMap((candidate, index) => {
    const decision = settled[index];
    return decision?.status === 'accepted' ? [{ candidate, receiptId: decision.receiptId }] : [];
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
