import { addDays, addMonths, order, type IsoDate } from './dates';
import {
  declarations,
  ethnicGroup,
  ethnicityOf,
  isCareExperienced,
  isExService,
  isParent,
  isParentKnown,
  sexOf,
} from './declarations';
import { text, type KnownRecord } from './known';

export type Population = 'women' | 'da' | 'exService' | 'youngAdult' | 'care' | 'parent' | 'bame' | Second;

/** Populations of second series. */
type Second =
  | 'flagged'
  | 'registered'
  | 'statutory'
  | 'youngCare'
  | 'wide'
  | 'white'
  | 'serviceStated'
  | 'parentStated'
  | 'ethnicityStated'
  | 'adult';

/** When and how membership is asked. */
export interface Occasion {
  /** The index date. */
  on: IsoDate;
  age: number | undefined;
  /** Parent as at another day than the index (M2: the start). */
  parentOn?: IsoDate;
  /** M1 admits a register entry of the 30 days after the start. */
  graceDays?: number;
  /** M2 admits a register entry on any day from here to the index date. */
  registerSince?: IsoDate;
}

/** All that one person's known records say, asked again and again. */
export class PersonFile {
  readonly sex: string | undefined;
  readonly ethnicity: string | undefined;
  private readonly care: boolean;
  private readonly register: { from: IsoDate; until: IsoDate }[];
  private readonly flags: IsoDate[];

  constructor(readonly records: readonly KnownRecord[]) {
    this.sex = sexOf(records);
    this.ethnicity = ethnicGroup(ethnicityOf(records));
    this.care = isCareExperienced(records);
    this.register = registrations(records);
    this.flags = flaggedDates(records);
  }

  of(type: string): KnownRecord[] {
    return this.records.filter((record) => record.type === type);
  }

  /** Adults only; without an age nobody belongs (rule R5). */
  isIn(population: Population, occasion: Occasion): boolean {
    const { age, on } = occasion;
    if (age === undefined || age < 18) return false;
    switch (population) {
      case 'women':
        return this.sex === 'F';
      case 'da':
        return this.isPerpetrator(occasion);
      case 'exService':
        return isExService(this.records, on);
      case 'youngAdult':
        return age <= 25;
      case 'care':
        return this.care;
      case 'parent':
        return isParent(this.records, occasion.parentOn ?? on);
      case 'bame':
        return this.ethnicity !== undefined && this.ethnicity !== 'WHITE';
      default:
        return this.isInSecond(population, occasion);
    }
  }

  private isInSecond(population: Second, occasion: Occasion): boolean {
    switch (population) {
      case 'flagged':
        return this.isFlagged(occasion.on);
      case 'registered':
        return !this.isFlagged(occasion.on) && this.isPerpetrator(occasion);
      case 'statutory':
        return isStatutoryLeaver(this.of('la.care-status.changed'), occasion.on);
      case 'youngCare':
        return this.care && (occasion.age ?? 99) <= 25;
      case 'white':
        return this.ethnicity === 'WHITE';
      case 'serviceStated':
        return declarations(this.records, 'EX_SERVICE').length > 0;
      case 'parentStated':
        return isParentKnown(this.records, occasion.parentOn ?? occasion.on);
      case 'ethnicityStated':
        return this.ethnicity !== undefined;
      case 'adult':
        return true;
      default:
        return this.isIn('bame', occasion) || WHITE_MINORITIES.has(ethnicityOf(this.records) ?? '');
    }
  }

  private isFlagged(on: IsoDate): boolean {
    const since = addMonths(on, -60);
    return this.flags.some((date) => since < date && date <= on);
  }

  /** Rule R3: on the register, or flagged by a conviction or caution of the last five years. */
  private isPerpetrator({ on, graceDays, registerSince }: Occasion): boolean {
    if (this.isFlagged(on)) return true;
    const first = registerSince ?? on;
    if (this.register.some(({ from, until }) => from <= on && first < until)) return true;
    if (graceDays === undefined) return false;
    const last = addDays(on, graceDays);
    return this.register.some(({ from }) => on < from && from <= last);
  }
}

const WHITE_MINORITIES = new Set(['W2', 'W3', 'W4', 'W5', 'W8', 'W9']);

/** A category of s.104 is in force: the latest change up to the day names one; ever looked after says nothing of it. */
function isStatutoryLeaver(changes: readonly KnownRecord[], on: IsoDate): boolean {
  const inForce = changes
    .filter((each) => text(each, 'status') !== 'EVER_LOOKED_AFTER' && text(each, 'effectiveOn') <= on)
    .sort(
      (a, b) =>
        order(text(b, 'effectiveOn'), text(a, 'effectiveOn')) ||
        b.revision - a.revision ||
        // Of two alike the category before none.
        Number(text(a, 'status') === 'NONE') - Number(text(b, 'status') === 'NONE'),
    );
  return inForce[0] !== undefined && text(inForce[0], 'status') !== 'NONE';
}

function registrations(records: readonly KnownRecord[]): { from: IsoDate; until: IsoDate }[] {
  const changes = records.filter(
    (record) =>
      record.type === 'probation.registration.changed' && text(record, 'register') === 'DA_PERPETRATOR',
  );
  const removed = changes.filter((record) => text(record, 'state') === 'REMOVED');
  return changes
    .filter((record) => text(record, 'state') === 'ADDED')
    .map((added) => {
      const ends = removed
        .filter(
          (each) =>
            each.agency === added.agency &&
            text(each, 'registrationRef') === text(added, 'registrationRef') &&
            text(each, 'effectiveOn') >= text(added, 'effectiveOn'),
        )
        .map((each) => text(each, 'effectiveOn'))
        .sort();
      return { from: text(added, 'effectiveOn'), until: ends[0] ?? '9999-12-31' };
    });
}

function flaggedDates(records: readonly KnownRecord[]): IsoDate[] {
  return records.flatMap((record) => {
    if (record.facts.daFlag !== true) return [];
    if (record.type === 'court.conviction.recorded') return [text(record, 'convictedOn')];
    const caution = ['CAUTION', 'CONDITIONAL_CAUTION'].includes(text(record, 'disposal'));
    return record.type === 'police.disposal.recorded' && caution ? [text(record, 'disposedOn')] : [];
  });
}

export function ageBand(age: number): string {
  if (age <= 20) return '18-20';
  if (age <= 25) return '21-25';
  return age <= 49 ? '26-49' : '50+';
}
