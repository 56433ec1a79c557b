import { addMonths, civil, type CivilDate } from './civil-dates';

/** A calendar quarter as a number that grows by one: year * 4 + (0..3). */
export type Quarter = number;

/** Calendar year, financial year (from April) and rolling four quarters are made of whole quarters (R7). */
export type PeriodKind = 'quarter' | 'year' | 'financial' | 'rolling';

export interface Period {
  /** 2022-Q3, 2022, FY2022-23 or R2022-Q3. */
  code: string;
  kind: PeriodKind;
  first: Quarter;
  last: Quarter;
}

export function quarterOfDate(date: CivilDate): Quarter {
  return Number(date.slice(0, 4)) * 4 + Math.floor((Number(date.slice(5, 7)) - 1) / 3);
}

export function quarterCode(quarter: Quarter): string {
  return `${Math.floor(quarter / 4)}-Q${(quarter % 4) + 1}`;
}

/** undefined where the text is not a quarter such as 2022-Q3. */
export function parseQuarter(code: string): Quarter | undefined {
  const match = /^(\d{4})-Q([1-4])$/.exec(code);
  return match ? Number(match[1]) * 4 + Number(match[2]) - 1 : undefined;
}

export function firstDay(quarter: Quarter): CivilDate {
  return civil(Math.floor(quarter / 4), (quarter % 4) * 3 + 1, 1);
}

/** The day after the quarter: windows are half-open. */
export function dayAfter(quarter: Quarter): CivilDate {
  return firstDay(quarter + 1);
}

/** First day on which an M3/M4 cohort of the quarter may have a figure: 18 months after the quarter (R1). */
export function matureOn(quarter: Quarter): CivilDate {
  return addMonths(dayAfter(quarter), 18);
}

/** Every period that lies wholly within the quarters given, in the order quarter, year, financial, rolling. */
export function periodsWithin(from: Quarter, to: Quarter): Period[] {
  const periods: Period[] = [];
  for (let quarter = from; quarter <= to; quarter += 1) {
    periods.push({ code: quarterCode(quarter), kind: 'quarter', first: quarter, last: quarter });
  }
  for (let first = from; first + 3 <= to; first += 1) {
    const year = Math.floor(first / 4);
    const last = first + 3;
    if (first % 4 === 0) periods.push({ code: String(year), kind: 'year', first, last });
    if (first % 4 === 1) periods.push({ code: financialYear(year), kind: 'financial', first, last });
    periods.push({ code: `R${quarterCode(last)}`, kind: 'rolling', first, last });
  }
  return periods.sort((a, b) => ORDER[a.kind] - ORDER[b.kind] || a.first - b.first);
}

/** undefined where the text is no period code. */
export function parsePeriod(code: string): Period | undefined {
  const quarter = parseQuarter(code);
  if (quarter !== undefined) return { code, kind: 'quarter', first: quarter, last: quarter };
  const last = code.startsWith('R') ? parseQuarter(code.slice(1)) : undefined;
  if (last !== undefined) return { code, kind: 'rolling', first: last - 3, last };
  if (/^\d{4}$/.test(code)) {
    return { code, kind: 'year', first: Number(code) * 4, last: Number(code) * 4 + 3 };
  }
  const year = Number(/^FY(\d{4})-\d{2}$/.exec(code)?.[1]);
  if (!year || financialYear(year) !== code) return undefined;
  return { code, kind: 'financial', first: year * 4 + 1, last: year * 4 + 4 };
}

const ORDER: Record<PeriodKind, number> = { quarter: 0, year: 1, financial: 2, rolling: 3 };

function financialYear(year: number): string {
  return `FY${year}-${String((year + 1) % 100).padStart(2, '0')}`;
}
