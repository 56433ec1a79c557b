import type { TypeDescriptor } from '#libs/contracts';

/** Clocks differ, and some systems write local time as if it were UTC. */
const SKEW_MS = 2 * 3_600_000;
/** Days are those of Wales, the clock's is that of UTC; and the skew may lie across midnight. */
const DAY_MS = 86_400_000;
/** What was decided may be known before it takes effect: a status counts only from that day on. */
const MAY_LIE_AHEAD = 'effectiveOn';
const LAST_DAYS = ['03-31', '06-30', '09-30', '12-31'];

export interface Dated {
  time: string;
  data: { facts: unknown };
}

/**
 * Pointer to what of a sound event says that it has not happened yet; undefined if all has. A slip in a year would
 * otherwise count in no quarter for years, and move the day up to which a computation knows its events.
 */
export function futureDate({ time, data }: Dated, type: TypeDescriptor, now: Date): string | undefined {
  if (Date.parse(time) > now.getTime() + SKEW_MS) return '/time';
  const facts = data.facts as Record<string, unknown>;
  const latest = new Date(now.getTime() + DAY_MS).toISOString().slice(0, 10);
  if (type.suffix === 'period.closed')
    return lastDay(facts['period'] as string) > latest ? '/data/facts/period' : undefined;
  const { factDate } = type;
  if (factDate === undefined || factDate === MAY_LIE_AHEAD) return undefined;
  return (facts[factDate] as string) > latest ? `/data/facts/${factDate}` : undefined;
}

/** Of a quarter such as 2024-Q2. */
function lastDay(quarter: string): string {
  return `${quarter.slice(0, 4)}-${LAST_DAYS[Number(quarter.at(-1)) - 1]}`;
}
