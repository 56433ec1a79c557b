// A whole person
export {
  normalisePerson,
  parseSex,
  type NormalisedIdentifier,
  type NormalisedPerson,
  type WrittenPerson,
} from './person';

// Numbers
export { checkIdentifier } from './numbers/identifiers';
export { repairs } from './numbers/repairs';
export {
  isRefused,
  type CheckedIdentifier,
  type IdentifierResult,
  type RefusedIdentifier,
} from './numbers/result';

// Names
export { foldText } from './names/text';
export { GIVEN_NAMES_VERSION, givenClasses, parseGivenNames, type GivenNames } from './names/given';
export { SURNAMES_VERSION, parseSurname, type Surname } from './names/surname';
export { sameGivenName, sameSurname, type SameNameReason } from './names/same-name';
export { surnameSounds, welshKey } from './names/welsh-key';

// Dates and places
export { ageOn, daysInMonth, parseBirthDate, type BirthDate } from './dates/birth';
export { DATE_FORMATS, isoLetters, toIsoDate } from './dates/formats';
export { parsePostcode, type Postcode } from './places/postcode';
