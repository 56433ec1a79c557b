import { bucketLogShare, BUCKET_SHIFT } from '../compare/buckets';
import { COMPARE, POSTCODE, SURNAME } from '../compare/levels';
import type { Comparison } from '../compare/levels';
import type { LinkageModel } from './model';

/** Given names, dates of birth, sex and identifiers are a person's alone; a home says nothing of them. */
const OF_A_PERSON: ReadonlySet<number> = new Set([
  COMPARE.GIVEN,
  COMPARE.OTHER_GIVEN,
  COMPARE.BIRTH,
  COMPARE.SEX,
  COMPARE.PNC,
  COMPARE.CRO,
  COMPARE.NOMS,
  COMPARE.CRN,
  COMPARE.NHS,
  COMPARE.NINO,
  COMPARE.OPAQUE,
]);
/** Whether a comparison is of what a person has alone. */
export function isOfPerson({ partOf, identifies }: Comparison, place: number): boolean {
  return OF_A_PERSON.has(place) || partOf !== undefined || identifies === true;
}

/** Whether a comparison tells people of one home apart, which sex hardly does; without any, they cannot be modelled. */
export function tellsApart(comparison: Comparison, place: number): boolean {
  return isOfPerson(comparison, place) && place !== COMPARE.SEX;
}

/** Shares to start from: half way between matches and strangers where a home has something in common. */
export function firstHousehold(
  comparisons: readonly Comparison[],
  m: readonly (readonly number[])[],
  u: readonly (readonly number[])[],
): number[][] {
  return comparisons.map((comparison, c) =>
    isOfPerson(comparison, c) ? [...u[c]!] : m[c]!.map((share, level) => (share + u[c]![level]!) / 2),
  );
}

const FREQUENT = [
  { comparison: COMPARE.SURNAME, level: SURNAME.EXACT, shift: BUCKET_SHIFT.SURNAME },
  { comparison: COMPARE.POSTCODE, level: POSTCODE.FULL, shift: BUCKET_SHIFT.POSTCODE },
];

/** log2 of how much likelier a pair is among people of one home than among strangers. */
export function householdRatio(model: LinkageModel): (levels: Uint8Array, buckets: number) => number {
  const { comparisons, household, u } = model;
  if (!household) return () => 0;
  const shared = comparisons.flatMap((comparison, c) => (isOfPerson(comparison, c) ? [] : [c]));
  const tables = shared.map((c) =>
    Float64Array.from([0, ...household.levels[c]!.map((share, level) => Math.log2(share / u[c]![level]!))]),
  );
  return (levels, buckets) => {
    let sum = 0;
    for (let i = 0; i < shared.length; i++) sum += tables[i]![levels[shared[i]!]!]!;
    if (buckets !== 0)
      for (const { comparison, level, shift } of FREQUENT) {
        const bucket = (buckets >>> shift) & 15;
        if (bucket === 0 || levels[comparison] !== level) continue;
        sum += Math.log2(u[comparison]![level - 1]!) - bucketLogShare(bucket);
      }
    return sum;
  };
}
