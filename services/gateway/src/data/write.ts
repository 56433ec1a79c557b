import { randomUUID } from 'node:crypto';
import { prepared, type Transaction } from '#libs/eventlog';
import type { Candidate } from '../domain/check-event';
import type { Outcome } from '../domain/outcome';
import type { Flow } from '../domain/report';
import { recordType } from '../domain/settle';

/** Stores accepted deliveries and the revisions that they carry. */
export async function writeAccepted(
  tx: Transaction,
  acceptedAt: string,
  accepted: readonly { agency: string; candidate: Candidate; receiptId: string }[],
): Promise<void> {
  if (accepted.length === 0) return;
  const agencies = accepted.map(({ agency }) => agency);
  const events = accepted.map(({ candidate }) => candidate);
  await tx.query(
    prepared(`INSERT INTO gateway.delivery (agency, event_id, receipt_id, digest, type, agreement, accepted_at)
     SELECT d.*, $1::timestamptz
     FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) AS d`),
    [
      acceptedAt,
      agencies,
      events.map(({ event }) => event.id),
      accepted.map(({ receiptId }) => receiptId),
      events.map(({ digest }) => digest),
      events.map(({ parsed }) => parsed.suffix),
      events.map(({ agreement }) => agreement.id),
    ],
  );
  await tx.query(
    prepared(`INSERT INTO gateway.revision (agency, record, revision, type, content)
     SELECT * FROM unnest($1::text[], $2::text[], $3::int[], $4::text[], $5::text[])
     ON CONFLICT DO NOTHING`),
    [
      agencies,
      events.map(({ record }) => record),
      events.map(({ event }) => event.sourcerevision),
      events.map((candidate) => recordType(candidate) ?? null),
      events.map(({ content }) => content),
    ],
  );
}

/** Adds to the flows; the caller gives them in the one order that all writers keep. */
export async function writeFlows(tx: Transaction, flows: readonly Flow[]): Promise<void> {
  await tx.query(
    prepared(`INSERT INTO gateway.flow AS f (agency, agreement, type, day, accepted, repeated, refused)
     SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::date[], $5::int[], $6::int[], $7::int[])
     ON CONFLICT (agency, agreement, type, day) DO UPDATE
     SET accepted = f.accepted + excluded.accepted, repeated = f.repeated + excluded.repeated,
         refused = f.refused + excluded.refused`),
    [
      flows.map(({ agency }) => agency),
      flows.map(({ agreement }) => agreement),
      flows.map(({ type }) => type),
      flows.map(({ day }) => day),
      flows.map(({ accepted }) => accepted),
      flows.map(({ repeated }) => repeated),
      flows.map(({ refused }) => refused),
    ],
  );
}

/**
 * Stores what was refused at the door, never with its body: what broke the schema may hold anything, and what no
 * agreement covers must not be kept.
 */
export async function writeRefusals(
  tx: Transaction,
  at: string,
  refused: readonly { agency: string; outcome: Outcome }[],
): Promise<void> {
  if (refused.length === 0) return;
  const outcomes = refused.map(({ outcome }) => outcome);
  await tx.query(
    `INSERT INTO gateway.refusal (at, stage, agency, refusal_id, code, pointer, event_id, type, agreement, incident)
     SELECT $1::timestamptz, 'gateway', r.* FROM unnest(
       $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::boolean[]) AS r`,
    [
      at,
      refused.map(({ agency }) => agency),
      outcomes.map(({ refusalId }) => refusalId ?? randomUUID()),
      outcomes.map(({ code }) => code),
      outcomes.map(({ pointer }) => pointer ?? ''),
      outcomes.map(({ eventId }) => eventId ?? null),
      outcomes.map(({ type }) => type ?? null),
      outcomes.map(({ agreement }) => agreement ?? null),
      outcomes.map(({ incident }) => incident ?? false),
    ],
  );
}
