import type { FigureRow } from './figures';

export interface BarChart {
  width: number;
  height: number;
  bars: Bar[];
}

export interface Bar {
  label: string;
  text: string;
  isTotal: boolean;
  /** Places in SVG units. */
  y: number;
  length: number;
  textX: number;
}

const WIDTH = 760;
const LABELS = 250;
const AFTER = 70;
const STEP = 30;

/**
 * Horizontal bars, one for each row but the total, which would dwarf them. A blank has no bar, only its marker,
 * and the scale comes from shown figures alone, so that a bar or an axis tells no more than the table.
 */
export function barChart(rows: readonly FigureRow[]): BarChart {
  const parts = rows.filter((row) => !row.isTotal);
  const drawn = parts.length > 0 ? parts : rows;
  const most = Math.max(1, ...drawn.map((row) => row.main ?? 0));
  const room = WIDTH - LABELS - AFTER;
  return {
    width: WIDTH,
    height: drawn.length * STEP + 10,
    bars: drawn.map((row, place) => {
      const length = Math.round(((row.main ?? 0) / most) * room);
      return {
        label: row.area,
        text: row.mark,
        isTotal: row.isTotal,
        y: place * STEP + 5,
        length,
        textX: LABELS + length + 8,
      };
    }),
  };
}
