import { parseType, sha256, type RefusalRecord } from '#libs/contracts';
import { agencyOf, type Refusal } from './opened';

/** A refusal as the gateway keeps it for the sender. Its id follows from its cause, so a repeat is the same one. */
export function refusalRecord({ intake, code, pointer, redrivable }: Refusal, at: Date): RefusalRecord {
  const { event, receiptId } = intake;
  const parsed = parseType(event.type);
  return {
    refusalId: `p-${sha256(`${receiptId}\n${code}`).slice(0, 32)}`,
    stage: 'pseudonymiser',
    code,
    pointer,
    agency: agencyOf(event.source),
    source: event.source,
    eventId: event.id,
    ...(parsed ? { type: parsed.suffix } : {}),
    agreement: event.agreementref,
    receiptId,
    at: at.toISOString(),
    redrivable,
    // Identity in the body is still sealed. A body that can never pass is not kept.
    ...(redrivable ? { redriveTopic: 'intake.sealed', body: intake } : {}),
  };
}
