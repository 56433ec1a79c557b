/** Marks a wrapped data key, so that no sealed identity can be passed off as one. */
export const WRAPPED_KEY_TYPE = 'cyfrif-intake-key';

export const DATA_KEY_BYTES = 32;
export const IV_BYTES = 12;
export const TAG_BYTES = 16;

/** What a sealed record is bound to: the topic it lies on and the receipt it was acknowledged with. */
export function intakeBinding(topic: string, receiptId: string): Buffer {
  return Buffer.from(`${topic}\x1f${receiptId}`);
}
