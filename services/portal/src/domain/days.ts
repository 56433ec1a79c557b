import { isDate } from '#libs/contracts';

export interface Days {
  ok: boolean;
  range: { from: string; to: string; agency?: string };
}

const DEFAULT_DAYS = 31;

/** The days of a query; without any, the last month up to today. */
export function readDays(query: Record<string, unknown>, today: string): Days {
  const from = text(query['from']) ?? daysBefore(today, DEFAULT_DAYS);
  const to = text(query['to']) ?? today;
  const agency = text(query['agency']);
  if (isDate(from) && isDate(to)) return { ok: true, range: { from, to, agency } };
  return { ok: false, range: { from: daysBefore(today, DEFAULT_DAYS), to: today, agency } };
}

function text(value: unknown): string | undefined {
  return typeof value === 'string' && value.trim() !== '' ? value.trim().slice(0, 100) : undefined;
}

function daysBefore(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}
