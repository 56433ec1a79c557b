import { ETHNIC_GROUPS, ethnicGroup, SEXES } from '#libs/measures';
import { NEVER, type Day } from './days';
import type { Facts } from './facts';
import { A, B, C, WIDTH, X } from './rows';

/** What a row of `declared` tells. */
const SEX = 1;
const ETHNICITY = 2;
const SERVICE = 3;

const NOT_STATED = 'NOT_STATED';

/**
 * Traits of a person: any declaration counts, whenever made (R2). Conflicts go by precedence, then the latest
 * declaration, then the highest revision; not stated never wins.
 */
export class Traits {
  /** Places in SEXES and ETHNIC_GROUPS; the last of each is not stated. */
  sex = SEXES.length - 1;
  group = ETHNIC_GROUPS.length - 1;
  ethnicity = NOT_STATED;
  care = false;
  /** Prior service, and the first day on which it is known to have begun; NEVER: at any time. */
  service = false;
  serviceSince: Day = NEVER;
  /** Anything was said of service. */
  serviceStated = false;

  private readonly bestSex = new Best();
  private readonly bestGroup = new Best();
  private readonly verified = new Best();
  private served = false;

  read(facts: Facts, person: number): void {
    this.bestSex.forget();
    this.bestGroup.forget();
    this.verified.forget();
    this.served = false;
    this.care = false;
    this.serviceSince = NEVER;
    this.serviceStated = false;
    this.readDeclared(facts, person);
    this.readArrests(facts, person);
    const care = facts.rows.care;
    for (let at = care.from(person); at < care.until(person); at += WIDTH) {
      if (care.data[at + X] !== 0) this.care = true;
    }
    this.sex = this.bestSex.found ? this.bestSex.value : SEXES.length - 1;
    this.ethnicity = this.bestGroup.found ? codeOf(this.bestGroup.value) : NOT_STATED;
    this.group = GROUPS.get(this.ethnicity) ?? groupOf(this.ethnicity);
    // YES beats NO, unless the verified record says NO.
    this.service = this.verified.found ? this.verified.value === 1 : this.served;
  }

  private readDeclared({ rows: { declared } }: Facts, person: number): void {
    const { data } = declared;
    for (let at = declared.from(person); at < declared.until(person); at += WIDTH) {
      const x = data[at + X]!;
      const rank = (x >> 3) & 7;
      const value = x >> 6;
      const trait = x & 7;
      if (trait === SEX) this.bestSex.hear(rank, data[at + A]!, data[at + B]!, value);
      else if (trait === ETHNICITY) this.bestGroup.hear(rank, data[at + A]!, data[at + B]!, value);
      else if (trait === SERVICE) this.hearService(rank, data[at + A]!, data[at + B]!, value, data[at + C]!);
      else if (trait === 4) this.care = true;
    }
  }

  private readArrests({ rows: { arrests } }: Facts, person: number): void {
    const { data } = arrests;
    for (let at = arrests.from(person); at < arrests.until(person); at += WIDTH) {
      const x = data[at + X]!;
      const sex = x & 3;
      const ethnicity = (x >> 2) & 2047;
      const service = (x >> 13) & 3;
      if (sex < 3) this.bestSex.hear(4, data[at + A]!, data[at + B]!, sex);
      if (ethnicity !== 0) this.bestGroup.hear(1, data[at + A]!, data[at + B]!, ethnicity);
      if (service !== 0) this.serviceStated = true;
      if (service === 2) this.hearServed(NEVER);
      if ((x >> 15) & 1) this.care = true;
    }
  }

  /** A declaration without a first day counts whenever it was made; NEVER comes before every day. */
  private hearServed(since: Day): void {
    this.serviceSince = this.served ? Math.min(this.serviceSince, since) : since;
    this.served = true;
  }

  private hearService(rank: number, day: Day, revision: number, value: number, since: Day): void {
    this.serviceStated = true;
    // Of two verified records alike the YES: the value is heard upside down.
    if (rank === 1) this.verified.hear(1, day, revision, value === 1 ? 1 : 2);
    if (value === 1) this.hearServed(since);
  }
}

/** The declaration that wins: the lowest rank, then the latest day, the highest revision, the lowest value. */
class Best {
  found = false;
  value = 0;
  private rank = 0;
  private day = 0;
  private revision = 0;

  forget(): void {
    this.found = false;
  }

  hear(rank: number, day: Day, revision: number, value: number): void {
    const wins =
      !this.found ||
      rank < this.rank ||
      (rank === this.rank &&
        (day > this.day ||
          (day === this.day &&
            (revision > this.revision || (revision === this.revision && value < this.value)))));
    if (!wins) return;
    this.found = true;
    this.rank = rank;
    this.day = day;
    this.revision = revision;
    this.value = value;
  }
}

const CODES = new Map<number, string>();

function codeOf(value: number): string {
  let code = CODES.get(value);
  if (code === undefined) {
    code = String.fromCharCode(value >> 4) + String(value & 15);
    CODES.set(value, code);
  }
  return code;
}

const GROUPS = new Map<string, number>();

function groupOf(code: string): number {
  const group = ETHNIC_GROUPS.indexOf(ethnicGroup(code));
  GROUPS.set(code, group);
  return group;
}
