import { sealedIntake, type IntakeRecord, type SealedIntake } from '#libs/contracts';
import type { IntakeOpener } from '#libs/keys';

/** A record of the intake that was opened; `sealed` is what may be kept of it. */
export interface Arrival {
  intake: IntakeRecord;
  sealed: SealedIntake;
  /** Key under which it lay on its topic. */
  key: string;
}

/** A record of the intake that stays closed; `sealed` is missing if it is no sealed record at all. */
export interface Unopened {
  sealed?: SealedIntake;
  key: string;
}

/** Opens the records of a batch, in order. */
export async function openArrivals(
  records: readonly { key: string; value: Buffer }[],
  { open }: IntakeOpener,
): Promise<{ arrivals: Arrival[]; unopened: Unopened[] }> {
  const results = await Promise.all(records.map((record) => openArrival(record, open)));
  return {
    arrivals: results.filter((result) => 'intake' in result),
    unopened: results.filter((result) => !('intake' in result)),
  };
}

async function openArrival(
  { key, value }: { key: string; value: Buffer },
  open: IntakeOpener['open'],
): Promise<Arrival | Unopened> {
  const sealed = sealedIntake(parsed(value));
  if (!sealed) return { key };
  const bytes = await open('intake.sealed', sealed);
  const intake = bytes && (parsed(bytes) as IntakeRecord | undefined);
  bytes?.fill(0);
  return intake ? { intake, sealed, key } : { sealed, key };
}

/** JSON.parse quotes its input in its error, so the error goes no further. */
function parsed(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
}
