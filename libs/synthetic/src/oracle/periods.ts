import type { IsoDate } from './dates';

export interface Quarter {
  name: string;
  start: IsoDate;
  /** First day after it. */
  end: IsoDate;
}

/** One quarter, a calendar or financial year or four rolling quarters: always whole quarters. */
export interface Period {
  name: string;
  quarters: Quarter[];
}

/** All quarters that lie in the months `from` to `to`, and every year of which all four are among them. */
export function periodsOf(from: string, to: string): Period[] {
  const quarters = quartersOf(from, to);
  const periods: Period[] = quarters.map((quarter) => ({ name: quarter.name, quarters: [quarter] }));
  for (let i = 3; i < quarters.length; i++) {
    const four = quarters.slice(i - 3, i + 1);
    const last = four[3];
    const year = Number(last?.name.slice(0, 4));
    periods.push({ name: `R${last?.name}`, quarters: four });
    if (last?.name.endsWith('Q4')) periods.push({ name: String(year), quarters: four });
    if (last?.name.endsWith('Q1')) {
      periods.push({ name: `FY${year - 1}-${String(year % 100).padStart(2, '0')}`, quarters: four });
    }
  }
  return periods;
}

function quartersOf(from: string, to: string): Quarter[] {
  const quarters: Quarter[] = [];
  for (let year = Number(from.slice(0, 4)); year <= Number(to.slice(0, 4)); year++) {
    for (const [q, first, last] of [
      [1, '01', '03'],
      [2, '04', '06'],
      [3, '07', '09'],
      [4, '10', '12'],
    ] as const) {
      if (`${year}-${first}` < from || `${year}-${last}` > to) continue;
      const next = q === 4 ? `${year + 1}-01-01` : `${year}-${String(Number(last) + 1).padStart(2, '0')}-01`;
      quarters.push({ name: `${year}-Q${q}`, start: `${year}-${first}-01`, end: next });
    }
  }
  return quarters;
}

export function within(date: IsoDate, span: { start: IsoDate; end: IsoDate }): boolean {
  return span.start <= date && date < span.end;
}

/** First day of the period and first day after it. */
export function spanOf(period: Period): { start: IsoDate; end: IsoDate } {
  const first = period.quarters[0];
  const last = period.quarters.at(-1);
  if (!first || !last) throw new Error('ORACLE_EMPTY_PERIOD');
  return { start: first.start, end: last.end };
}
