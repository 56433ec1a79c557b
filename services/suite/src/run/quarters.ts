import { parseType } from '#libs/contracts';
import { quarterCode, quarterOfDate } from '#libs/measures';
import type { ReadLine } from './canonical-order';

/** A run looks back at most this many years: an older date of a fact is a slip of the pen more often than a fact. */
const mostYears = 15;

/** A conviction is no index event: no figure is told by one longer before everything else that happened. */
const convictionYears = 3;

/** Quarters that were asked for, such as 2022-Q1. */
export interface AskedQuarters {
  from?: string;
  to?: string;
}

/**
 * The quarters that a run computes: those asked for, or every period that holds the first quarter in which something
 * happened that an indicator can count, up to the quarter of `asAt`, or where provisional figures are wanted to the
 * end of its financial year. Characteristics, registers and care histories are left out (they describe, and may lie
 * decades back), and so are opening stock and convictions that lie years before everything else.
 */
export function quartersOf(
  lines: readonly ReadLine[],
  asAt: string,
  { provisional, from, to }: { provisional: boolean } & AskedQuarters,
): { from: string; to: string } {
  const all = defaultQuarters(lines, asAt, provisional);
  return { from: from ?? all.from, to: to ?? all.to };
}

function defaultQuarters(
  lines: readonly ReadLine[],
  asAt: string,
  provisional: boolean,
): { from: string; to: string } {
  const earliest = yearsBefore(asAt, mostYears);
  let first = asAt;
  const convictions: string[] = [];
  for (const line of lines) {
    const date = countedDate(line);
    if (date === undefined || date < earliest) continue;
    if (parseType(line.type)?.suffix === 'court.conviction.recorded') convictions.push(date);
    else if (date < first) first = date;
  }
  const told = first === asAt ? earliest : yearsBefore(first, convictionYears);
  for (const date of convictions) if (date >= told && date < first) first = date;
  const last = quarterOfDate(asAt);
  // Financial years end with the first quarter of a calendar year, whose number is divisible by four.
  const yearEnd = Math.ceil(last / 4) * 4;
  return {
    from: quarterCode(quarterOfDate(first) - 3),
    to: quarterCode(provisional ? yearEnd : last),
  };
}

function yearsBefore(day: string, years: number): string {
  return `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
}

function countedDate({ type, text }: ReadLine): string | undefined {
  const parsed = parseType(type);
  const field = parsed?.descriptor.factDate;
  if (!field || parsed.descriptor.kind === 'any' || describing.has(parsed.suffix)) return undefined;
  const facts = factsOf(text);
  if (facts?.['origin'] === 'OPENING_STOCK') return undefined;
  const date = facts?.[field];
  return typeof date === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(date) ? date : undefined;
}

const describing = new Set(['probation.registration.changed', 'la.care-status.changed']);

function factsOf(text: string): Record<string, unknown> | undefined {
  try {
    return (JSON.parse(text) as { data?: { facts?: Record<string, unknown> } }).data?.facts;
  } catch {
    return undefined;
  }
}
