/** Which periods a release holds: financial years, quarters, or calendar years and rolling years. */
export type PeriodSeries = 'financial' | 'quarter' | 'rolling';

export const PERIOD_SERIES: readonly PeriodSeries[] = ['financial', 'quarter', 'rolling'];

const QUARTER = /^(?<year>\d{4})-Q(?<quarter>[1-4])$/u;
const FINANCIAL = /^FY(?<year>\d{4})-\d{2}$/u;
const CALENDAR = /^(?<year>\d{4})$/u;
const ROLLING = /^R(?<year>\d{4})-Q(?<quarter>[1-4])$/u;

export function seriesOf(period: string): PeriodSeries | undefined {
  if (QUARTER.test(period)) return 'quarter';
  if (FINANCIAL.test(period)) return 'financial';
  return CALENDAR.test(period) || ROLLING.test(period) ? 'rolling' : undefined;
}

/** The quarters of a period in order; a rolling year ends with the quarter it is named by. */
export function quartersOf(period: string): string[] {
  const of = (pattern: RegExp): { year: number; quarter: number } | undefined => {
    const groups = pattern.exec(period)?.groups;
    return groups && { year: Number(groups['year']), quarter: Number(groups['quarter'] ?? 0) };
  };
  const quarter = of(QUARTER);
  if (quarter) return [period];
  const financial = of(FINANCIAL);
  if (financial) return four(financial.year, 2);
  const calendar = of(CALENDAR);
  if (calendar) return four(calendar.year, 1);
  const rolling = of(ROLLING);
  return rolling ? four(rolling.year, rolling.quarter - 3) : [];
}

/** Four quarters from one on; quarter 0 is the fourth of the year before. */
function four(year: number, from: number): string[] {
  return [0, 1, 2, 3].map((step) => {
    const place = year * 4 + from - 1 + step;
    return `${Math.floor(place / 4)}-Q${(place % 4) + 1}`;
  });
}
