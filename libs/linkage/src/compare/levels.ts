import type { OtherField } from '#libs/pseudonyms';

/** One field as it is compared: levels from most alike to unlike. Level 0 is a null: one side does not state it. */
export interface Comparison {
  name: string;
  /** Names of levels 1, 2, ...; the last is unlike. */
  levels: readonly string[];
  /** Place of the comparison that this one is a part of: it counts only where that one says nothing. */
  partOf?: number;
  /** Of a number that identifies: who has the same is no twin. */
  identifies?: true;
}

/** Places of the comparisons in a level vector; other columns follow. */
export const COMPARE = {
  GIVEN: 0,
  SURNAME: 1,
  OTHER_GIVEN: 2,
  BIRTH: 3,
  POSTCODE: 4,
  SEX: 5,
  PNC: 6,
  CRO: 7,
  NOMS: 8,
  CRN: 9,
  NHS: 10,
  NINO: 11,
  OPAQUE: 12,
  OTHER: 13,
} as const;

export const GIVEN = {
  EXACT: 1,
  CLASS: 2,
  HIGH: 3,
  MIDDLE: 4,
  LOW: 5,
  CROSSED: 6,
  INITIAL: 7,
  UNLIKE: 8,
  SWAPPED: 9,
  HALF_SWAPPED: 10,
};
export const SURNAME = { EXACT: 1, ALIAS: 2, HIGH: 3, MIDDLE: 4, SOUND: 5, LOW: 6, UNLIKE: 7 };
export const OTHER_GIVEN = { EXACT: 1, HIGH: 2, UNLIKE: 3 };
export const BIRTH = {
  EXACT: 1,
  EXACT_VAGUE: 2,
  DAY_MONTH_SWAPPED: 3,
  ONE_DIGIT: 4,
  MONTH_DAY: 5,
  YEAR_MONTH: 6,
  YEAR: 7,
  DECADE: 8,
  UNLIKE: 9,
};
export const POSTCODE = { FULL: 1, SECTOR: 2, DISTRICT: 3, AREA: 4, UNLIKE: 5 };
/** REPAIRED: equal to a number one error away from the other side's, whose check digit fails. */
export const IDENTIFIER = { EQUAL: 1, REPAIRED: 2, UNLIKE: 3 };
/** Sex, other columns compared exactly. */
export const EQUALITY = { EQUAL: 1, UNLIKE: 2 };
export const TEXT = { EQUAL: 1, HIGH: 2, MIDDLE: 3, LOW: 4, UNLIKE: 5 };

const equality = (name: string): Comparison => ({ name, levels: ['equal', 'different'] });
const text = (name: string): Comparison => ({
  name,
  levels: ['same', 'very similar', 'similar', 'somewhat similar', 'different'],
});
const identifier = (name: string): Comparison => ({
  name,
  levels: ['equal', 'equal but for one wrong digit', 'different'],
});

const BASE: readonly Comparison[] = [
  {
    name: 'givenName',
    levels: [
      'exact',
      'same name in another form',
      'very similar',
      'similar',
      'somewhat similar',
      'is a further given name',
      'same initial',
      'different',
      'swapped with surname',
      'is the other surname',
    ],
  },
  {
    name: 'familyName',
    levels: [
      'exact',
      'other form',
      'very similar',
      'similar',
      'sounds alike',
      'somewhat similar',
      'different',
    ],
  },
  { name: 'otherGivenNames', levels: ['exact', 'similar', 'different'] },
  {
    name: 'dateOfBirth',
    levels: [
      'exact',
      'exact, 1 January',
      'day and month swapped',
      'one digit differs',
      'same day and month',
      'same year and month',
      'same year',
      'within some years',
      'different',
    ],
  },
  { name: 'postcode', levels: ['same', 'same sector', 'same district', 'same area', 'different'] },
  equality('sex'),
  identifier('PNC'),
  identifier('CRO'),
  identifier('NOMS'),
  identifier('CRN'),
  identifier('NHS'),
  identifier('NINO'),
  identifier('identifier'),
];

/** The comparisons of a model: those of persons, then one for each other column. */
export function comparisonsFor(others: readonly OtherField[] = []): Comparison[] {
  return [
    ...BASE,
    ...others.map(({ column, compare, partOfBirth, identifier }) => ({
      ...(compare === 'exact' ? equality(column) : text(column)),
      ...(partOfBirth && { partOf: COMPARE.BIRTH }),
      ...(identifier && { identifies: true as const }),
    })),
  ];
}

export function isUnlike(comparison: Comparison, level: number): boolean {
  return comparison.levels[level - 1] === 'different';
}
