import { parseType, sha256, type RefusalRecord } from '#libs/contracts';
import type { Arrival, Unopened } from './arrivals';
import { agencyOf, type Refusal } from './opened';

/** A refusal as the gateway keeps it for the sender. Its id follows from its cause, so a repeat is the same one. */
export function refusalRecord(
  { intake, code, pointer, redrivable }: Refusal,
  { sealed, key }: Pick<Arrival, 'sealed' | 'key'>,
  at: Date,
): RefusalRecord {
  const { event, receiptId } = intake;
  const parsed = parseType(event.type);
  return {
    refusalId: idOf(receiptId, code),
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
    // The body is kept as it lay on the log, sealed. One that can never pass is not kept.
    ...(redrivable ? { redriveTopic: 'intake.sealed', redriveKey: key, body: sealed } : {}),
  };
}

/**
 * A record that stays closed: its key is not open here, or it is not what a gateway sealed. Who sent it, the gateway
 * finds by the receipt. The id of one that is no record at all follows from its key.
 */
export function unopenedRecord({ sealed, key }: Unopened, at: Date): RefusalRecord {
  const code = 'intake.unopenable';
  return {
    refusalId: idOf(sealed?.receiptId ?? key, code),
    stage: 'pseudonymiser',
    code,
    pointer: '',
    agency: '',
    ...(sealed ? { receiptId: sealed.receiptId } : {}),
    at: at.toISOString(),
    redrivable: sealed !== undefined,
    ...(sealed ? { redriveTopic: 'intake.sealed', redriveKey: key, body: sealed } : {}),
  };
}

function idOf(receiptId: string, code: string): string {
  return `p-${sha256(`${receiptId}\n${code}`).slice(0, 32)}`;
}
