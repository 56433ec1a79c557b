/**
 * The views: each blocks records by one value, and is compared only with the same view of records in that block.
 * A record has the views for which it states the fields. Names are part of the key derivation: never rename.
 */
export const VIEW_NAMES = [
  'NHS',
  'PNC',
  'CRO',
  'NOMS',
  'CRN',
  'NINO',
  'OPAQUE',
  /** Date of birth with the surname's sound. */
  'BIRTH_SOUND',
  /** Date of birth with the given name's class. */
  'BIRTH_GIVEN',
  'BIRTH_DISTRICT',
  /** Class of given name, surname, year of birth. */
  'NAME_YEAR',
  /** Class of given name and surname; common names fill it, so a cap applies. */
  'NAME',
  'POSTCODE_GIVEN',
  'POSTCODE_SOUND',
  /** Date of birth with given name and surname in either order. */
  'BIRTH_SWAPPED_NAMES',
  /** Surname, year, and day and month in either order. */
  'SWAPPED_BIRTH_NAME',
  /** Letters 1-3 of the given name and 1-4 of the surname. */
  'NAME_STARTS',
  /** Letters 1-2 of both names and the year of birth. */
  'NAME_STARTS_YEAR',
  /** An other column of a general command, with the given name's class, or with the surname's sound. */
  'OTHER_GIVEN',
  'OTHER_SOUND',
  // Views of the general commands alone, where labelled data are linked by whoever holds them.
  'BIRTH',
  'POSTCODE',
  /** Given name and surname in either order. */
  'NAMES',
  /** An other column alone, or two of them. */
  'OTHER',
  'OTHER_PAIR',
  /** The surname's sound alone: of a rare surname, whatever else is missing or wrong. */
  'SURNAME',
  /** Year and month of birth with the surname's sound, or with the given name's class. */
  'BIRTH_MONTH_SOUND',
  'BIRTH_MONTH_GIVEN',
  /** One word of a text column with how the surname, or the given name, begins. */
  'OTHER_WORD_SURNAME',
  'OTHER_WORD_GIVEN',
  /** No block at all: a sample under one key, from which shares of levels among random pairs are counted. */
  'SAMPLE',
] as const;

export type ViewName = (typeof VIEW_NAMES)[number];
