import { FACTS, WORD } from '#libs/pseudonyms';

const FACTS_AT = WORD.FACTS;
const ALL_BUCKETS = 0xffff;

/**
 * Frequency buckets of a pair, 4 bits each for given name, surname, full name and postcode: the commoner of the two
 * sides, 0 where either is not known. Only exact levels use them, and there both sides agree.
 */
export function packBuckets(a: Uint32Array, b: Uint32Array): number {
  const left = a[FACTS_AT]! & ALL_BUCKETS;
  const right = b[FACTS_AT]! & ALL_BUCKETS;
  if (left === 0 || right === 0) return 0;
  let packed = 0;
  for (let shift = 0; shift < 16; shift += 4) {
    packed |= Math.min((left >>> shift) & 15, (right >>> shift) & 15) << shift;
  }
  return packed;
}

export const BUCKET_SHIFT = {
  GIVEN: FACTS.GIVEN_BUCKET,
  SURNAME: FACTS.SURNAME_BUCKET,
  FULL_NAME: FACTS.FULL_NAME_BUCKET,
  POSTCODE: FACTS.POSTCODE_BUCKET,
} as const;

/** log2 of the share of records that a bucket stands for: its middle; 0 for not known. */
export function bucketLogShare(bucket: number): number {
  return bucket === 0 ? 0 : -2 * (bucket - 1) - 1;
}
