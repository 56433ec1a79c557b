import type { Location } from './areas';
import type { CountRow } from './rows';

export type CellKey = Pick<CountRow, 'indicator' | 'measure' | 'series' | 'period'>;
export interface Breakdown {
  breakdown: string;
  category: string;
}

export const NONE: Breakdown = { breakdown: 'none', category: '' };

interface Tally {
  row: CountRow;
  numerator: number;
  denominator: number;
}

/** Tallies by cell. How a row's value is made follows from its measure. */
export class Cells {
  private readonly tallies = new Map<string, Tally>();

  /** Adds to a cell of every area in which the thing lies. */
  add(key: CellKey, place: Location, cut: Breakdown, numerator: number, denominator = 0): void {
    for (const code of place.codes) this.addAt(key, code, cut, numerator, denominator);
  }

  addAt(key: CellKey, areaCode: string, cut: Breakdown, numerator: number, denominator = 0): void {
    const name = nameOf(key, areaCode, cut);
    let tally = this.tallies.get(name);
    if (!tally) {
      const row: CountRow = {
        ...key,
        areaCode,
        ...cut,
        numerator: 0,
        denominator: null,
        value: null,
        symbol: '',
      };
      tally = { row, numerator: 0, denominator: 0 };
      this.tallies.set(name, tally);
    }
    tally.numerator += numerator;
    tally.denominator += denominator;
  }

  /** A cell that has no figure, whatever else is added to it. */
  mark(key: CellKey, areaCode: string, cut: Breakdown, symbol: 'u' | 'x'): void {
    this.addAt(key, areaCode, cut, 0);
    const tally = this.tallies.get(nameOf(key, areaCode, cut));
    if (tally) tally.row.symbol = symbol;
  }

  /** Rows sorted by all their codes. */
  rows(hasDenominator: (row: CountRow) => boolean): CountRow[] {
    const rows = [...this.tallies.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, tally]) => tally);
    return rows.map(({ row, numerator, denominator }) => {
      if (row.symbol) return { ...row, numerator: null };
      if (!hasDenominator(row)) return { ...row, numerator, value: numerator };
      const factor = row.measure === 'M4' ? 1 : 100;
      return {
        ...row,
        numerator,
        denominator,
        value: denominator > 0 ? (factor * numerator) / denominator : null,
      };
    });
  }
}

function nameOf(key: CellKey, areaCode: string, cut: Breakdown): string {
  return `${key.indicator} ${key.series} ${key.period} ${areaCode} ${cut.breakdown} ${cut.category}`;
}
