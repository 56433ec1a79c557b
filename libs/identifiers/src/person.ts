import { parseBirthDate, type BirthDate } from './dates/birth';
import { parseGivenNames, type GivenNames } from './names/given';
import { isParticle, parseSurname, type Surname } from './names/surname';
import { foldText } from './names/text';
import { checkIdentifier } from './numbers/identifiers';
import { repairs } from './numbers/repairs';
import { isRefused, type RefusedIdentifier } from './numbers/result';
import { parsePostcode, type Postcode } from './places/postcode';

/** A person as an agency wrote them; any part may be absent. */
export interface WrittenPerson {
  identifiers: readonly { scheme: string; value: string }[];
  familyName?: string;
  givenNames?: string;
  /** ISO form. */
  dateOfBirth?: string;
  sex?: string;
  postcode?: string;
}

export interface NormalisedIdentifier {
  scheme: string;
  /** Absent where not even the shape is right, but one error away from a number that is. */
  canonical?: string;
  valid: boolean;
  /** Where the check fails: the valid numbers one error away. */
  repairs: string[];
}

/** A person ready to be compared. Absent: not stated, a placeholder, or not readable. */
export interface NormalisedPerson {
  /** In the order given, without repeats. */
  identifiers: NormalisedIdentifier[];
  /** What was left out, and why. */
  refused: { scheme: string; why: RefusedIdentifier['refused'] }[];
  given?: GivenNames;
  surname?: Surname;
  birth?: BirthDate;
  sex?: 'M' | 'F';
  postcode?: Postcode;
}

/** Normalises what is compared of a person. `currentYear` decides the century of two-digit PNC years. */
export function normalisePerson(written: WrittenPerson, currentYear: number): NormalisedPerson {
  const identifiers: NormalisedIdentifier[] = [];
  const refused: NormalisedPerson['refused'] = [];
  for (const { scheme, value } of written.identifiers) {
    const result = checkIdentifier(scheme, value, currentYear);
    if (isRefused(result)) {
      refused.push({ scheme, why: result.refused });
      const near = result.refused === 'SHAPE' ? repairs(scheme, value, currentYear) : [];
      if (near.length > 0) identifiers.push({ scheme, valid: false, repairs: near });
    } else if (
      !identifiers.some((other) => other.scheme === scheme && other.canonical === result.canonical)
    ) {
      const { canonical, valid } = result;
      const near = valid ? [] : repairs(scheme, value, currentYear);
      identifiers.push({ scheme, canonical, valid, repairs: near });
    }
  }
  const { familyName, givenNames, dateOfBirth, sex, postcode } = written;
  return {
    identifiers,
    refused,
    given: givenNames ? parseGivenNames(givenNames) : undefined,
    surname: familyName ? parseSurname(familyName, endsInParticle(givenNames)) : undefined,
    birth: dateOfBirth ? parseBirthDate(dateOfBirth) : undefined,
    sex: sex ? parseSex(sex) : undefined,
    postcode: postcode ? parsePostcode(postcode) : undefined,
  };
}

function endsInParticle(givenNames: string | undefined): boolean {
  const folded = givenNames ? foldText(givenNames) : '';
  const space = folded.lastIndexOf(' ');
  return space > 0 && isParticle(folded.slice(space + 1));
}

/** Sex as recorded by the source; anything but male and female is not compared. */
export function parseSex(value: string): 'M' | 'F' | undefined {
  const text = value.trim().toUpperCase();
  if (['M', 'MALE', '1', 'GWRYW', 'DYN'].includes(text)) return 'M';
  return ['F', 'FEMALE', '2', 'BENYW', 'MENYW'].includes(text) ? 'F' : undefined;
}
