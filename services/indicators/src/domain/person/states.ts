import { addMonthsTo, NEVER, type Day } from './days';
import type { Facts } from './facts';
import { A, B, C, WIDTH, X } from './rows';

const PARENT = 5;
const YEARS_OF_PARENTHOOD = 3;

/** States of a person as at a day (R2-R4): the register, flagged outcomes, parenthood and care category. */
export class States {
  private facts!: Facts;
  private person = 0;
  private readonly said: Said[] = [];
  private saidCount = 0;
  private everParent = false;
  private readonly flags: Day[] = [];

  read(facts: Facts, person: number): void {
    this.facts = facts;
    this.person = person;
    this.saidCount = 0;
    this.everParent = false;
    this.flags.length = 0;
    this.readParenthood();
    this.readFlags();
  }

  /** On the register on any day of [from, to]. */
  registered(from: Day, to: Day): boolean {
    const { data } = this.facts.rows.registrations;
    const until = this.facts.rows.registrations.until(this.person);
    for (let at = this.facts.rows.registrations.from(this.person); at < until; at += WIDTH) {
      if (data[at + A]! <= to && data[at + B]! > from) return true;
    }
    return false;
  }

  /** Added to the register in (day, day + days]. */
  registeredAfter(day: Day, days: number): boolean {
    const { data } = this.facts.rows.registrations;
    const until = this.facts.rows.registrations.until(this.person);
    for (let at = this.facts.rows.registrations.from(this.person); at < until; at += WIDTH) {
      if (data[at + A]! > day && data[at + A]! <= day + days) return true;
    }
    return false;
  }

  /** A flagged conviction, caution or conditional caution in (day - months, day]. */
  flagged(day: Day, months: number): boolean {
    if (this.flags.length === 0) return false;
    const since = addMonthsTo(day, -months);
    for (const flag of this.flags) if (flag <= day && flag > since) return true;
    return false;
  }

  /**
   * Declared or confirmed in (day - 3 years, day] (R4). Of several by rank, then the latest declared (a confirmation
   * makes a declaration recent, not later: R2), then the highest revision; of two alike NO.
   */
  parent(day: Day): boolean {
    return this.everParent && (this.parenthood(day)?.yes ?? false);
  }

  /** Said in the same time, be it yes or no. */
  parentStated(day: Day): boolean {
    return this.parenthood(day) !== undefined;
  }

  private parenthood(day: Day): Said | undefined {
    const since = addMonthsTo(day, -12 * YEARS_OF_PARENTHOOD);
    let best: Said | undefined;
    for (let at = 0; at < this.saidCount; at += 1) {
      const said = this.said[at]!;
      const isRecent = isWithin(said.day, since, day) || isWithin(said.confirmed, since, day);
      if (isRecent && (!best || isBetter(said, best))) best = said;
    }
    return best;
  }

  /** s.104 category in force: the latest change up to the day; NONE ends it, ever looked after says nothing of it. */
  careCategory(day: Day): number | undefined {
    const { data } = this.facts.rows.care;
    const until = this.facts.rows.care.until(this.person);
    let best = -1;
    for (let at = this.facts.rows.care.from(this.person); at < until; at += WIDTH) {
      const since = data[at + A]!;
      if (data[at + X] === 7 || since === NEVER || since > day) continue;
      if (best >= 0) {
        const step = since - data[best + A]! || data[at + B]! - data[best + B]!;
        // Of two alike the lower category, NONE last.
        if (step < 0 || (step === 0 && (data[at + X]! || 9) >= (data[best + X]! || 9))) continue;
      }
      best = at;
    }
    return best < 0 || data[best + X] === 0 ? undefined : data[best + X]!;
  }

  private readParenthood(): void {
    const { declared, assessments, arrests } = this.facts.rows;
    for (let at = declared.from(this.person); at < declared.until(this.person); at += WIDTH) {
      const x = declared.data[at + X]!;
      if ((x & 7) !== PARENT) continue;
      this.say(
        (x >> 3) & 7,
        declared.data[at + A]!,
        declared.data[at + B]!,
        x >> 6 === 1,
        declared.data[at + C],
      );
    }
    for (let at = assessments.from(this.person); at < assessments.until(this.person); at += WIDTH) {
      const parent = assessments.data[at + X]! >> 1;
      if (parent !== 0) this.say(1, assessments.data[at + A]!, assessments.data[at + B]!, parent === 2);
    }
    for (let at = arrests.from(this.person); at < arrests.until(this.person); at += WIDTH) {
      const parent = arrests.data[at + X]! >> 16;
      if (parent !== 0) this.say(3, arrests.data[at + A]!, arrests.data[at + B]!, parent === 2);
    }
  }

  private say(rank: number, day: Day, revision: number, yes: boolean, confirmed = NEVER): void {
    const said = (this.said[this.saidCount] ??= { rank, day, revision, yes, confirmed });
    said.rank = rank;
    said.day = day;
    said.revision = revision;
    said.yes = yes;
    said.confirmed = confirmed;
    this.saidCount += 1;
    this.everParent ||= yes;
  }

  private readFlags(): void {
    const { convictions, disposals } = this.facts.rows;
    for (let at = convictions.from(this.person); at < convictions.until(this.person); at += WIDTH) {
      if ((convictions.data[at + X]! & 8) !== 0) this.flags.push(convictions.data[at + A]!);
    }
    for (let at = disposals.from(this.person); at < disposals.until(this.person); at += WIDTH) {
      // A flagged caution or conditional caution.
      if ((disposals.data[at + X]! & 9) === 9) this.flags.push(disposals.data[at + A]!);
    }
  }
}

interface Said {
  rank: number;
  day: Day;
  revision: number;
  yes: boolean;
  /** NEVER: it was not confirmed. */
  confirmed: Day;
}

/** In (since, until]. */
function isWithin(day: Day, since: Day, until: Day): boolean {
  return day > since && day <= until;
}

function isBetter(a: Said, b: Said): boolean {
  if (a.rank !== b.rank) return a.rank < b.rank;
  if (a.day !== b.day) return a.day > b.day;
  if (a.revision !== b.revision) return a.revision > b.revision;
  return !a.yes && b.yes;
}
