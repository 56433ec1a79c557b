import { type RefusalRecord, type SealedIntake, sealedIntake } from '#libs/contracts';

/**
 * The body of a refusal, if it may be kept: what a redrive can put on the intake again, sealed to the pseudonymiser
 * as a whole, and of the receipt that was refused. Whoever recorded the refusal is not trusted to have looked.
 */
export function keepable(record: RefusalRecord): { body: SealedIntake; key: string } | undefined {
  if (!record.redrivable || record.redriveTopic !== 'intake.sealed') return undefined;
  const body = sealedIntake(record.body);
  if (!body || body.receiptId !== record.receiptId) return undefined;
  return { body, key: record.redriveKey ?? record.refusalId };
}
