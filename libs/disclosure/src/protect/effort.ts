/**
 * What the searches of one table may cost, counted in work done (nominal microseconds of a usual processor) and
 * not on the clock, so that the same table has the same blanks on a fast and on a slow machine. The clock is
 * looked at only to keep the user's limit; then `overdue` says so, and the report with it.
 */
export class Effort {
  private spent = 0;
  private late = false;

  constructor(
    /** Nominal seconds. */
    private readonly budget: number,
    /** Milliseconds to the user's limit, by the clock. */
    private readonly clockLeft: () => number = () => Infinity,
  ) {}

  /** Counts work in nominal microseconds. */
  spend(microseconds: number): void {
    this.spent += microseconds;
  }

  /** Whether a share of the budget is used up, or the user's time is over. */
  usedUp(share = 1): boolean {
    return this.spent > this.budget * share * 1e6 || this.millisecondsLeft() <= 0;
  }

  /** Milliseconds to the user's limit. */
  millisecondsLeft(): number {
    const left = this.clockLeft();
    if (left <= 0) this.late = true;
    return left;
  }

  /** Work counted so far, in nominal seconds. */
  get spentSeconds(): number {
    return this.spent / 1e6;
  }

  /** Whether the clock, and not the budget, ended a search: another machine may find other blanks. */
  get overdue(): boolean {
    return this.late;
  }

  /** Whether the budget was used up. */
  get exhausted(): boolean {
    return this.spent > this.budget * 1e6;
  }
}
