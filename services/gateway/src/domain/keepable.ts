import {
  type IntakeRecord,
  type RefusalRecord,
  sha256,
  validateEnvelope,
  validateFacts,
  validateIdentityPresence,
  validateSealedIdentity,
} from '#libs/contracts';

/**
 * The body of a refusal, if it may be kept: what a redrive can put on the intake again, that passed the schema,
 * with its identity still sealed. Whoever recorded the refusal is not trusted to have looked.
 */
export function keepable(record: RefusalRecord): { body: IntakeRecord; key: string } | undefined {
  if (!record.redrivable || record.redriveTopic !== 'intake.sealed') return undefined;
  const body = record.body as Partial<IntakeRecord> | null | undefined;
  const event = body?.event;
  if (typeof body !== 'object' || body === null || typeof event !== 'object' || event === null)
    return undefined;
  const { receiptId, acceptedAt, digest } = body;
  if (![receiptId, acceptedAt, digest].every((field) => typeof field === 'string')) return undefined;
  if (validateEnvelope(event).length > 0) return undefined;
  const { identity, facts } = event.data;
  const faults = [
    ...validateIdentityPresence(event.type, identity !== undefined),
    ...validateFacts(event.type, facts),
    ...(identity === undefined ? [] : validateSealedIdentity(identity)),
  ];
  if (faults.length > 0) return undefined;
  const kept = { receiptId, acceptedAt, digest, event } as IntakeRecord;
  return { body: kept, key: sha256(`${event.source}\u001f${event.subject}`) };
}
