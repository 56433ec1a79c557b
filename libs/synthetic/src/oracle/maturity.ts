import type { PlainEvent } from '../options';
import { addDays, addMonths, londonDay, type IsoDate } from './dates';
import type { Period, Quarter } from './periods';

/** Knows which quarters the police and the courts have closed, and so which cohorts are mature. */
export class Closures {
  private readonly sources = new Set<string>();
  private readonly closed = new Set<string>();

  constructor(private readonly asAt: IsoDate) {}

  add(event: PlainEvent): void {
    if (!/\.(police|court)\./.test(event.type)) return;
    this.sources.add(event.source);
    if (!event.type.includes('.period.closed.') || londonDay(event.time) > this.asAt) return;
    this.closed.add(`${event.source} ${String(event.data.facts.period)}`);
  }

  /** Eighteen months after the quarter, with all police and court feeds closed up to there (rule R1). */
  isMature(quarter: Quarter): boolean {
    const ripe = addMonths(quarter.end, 18);
    if (this.asAt < ripe || this.sources.size === 0) return false;
    for (let start = quarter.start; start < ripe; start = addMonths(start, 3)) {
      const name = `${start.slice(0, 4)}-Q${Math.ceil(Number(start.slice(5, 7)) / 3)}`;
      for (const source of this.sources) if (!this.closed.has(`${source} ${name}`)) return false;
    }
    return true;
  }

  /** Referrals of the period's last day have had their 90 days (rule R1). */
  isConverted(period: Period): boolean {
    const last = period.quarters.at(-1);
    return last !== undefined && addDays(last.end, 89) <= this.asAt;
  }
}
