/** Counts beside the figures, by measure or indicator, quarter, what and category. They are counts like any other. */
export class Notes {
  private readonly counts = new Map<string, number>();

  constructor(private readonly counted: { sign: 1 | -1 }) {}

  count(of: string, quarter: number, what: string, category = '', by = 1): void {
    const key = `${of} ${quarter} ${what} ${category}`;
    this.counts.set(key, (this.counts.get(key) ?? 0) + by * this.counted.sign);
  }

  *all(): Generator<{ of: string; quarter: number; what: string; category: string; count: number }> {
    for (const [key, count] of this.counts) {
      const [of, quarter, what, category] = key.split(' ') as [string, string, string, string];
      yield { of, quarter: Number(quarter), what, category, count };
    }
  }
}
