import { foldText, type NormalisedPerson } from '#libs/identifiers';
import { FeatureProgram } from './feature-program';
import { otherFieldOffsets, WILD_DIGITS, WILD_SWAPS, WORD, type OtherField } from './layout';

/** First byte of what is hashed. Names share one, so that a given name can be seen in a surname's place. */
const DOMAIN = {
  NAME: 1,
  NAME_CLASS: 2,
  INITIAL: 3,
  SOUND: 4,
  NAME_SORTED: 5,
  GRAM: 6,
  SEX: 7,
  OTHER_GIVEN: 8,
  BIRTH: 16,
  BIRTH_DAY_MONTH_SORTED: 17,
  BIRTH_YEAR_MONTH: 18,
  BIRTH_YEAR: 19,
  BIRTH_DECADE: 20,
  BIRTH_MONTH_DAY: 21,
  BIRTH_WILD: 22,
  BIRTH_SWAP: 23,
  POSTCODE: 32,
  IDENTIFIER: 48,
  OTHER: 64,
  OTHER_GRAM: 160,
} as const;

export const IDENTIFIER_WORDS: Readonly<Record<string, number>> = {
  PNC: WORD.PNC,
  CRO: WORD.CRO,
  NOMS: WORD.NOMS,
  CRN: WORD.CRN,
  NHS: WORD.NHS,
  NINO: WORD.NINO,
  OPAQUE: WORD.OPAQUE,
};

/** Where the features of the date of birth begin: a view that implies it runs the program up to here. */
export interface ProgramEnds {
  withoutBirth: number;
  whole: number;
}

/** Writes what is compared of a person: everything but the date of birth first. */
export function writeFeatures(
  program: FeatureProgram,
  person: NormalisedPerson,
  fields: readonly OtherField[],
  values: readonly (string | undefined)[],
): ProgramEnds {
  program.clear();
  writeNames(program, person);
  writeIdentifiers(program, person);
  if (person.sex) program.token(WORD.SEX, DOMAIN.SEX, person.sex);
  const { postcode } = person;
  if (postcode) {
    const parts = [postcode.full, postcode.sector, postcode.district, postcode.area];
    parts.forEach((part, i) => program.token(WORD.POSTCODE + i, DOMAIN.POSTCODE + i, part));
  }
  writeOthers(program, fields, values);
  const withoutBirth = program.length;
  writeBirth(program, person);
  return { withoutBirth, whole: program.length };
}

function writeNames(program: FeatureProgram, { given, surname }: NormalisedPerson): void {
  if (given?.first) {
    program.filter(WORD.GIVEN_FILTER, DOMAIN.GRAM, given.first);
    if (!given.damaged) program.token(WORD.GIVEN_EXACT, DOMAIN.NAME, given.first);
    given.classes.slice(0, 2).forEach((name, i) => {
      program.token(WORD.GIVEN_CLASS + i, DOMAIN.NAME_CLASS, name);
    });
  }
  if (given?.initial) program.token(WORD.GIVEN_INITIAL, DOMAIN.INITIAL, given.initial);
  if (given && given.others.length > 0) {
    const others = given.others.join(' ');
    program.filter(WORD.OTHER_GIVEN_FILTER, DOMAIN.GRAM, others);
    if (!others.includes('?')) program.token(WORD.OTHER_GIVEN_EXACT, DOMAIN.NAME, others);
  }
  if (surname) {
    program.filter(WORD.SURNAME_FILTER, DOMAIN.GRAM, surname.text);
    if (!surname.damaged) program.token(WORD.SURNAME_EXACT, DOMAIN.NAME, surname.text);
    surname.aliases
      .slice(0, 2)
      .forEach((alias, i) => program.token(WORD.SURNAME_ALIAS + i, DOMAIN.NAME, alias));
    surname.sounds
      .slice(0, 2)
      .forEach((sound, i) => program.token(WORD.SURNAME_SOUND + i, DOMAIN.SOUND, sound));
  }
  if (given?.first && surname && !given.damaged && !surname.damaged) {
    program.token(WORD.NAME_SORTED, DOMAIN.NAME_SORTED, [given.first, surname.text].sort().join('\x1f'));
  }
}

/**
 * An identifier counts where there is one of its scheme and its check holds. Where a person has two of a scheme,
 * either may be the one that the other record holds: they are compared in their own blocks, and nowhere conflict.
 */
function writeIdentifiers(program: FeatureProgram, { identifiers }: NormalisedPerson): void {
  for (const { scheme, valid, canonical } of identifiers) {
    const word = IDENTIFIER_WORDS[scheme];
    if (word === undefined || !valid || canonical === undefined) continue;
    let own = 0;
    for (const other of identifiers) if (other.scheme === scheme) own++;
    if (own > 1) continue;
    program.token(word, DOMAIN.IDENTIFIER + word - WORD.PNC, canonical);
  }
}

function writeOthers(
  program: FeatureProgram,
  fields: readonly OtherField[],
  values: readonly (string | undefined)[],
): void {
  if (fields.length === 0) return;
  const { offsets } = otherFieldOffsets(fields);
  fields.forEach(({ compare }, i) => {
    const text = values[i] ? foldText(values[i]) : '';
    if (text === '') return;
    program.token(offsets[i]!, DOMAIN.OTHER + (i % 96), text);
    if (compare === 'text') program.filter(offsets[i]! + 1, DOMAIN.OTHER_GRAM + (i % 96), text);
  });
}

function writeBirth(program: FeatureProgram, { birth }: NormalisedPerson): void {
  if (!birth) return;
  const [year, month, day] = [birth.iso.slice(0, 4), birth.iso.slice(5, 7), birth.iso.slice(8, 10)];
  program.token(WORD.BIRTH_YEAR, DOMAIN.BIRTH_YEAR, year);
  const decade = Number(year);
  program.token(WORD.BIRTH_DECADES, DOMAIN.BIRTH_DECADE, `${Math.floor(decade / 10)}`);
  program.token(WORD.BIRTH_DECADES + 1, DOMAIN.BIRTH_DECADE, `+${Math.floor((decade + 5) / 10)}`);
  if (birth.precision === 'year') return;
  program.token(WORD.BIRTH_YEAR_MONTH, DOMAIN.BIRTH_YEAR_MONTH, year + month);
  if (birth.precision === 'month') return;
  const digits = year + month + day;
  program.token(WORD.BIRTH_EXACT, DOMAIN.BIRTH, digits);
  program.token(
    WORD.BIRTH_DAY_MONTH_SORTED,
    DOMAIN.BIRTH_DAY_MONTH_SORTED,
    year + [month, day].sort().join(''),
  );
  program.token(WORD.BIRTH_MONTH_DAY, DOMAIN.BIRTH_MONTH_DAY, month + day);
  for (let i = 0; i < WILD_DIGITS; i++) {
    program.half(WORD.BIRTH_WILD, i, DOMAIN.BIRTH_WILD, `${digits.slice(0, i)}*${digits.slice(i + 1)}`);
  }
  for (let i = 0; i < WILD_SWAPS; i++) {
    const [a, b] = [digits[i]!, digits[i + 1]!];
    const sorted = a < b ? a + b : b + a;
    const text = `${i}${digits.slice(0, i)}${sorted}${digits.slice(i + 2)}`;
    program.half(WORD.BIRTH_WILD, WILD_DIGITS + i, DOMAIN.BIRTH_SWAP, text);
  }
}
