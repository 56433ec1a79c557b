import type { IntakeRecord, PlainIdentity } from '#libs/contracts';

/** An event whose identity, if it has one, was opened and found in order. */
export interface OpenedEvent {
  intake: IntakeRecord;
  /** Common name of the sending agency. */
  agency: string;
  identity?: PlainIdentity;
}

/** Why an event goes no further. */
export interface Refusal {
  intake: IntakeRecord;
  code: string;
  /** JSON pointer into the event. */
  pointer: string;
  /** Whether the same bytes may pass later: when a key or an agreement is put right. */
  redrivable: boolean;
}

/** `source` is `/agencies/<common name>`. */
export function agencyOf(source: string): string {
  return source.slice(source.lastIndexOf('/') + 1);
}
