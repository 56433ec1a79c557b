import type { Day } from '../calendar';

/** A synthetic person as she truly is, whatever agencies write down. */
export interface Person {
  /** Name in the truth files only; no event carries it. */
  id: string;
  index: number;
  household: number;
  sex: 'F' | 'M';
  birth: Day;
  /** Self-defined 18+1 code. */
  ethnicity: string;
  given: string;
  middle: string;
  family: string;
  /** Surname since a marriage. */
  marriedName?: { family: string; from: Day };
  alias?: { given: string; family: string };
  exService?: { from: Day; reserve: boolean };
  careExperienced: boolean;
  parent: boolean;
  daPerpetrator: boolean;
  /** Ordered by `from`; the first one holds since ever. */
  homes: Home[];
  identifiers: Identifiers;
  /** Mean days between arrests. */
  tempo: number;
  /** First arrest. */
  begins: Day;
  diesOn?: Day;
}

export interface Home {
  from: Day;
  lad: string;
  postcode: string;
  /** No fixed abode: agencies keep the last area. */
  nfa: boolean;
}

export interface Identifiers {
  pnc: string;
  cro: string;
  noms: string;
  crn: string;
  /** A second registration under another number, made by mistake and merged later. */
  secondCrn?: string;
  nhs: string;
  defendantId: string;
}

export function homeOn(person: Person, on: Day): Home {
  const home = person.homes.findLast((each) => each.from <= on) ?? person.homes[0];
  if (!home) throw new Error('SYNTHETIC_NO_HOME');
  return home;
}
