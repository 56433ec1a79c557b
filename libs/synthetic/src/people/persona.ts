import type { PlainIdentity } from '#libs/contracts';
import type { AgencyKind } from '../agencies';
import { isoDay, type Day } from '../calendar';
import type { Random } from '../random';
import { mistyped, otherFamily, otherGiven, withoutAccents } from './name-variants';
import { homeOn, type Person } from './person';

/** How one agency writes one person down: settled at first contact, the same in all its events. */
export interface Persona {
  given: string;
  family: string;
  ascii: boolean;
  dateOfBirth: string;
  hasPnc: boolean;
  hasCro: boolean;
  hasNhs: boolean;
  usesAlias: boolean;
}

/** Share of records that carry another form of the name, by kind of agency. */
const VARIANT: Record<AgencyKind, number> = {
  police: 0.08,
  court: 0.05,
  cps: 0,
  prison: 0.06,
  probation: 0.05,
  health: 0.1,
  la: 0.12,
  provider: 0.2,
};

/** Share of records that carry a PNC id: 5-10 % of court records lack one, half of pre-charge contacts. */
const PNC: Record<AgencyKind, number> = {
  police: 0.5,
  court: 0.925,
  cps: 0,
  prison: 0.97,
  probation: 0.94,
  health: 0,
  la: 0,
  provider: 0,
};

/** Day and month can only be exchanged silently for two dates in five; the rate over all records is 0.5 %. */
const SWAP = 0.005 / 0.37;

export function makePersona(random: Random, person: Person, kind: AgencyKind): Persona {
  const varied = random.chance(VARIANT[kind]);
  const usesAlias =
    person.alias !== undefined && (kind === 'police' || kind === 'court') && random.chance(0.5);
  let given = usesAlias && person.alias ? person.alias.given : person.given;
  let family = usesAlias && person.alias ? person.alias.family : person.family;
  if (varied) {
    given = otherGiven(given, random);
    family = otherFamily(family, random);
  }
  if (random.chance(0.015)) family = mistyped(family, random);
  const full = person.middle && random.chance(0.5) ? `${given} ${person.middle}` : given;
  return {
    given: full,
    family,
    ascii: kind === 'prison' || kind === 'court' || random.chance(0.3),
    dateOfBirth: random.chance(SWAP) ? swapped(isoDay(person.birth)) : isoDay(person.birth),
    hasPnc: random.chance(PNC[kind]),
    hasCro: random.chance(0.5),
    hasNhs: kind === 'health' || random.chance(0.4),
    usesAlias,
  };
}

function swapped(iso: string): string {
  const [year, month, date] = iso.split('-');
  return Number(date) <= 12 && date !== month ? `${year}-${date}-${month}` : iso;
}

/** The linkage set as that agency would send it for an event of that day. */
export function linkageOf(persona: Persona, person: Person, on: Day): NonNullable<PlainIdentity['linkage']> {
  const home = homeOn(person, on);
  const married = person.marriedName && person.marriedName.from <= on && !persona.usesAlias;
  const family = married && person.marriedName ? person.marriedName.family : persona.family;
  const written = (name: string) => (persona.ascii ? withoutAccents(name).replace('^', '') : name);
  return {
    familyName: written(family),
    givenNames: written(persona.given),
    dateOfBirth: persona.dateOfBirth,
    sex: person.sex,
    ...(home.nfa ? {} : { postcode: home.postcode }),
  };
}
