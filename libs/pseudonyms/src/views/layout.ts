/**
 * What one view says about a record, as 32-bit words in fixed places. Everything but `FACTS` is computed under
 * the key of the block in which it will be compared, so words are comparable inside one block and mean nothing
 * outside it. A word (or half-word, or whole filter) of zeros is a null: the record does not state it.
 *
 * Names share one domain: a given name's `EXACT` equals a surname's where both are the same word, so that swapped
 * names can be seen. Tokens are 32 bits (a false equality in a block of 200: below 1 in 100,000), `WILD` 16 bits.
 */
export const WORD = {
  /** Filters: 256 bits = 8 words, k = 8, bigrams with edge markers. First given name, surname, other given names. */
  GIVEN_FILTER: 0,
  SURNAME_FILTER: 8,
  OTHER_GIVEN_FILTER: 16,

  GIVEN_EXACT: 24,
  /** Up to two classes of bilingual forms and nicknames (SION is in the class of JOHN, and so on). */
  GIVEN_CLASS: 25,
  GIVEN_INITIAL: 27,
  SURNAME_EXACT: 28,
  /** Up to two other forms: contracted patronymic (ap Hywel: POWELL), a part of a double surname. */
  SURNAME_ALIAS: 29,
  /** Welsh spelling key and its variant. */
  SURNAME_SOUND: 31,
  OTHER_GIVEN_EXACT: 33,
  /** Given name and surname whatever their order. */
  NAME_SORTED: 34,

  BIRTH_EXACT: 35,
  /** Year with day and month sorted: equal after a day/month swap. */
  BIRTH_DAY_MONTH_SORTED: 36,
  BIRTH_YEAR_MONTH: 37,
  BIRTH_YEAR: 38,
  /** Two overlapping decades: years at most five apart share at least one. */
  BIRTH_DECADES: 39,
  BIRTH_MONTH_DAY: 41,

  POSTCODE: 42,
  POSTCODE_SECTOR: 43,
  POSTCODE_DISTRICT: 44,
  POSTCODE_AREA: 45,

  SEX: 46,

  PNC: 47,
  CRO: 48,
  NOMS: 49,
  CRN: 50,
  NHS: 51,
  NINO: 52,
  /** An identifier of no known scheme (general commands). */
  OPAQUE: 53,

  /** Not salted: frequency buckets and flags, see `FACTS`. */
  FACTS: 54,
  /** Fifteen half-words: date of birth with each of 8 digits wild, then with each of 7 neighbours sorted. */
  BIRTH_WILD: 55,
  /** Other columns of a general command begin here, in the order of `OtherField`s; see `otherFieldWords`. */
  OTHER: 64,
} as const;

/** Words of a view without other columns. */
export const BASE_WORDS = WORD.OTHER;

export const FILTER_WORDS = 8;
export const FILTER_BITS = 256;
export const FILTER_HASHES = 8;
export const WILD_DIGITS = 8;
export const WILD_SWAPS = 7;

/**
 * Bits of `FACTS`. Buckets are 4 bits: 0 not known, else 1 + floor(-log2(frequency) / 2), at most 15, so that
 * 1 is a share of 1 to 1/4 of all records and each step is rarer by two bits.
 */
export const FACTS = {
  GIVEN_BUCKET: 0,
  SURNAME_BUCKET: 4,
  FULL_NAME_BUCKET: 8,
  POSTCODE_BUCKET: 12,
  /** The surname was written with AP, AB, FERCH or the like. */
  PATRONYMIC: 16,
  /** Date of birth on 1 January: often a guess. */
  BIRTH_LOW_INFORMATION: 17,
  /** A name came damaged (`?` for a letter): filters only. */
  NAME_DAMAGED: 18,
  /** The record belongs to a twin or an unnamed baby by its own words. */
  BABY_OR_TWIN: 19,
  /** In this view only: the identifier failed its check, and the block is that of a number one error away. */
  REPAIRED: 20,
} as const;

/** A column of a general command beyond the person's own fields. */
export interface OtherField {
  column: string;
  /** exact: one token; text: one token and a filter of bigrams. */
  compare: 'exact' | 'text';
  /** What some files state of the date of birth: compared only where two records do not both state it in whole. */
  partOfBirth?: boolean;
  /** An opaque identifier: typing errors are expected in it, and equal ones tell people apart from their twins. */
  identifier?: boolean;
}

/** Words that an other column takes: its exact token, then for text its filter. */
export function otherFieldWords(compare: OtherField['compare']): number {
  return compare === 'text' ? 1 + FILTER_WORDS : 1;
}

/** First word of each other column, and the length of a view that holds them all. */
export function otherFieldOffsets(fields: readonly OtherField[]): { offsets: number[]; words: number } {
  let words: number = BASE_WORDS;
  const offsets = fields.map(({ compare }) => {
    const at = words;
    words += otherFieldWords(compare);
    return at;
  });
  return { offsets, words };
}
