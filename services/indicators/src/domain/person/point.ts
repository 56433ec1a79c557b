import { ETHNIC_GROUPS, SEXES, type Standing } from '#libs/measures';
import { monthOf, type Day } from './days';
import type { Facts } from './facts';
import { ageOf, agencyOf, leafOf, UNKNOWN_AGE } from './rows';
import { States } from './states';
import { Traits } from './traits';
import { Caseload } from './caseload';

/** An event, or a person and day, at which populations are evaluated; what `cat`, `tag` and `num` say is the measure's. */
export class Point {
  indexOn: Day = 0;
  /** The days on which the register counts, both included (R3). */
  regFrom: Day = 0;
  regTo: Day = 0;
  /** The day of parenthood and care category. */
  stateOn: Day = 0;
  quarter = 0;
  leaf = 0;
  /** Whole years, -1 where not known. */
  age = -1;
  /** Place in AGE_BANDS; -1 where none. */
  band = -1;
  agency = 0;
  cat = 0;
  tag = 0;
  num = 0;
  /** Populations that the point belongs to, by the measure's bits. */
  bits = 0;

  /** An event of a day, everything being as at that day. */
  event(day: Day, who: number): this {
    this.indexOn = day;
    this.regFrom = day;
    this.regTo = day;
    this.stateOn = day;
    this.leaf = leafOf(who);
    this.agency = agencyOf(who);
    this.cat = 0;
    this.tag = 0;
    this.num = 0;
    const age = ageOf(who);
    return this.aged(age === UNKNOWN_AGE ? -1 : age);
  }

  aged(age: number): this {
    this.age = age;
    this.band = bandOf(age);
    return this;
  }
}

/** R17: 18-20, 21-25, 26-49, 50 and over. */
function bandOf(age: number): number {
  if (age < 18) return -1;
  if (age <= 20) return 0;
  if (age <= 25) return 1;
  return age <= 49 ? 2 : 3;
}

/** The earlier of two index events, for placing a person (R8): the day, then the lowest area, band and agency. */
export function isEarlier(a: Point, b: Point): boolean {
  if (a.indexOn !== b.indexOn) return a.indexOn < b.indexOn;
  if (a.leaf !== b.leaf) return a.leaf < b.leaf;
  if (a.band !== b.band) return b.band === -1 || (a.band !== -1 && a.band < b.band);
  return a.agency < b.agency;
}

/** A person of the facts: traits, states, caseload, and the standing at a point. */
export class Person implements Standing {
  facts!: Facts;
  no = 0;
  point!: Point;
  readonly traits = new Traits();
  readonly states = new States();
  readonly caseload = new Caseload();

  read(facts: Facts, no: number): void {
    this.facts = facts;
    this.no = no;
    this.traits.read(facts, no);
    this.states.read(facts, no);
    this.caseload.read(facts, no);
  }

  /** Whole years on the last day of a month, from the month of birth; -1 where that is not known. */
  ageAtMonthEnd(day: Day): number {
    const { births } = this.facts.rows;
    const at = births.from(this.no);
    return at === births.until(this.no) ? -1 : Math.floor((monthOf(day) - births.data[at]!) / 12);
  }

  /** The same on any day: a birthday in the month itself is still to come. */
  ageBeforeBirthday(day: Day): number {
    const { births } = this.facts.rows;
    const at = births.from(this.no);
    return at === births.until(this.no) ? -1 : Math.floor((monthOf(day) - 1 - births.data[at]!) / 12);
  }

  get age(): number | undefined {
    return this.point.age < 0 ? undefined : this.point.age;
  }

  get sex(): string {
    return SEXES[this.traits.sex]!;
  }

  get ethnicGroup(): string {
    return ETHNIC_GROUPS[this.traits.group]!;
  }

  get ethnicity(): string {
    return this.traits.ethnicity;
  }

  get exService(): boolean {
    const { service, serviceSince } = this.traits;
    return service && serviceSince <= this.point.indexOn;
  }

  get careExperienced(): boolean {
    return this.traits.care;
  }

  get careCategory(): number | undefined {
    return this.states.careCategory(this.point.stateOn);
  }

  get parent(): boolean {
    return this.states.parent(this.point.stateOn);
  }

  get exServiceStated(): boolean {
    return this.traits.serviceStated;
  }

  get parentStated(): boolean {
    return this.states.parentStated(this.point.stateOn);
  }

  get onDaRegister(): boolean {
    return this.states.registered(this.point.regFrom, this.point.regTo);
  }

  registeredWithinDays(days: number): boolean {
    return this.states.registeredAfter(this.point.indexOn, days);
  }

  flaggedWithinMonths(months: number): boolean {
    return this.states.flagged(this.point.indexOn, months);
  }
}
