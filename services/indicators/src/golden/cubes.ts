export interface Asked {
  series?: string;
  area?: string;
  by?: [breakdown: string, category: string];
}

/** cubes.csv, to be asked for single figures. */
export class Cubes {
  readonly lines: string[];
  private readonly rows: Map<string, string[]>;

  constructor(readonly text: string) {
    this.lines = text.trimEnd().split('\n').slice(1);
    this.rows = new Map(
      this.lines.map((line) => {
        const fields = line.split(',');
        return [[fields[0], ...fields.slice(3, 8)].join(' '), fields];
      }),
    );
  }

  /** `numerator` or `numerator/denominator`, or the symbol in brackets; 'absent' where there is no row. */
  figure(indicator: string, period: string, asked: Asked = {}): string {
    const row = this.row(indicator, period, asked);
    if (!row) return 'absent';
    const [numerator, denominator, , , symbol] = row.slice(8);
    if (numerator === '') return `[${symbol}]`;
    return denominator === '' ? numerator! : `${numerator}/${denominator}`;
  }

  status(indicator: string, period: string, asked: Asked = {}): string {
    return this.row(indicator, period, asked)?.[11] ?? 'absent';
  }

  value(indicator: string, period: string, asked: Asked = {}): string {
    return this.row(indicator, period, asked)?.[10] ?? 'absent';
  }

  private row(indicator: string, period: string, asked: Asked): string[] | undefined {
    const {
      series = FIRST_SERIES[indicator.slice(-1)] ?? 'rate',
      area = 'W92000004',
      by = ['none', ''],
    } = asked;
    return this.rows.get([indicator, series, period, area, ...by].join(' '));
  }
}

const FIRST_SERIES: Record<string, string> = { 1: 'persons', 2: 'rate', 3: 'rate' };
