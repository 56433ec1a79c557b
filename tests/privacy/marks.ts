/** Values that must be found nowhere. Each is made for one use, so that a finding tells which path let it through. */
export class Marks {
  private readonly made = new Set<string>();

  /** A text that says what it stands in for. */
  of(what: string): string {
    return this.add(`Zqmark${what}Xw`);
  }

  /** A value that has to have a form of its own. */
  add(value: string): string {
    this.made.add(value);
    return value;
  }

  list(): string[] {
    return [...this.made];
  }
}
