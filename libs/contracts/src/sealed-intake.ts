import type { SealedIntake } from './messages';

const RECEIPT = /^[A-Za-z0-9._-]{1,64}$/;
const WRAPPED = /^[\w-]{1,1024}\.\.[\w-]{16}\.[\w-]{1,128}\.[\w-]{22}$/;
const TEXT = /^[\w-]+$/;

/** The value if it has the form of a sealed intake record, with nothing beside it; else undefined. */
export function sealedIntake(value: unknown): SealedIntake | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { receiptId, key, iv, ciphertext, tag } = value as Record<keyof SealedIntake, unknown>;
  if (typeof receiptId !== 'string' || !RECEIPT.test(receiptId)) return undefined;
  if (typeof key !== 'string' || !WRAPPED.test(key)) return undefined;
  if (typeof iv !== 'string' || iv.length !== 16 || !TEXT.test(iv)) return undefined;
  if (typeof tag !== 'string' || tag.length !== 22 || !TEXT.test(tag)) return undefined;
  if (typeof ciphertext !== 'string' || !TEXT.test(ciphertext)) return undefined;
  return { receiptId, key, iv, ciphertext, tag };
}
