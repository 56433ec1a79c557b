import { isEarlier, type Point } from '../person/point';

/** What became of a person in one quarter, for one series. */
interface QuarterOfPerson {
  first: Point | undefined;
  /** Categories of the person's events, and those of them with the outcome, as bits. */
  categories: number;
  outcomes: number;
}

/**
 * Person measures (R7, R8): a person counts once per period, in the area and age band of the first index event
 * that is left, and once in each category of the period's events.
 */
export class PeriodPersons {
  private readonly quarters: QuarterOfPerson[] = [];
  private any = false;

  constructor(private readonly range: { from: number; to: number }) {
    for (let quarter = range.from; quarter <= range.to; quarter += 1) {
      this.quarters.push({ first: undefined, categories: 0, outcomes: 0 });
    }
  }

  get empty(): boolean {
    return !this.any;
  }

  forget(): void {
    if (!this.any) return;
    this.any = false;
    for (const quarter of this.quarters) {
      quarter.first = undefined;
      quarter.categories = 0;
      quarter.outcomes = 0;
    }
  }

  hear(point: Point, categories = 0, outcomes = 0): void {
    const quarter = this.quarters[point.quarter - this.range.from]!;
    this.any = true;
    if (!quarter.first || isEarlier(point, quarter.first)) quarter.first = point;
    quarter.categories |= categories;
    quarter.outcomes |= outcomes;
  }

  first(quarter: number): Point | undefined {
    return this.quarters[quarter - this.range.from]!.first;
  }

  /** Categories of a period, as bits. */
  categories(first: number, last: number): number {
    let bits = 0;
    for (let quarter = first; quarter <= last; quarter += 1) {
      bits |= this.quarters[quarter - this.range.from]!.categories;
    }
    return bits;
  }

  outcomes(first: number, last: number): number {
    let bits = 0;
    for (let quarter = first; quarter <= last; quarter += 1) {
      bits |= this.quarters[quarter - this.range.from]!.outcomes;
    }
    return bits;
  }

  /** The first index event of a period. */
  firstOf(first: number, last: number): Point | undefined {
    for (let quarter = first; quarter <= last; quarter += 1) {
      const found = this.quarters[quarter - this.range.from]!.first;
      if (found) return found;
    }
    return undefined;
  }
}
