import { BUCKET_SHIFT, bucketLogShare } from '../compare/buckets';
import { BIRTH, COMPARE, GIVEN, IDENTIFIER, POSTCODE, SURNAME, TEXT } from '../compare/levels';
import { agencyTable } from './agency-table';
import type { AgencyTable } from './agency-table';
import { householdRatio } from './household';
import { levelBits, priorBits } from './model';
import type { LinkageModel } from './model';
import { movedBits } from './moved';

/**
 * Where frequency counts: a shared rare value says more, a shared common one less, than the level says on average. Names
 * that changed places are as telling as the same names in their own: each side's bucket is that of the name in the field
 * where it is common, the lower of the two.
 */
const FREQUENT = [
  { comparison: COMPARE.GIVEN, level: GIVEN.EXACT, shift: BUCKET_SHIFT.GIVEN },
  { comparison: COMPARE.SURNAME, level: SURNAME.EXACT, shift: BUCKET_SHIFT.SURNAME },
  { comparison: COMPARE.POSTCODE, level: POSTCODE.FULL, shift: BUCKET_SHIFT.POSTCODE },
].map((term) => ({ ...term, of: term.comparison, ofLevel: term.level }));
const FREQUENT_SWAPPED = FREQUENT.filter(({ comparison }) => comparison !== COMPARE.POSTCODE).map((term) => ({
  ...term,
  comparison: COMPARE.GIVEN,
  level: GIVEN.SWAPPED,
}));
const ALL_FREQUENT = [...FREQUENT, ...FREQUENT_SWAPPED];

/** The most that a twin-like pair may weigh. */
const TWIN_BITS = -5;

/**
 * Given names that may be two: less alike than Jaro-Winkler 0.9, and no form of one name. "Similar" stands for 0.88
 * and holds most names with one letter wrong, so it is where the rule ends.
 */
const OTHER_NAME: ReadonlySet<number> = new Set([GIVEN.LOW, GIVEN.INITIAL, GIVEN.UNLIKE]);
/** Given names that are not the same, but may be with a slip: two people's where their police numbers differ. */
const LIKE_NAME: ReadonlySet<number> = new Set([GIVEN.HIGH, GIVEN.MIDDLE]);

const IDENTIFIERS = [
  COMPARE.PNC,
  COMPARE.CRO,
  COMPARE.NOMS,
  COMPARE.CRN,
  COMPARE.NHS,
  COMPARE.NINO,
  COMPARE.OPAQUE,
];

/** `of`: whose m weighs the pair, as `agencies` says; 0, the default, is the pooled one. */
export interface Scorer {
  /** Which pairs of agencies have an m of their own. */
  agencies: AgencyTable;
  /** Bits that a pair's columns say together beyond what each says alone, since people move; 0 under most models. */
  movedBits(levels: Uint8Array, of?: number): number;
  /** Bits of a pattern without frequencies, prior included. */
  patternBits(levels: Uint8Array, of?: number): number;
  /** Bits that the frequency buckets add to a pattern. */
  frequencyBits(levels: Uint8Array, buckets: number): number;
  /** Bits that a pair loses because two people of one home would look alike too; never above 0. */
  householdBits(levels: Uint8Array, buckets: number): number;
  /** Bits of a pair: all of the above, and the twins rule. */
  bits(levels: Uint8Array, buckets: number, of?: number): number;
}

export function scorerFor(model: LinkageModel): Scorer {
  const shares = [model, ...(model.byAgencies ?? [])];
  const tables = shares.map(({ m }) =>
    model.comparisons.map(({ levels }, comparison) =>
      Float64Array.from({ length: levels.length + 1 }, (_, level) => levelBits(model, comparison, level, m)),
    ),
  );
  const together = shares.some(({ moved }) => moved)
    ? shares.map(({ m, moved }) => movedBits(moved, m))
    : undefined;
  const prior = priorBits(model);
  const patternBits = (levels: Uint8Array, of = 0): number => {
    const table = tables[of]!;
    let sum = together ? prior + together[of]!(levels) : prior;
    for (let i = 0; i < table.length; i++) sum += table[i]![levels[i]!]!;
    return sum;
  };
  const frequencyBits = (levels: Uint8Array, buckets: number): number => {
    if (buckets === 0) return 0;
    let sum = 0;
    for (const { comparison, level, shift, of, ofLevel } of ALL_FREQUENT) {
      const bucket = (buckets >>> shift) & 15;
      if (bucket === 0 || levels[comparison] !== level) continue;
      sum += Math.log2(model.u[of]![ofLevel - 1]!) - bucketLogShare(bucket);
    }
    return sum;
  };
  const ratio = householdRatio(model);
  const { share = 0 } = model.household ?? {};
  const householdBits = (levels: Uint8Array, buckets: number): number =>
    share === 0 ? 0 : Math.min(0, -Math.log2(1 - share + share * 2 ** ratio(levels, buckets)));
  const others = otherIdentifiers(model);
  const bits = (levels: Uint8Array, buckets: number, of = 0): number => {
    const sum = patternBits(levels, of) + frequencyBits(levels, buckets) + householdBits(levels, buckets);
    return isTwinLike(levels, others) ? Math.min(sum, TWIN_BITS) : sum;
  };
  const byMoving = (levels: Uint8Array, of = 0): number => (together ? together[of]!(levels) : 0);
  return {
    ...{ agencies: agencyTable(model), movedBits: byMoving, patternBits },
    ...{ frequencyBits, householdBits, bits },
  };
}

/** Places of the other columns that identify. */
export function otherIdentifiers({ comparisons }: Pick<LinkageModel, 'comparisons'>): number[] {
  return comparisons.flatMap(({ identifies }, place) => (identifies ? [place] : []));
}

/**
 * Same surname, same date of birth, same home, another first name, and no identifier that says otherwise: twins share
 * all that a weight can see, so the weight may not decide. A name that is only like the other is another where PNC or CRO
 * say so.
 * @param others places of other columns that identify; absent: none
 */
export function isTwinLike(levels: Uint8Array, others: readonly number[] = []): boolean {
  const surname = levels[COMPARE.SURNAME];
  const given = levels[COMPARE.GIVEN]!;
  const policeNumbersDiffer =
    levels[COMPARE.PNC] === IDENTIFIER.UNLIKE || levels[COMPARE.CRO] === IDENTIFIER.UNLIKE;
  return (
    (OTHER_NAME.has(given) || (LIKE_NAME.has(given) && policeNumbersDiffer)) &&
    (surname === SURNAME.EXACT || surname === SURNAME.ALIAS) &&
    levels[COMPARE.BIRTH] === BIRTH.EXACT &&
    levels[COMPARE.POSTCODE] === POSTCODE.FULL &&
    IDENTIFIERS.every((comparison) => levels[comparison] !== IDENTIFIER.EQUAL) &&
    others.every((comparison) => levels[comparison] !== TEXT.EQUAL)
  );
}
