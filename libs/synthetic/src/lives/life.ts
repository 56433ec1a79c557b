import { SERVICES } from '../agencies';
import { roughAge, type Day } from '../calendar';
import { homeOn, type Person } from '../people/person';
import { FORCES, placeOf } from '../places/areas';
import type { Recorder } from './recorder';

export type Answer = 'YES' | 'NO' | 'NOT_STATED';

/** What a person answers when asked: service, care and children are told by some only. */
export interface Disclosure {
  exService: Answer;
  care: Answer;
  parent: Answer;
  ethnicity: string;
}

export interface Offence {
  reference: string;
  committedOn: Day;
  offenceClass: string;
  daFlag: boolean;
}

/** What goes on in one life while it is told. */
export interface Life {
  recorder: Recorder;
  person: Person;
  /** What the person says about herself when asked. */
  disclosure: Disclosure;
  /** The domestic-abuse register holds her until this day (exclusive). */
  registeredUntil: Day;
  /** Known to probation, and so to merges of its registrations. */
  probationSince?: Day;
  /** What each agency has already asked for. */
  asked: Set<string>;
  /** Days of declarations by characteristic: no two fall on one day, since no rule would choose between them. */
  declared: Set<string>;
}

export const PROBATION = 'probation-wales';
export const PRISONS = 'hmpps-prisons';
export const COURTS = 'hmcts-wales';

/** The force that polices the person's home on that day. */
export function homeForce(person: Person, on: Day): keyof typeof FORCES {
  return placeOf(homeOn(person, on).lad).force;
}

export function isAdult(person: Person, on: Day): boolean {
  return roughAge(person.birth, on) >= 18;
}

/** Services that suit a person, most particular first. */
export function suitableServices(person: Person, on: Day): (keyof typeof SERVICES)[] {
  const age = roughAge(person.birth, on);
  const suits: (keyof typeof SERVICES)[] = [];
  if (person.exService) suits.push('exService');
  if (person.sex === 'F') suits.push('women');
  if (person.daPerpetrator) suits.push('daProgramme', 'accredited');
  if (age <= 25) suits.push('youngAdult', 'wellbeing');
  if (person.parent) suits.push('family');
  suits.push('accommodation', 'ete', 'finance', 'substance');
  return suits;
}

/** The first day from `on` without a declaration of the characteristic, which is then taken. */
export function freeDay(life: Life, characteristic: string, on: Day): Day {
  while (life.declared.has(`${characteristic} ${on}`)) on += 1;
  life.declared.add(`${characteristic} ${on}`);
  return on;
}
