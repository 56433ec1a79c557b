import type { FigureRow } from './figures';

/** The same bars drawn twice: names beside them, and names above them for a small screen. */
export interface BarChart {
  wide: Drawing;
  narrow: Drawing;
}

/** Places in SVG units. */
interface Drawing {
  name: 'wide' | 'narrow';
  width: number;
  height: number;
  /** Where bars begin. */
  origin: number;
  bars: Bar[];
}

interface Bar {
  label: { text: string; x: number; y: number; anchor: 'start' | 'end' };
  figure: { text: string; x: number };
  y: number;
  length: number;
}

const FIGURE_ROOM = 70;
/** Of a letter of a label, on the wide side; names that are longer than usual get more room. */
const LETTER = 7.8;
const LABEL_ROOM = { least: 250, most: 400 };
const WIDE = { name: 'wide', width: 760, step: 30, above: 5 } as const;
const NARROW = { name: 'narrow', width: 345, origin: 1, step: 52, above: 24 } as const;

/**
 * Horizontal bars, one for each row but the total, which would dwarf them, and the health boards, whose authorities have
 * bars of their own. A blank has no bar, only its marker,
 * and the scale comes from shown figures alone, so that a bar or an axis tells no more than the table.
 */
export function barChart(rows: readonly FigureRow[]): BarChart {
  const parts = rows.filter((row) => !row.isTotal && !row.isBoard);
  const drawn = parts.length > 0 ? parts : rows;
  const longest = Math.max(...drawn.map(({ area }) => area.length));
  const origin = Math.min(LABEL_ROOM.most, Math.max(LABEL_ROOM.least, Math.ceil(longest * LETTER) + 10));
  return { wide: draw(drawn, { ...WIDE, origin }), narrow: draw(drawn, NARROW) };
}

type Form = typeof NARROW | (typeof WIDE & { origin: number });

function draw(rows: readonly FigureRow[], form: Form): Drawing {
  const { name, width, origin, step, above } = form;
  const most = Math.max(1, ...rows.map((row) => row.main ?? 0));
  const bars = rows.map((row, place): Bar => {
    const y = place * step + above;
    const length = Math.round(((row.main ?? 0) / most) * (width - origin - FIGURE_ROOM));
    const label =
      name === 'wide'
        ? { text: row.area, x: origin - 10, y: y + 15, anchor: 'end' as const }
        : { text: row.area, x: origin + 5, y: y - 6, anchor: 'start' as const };
    return { label, figure: { text: row.mark, x: origin + length + 8 }, y, length };
  });
  return { name, width, height: rows.length * step + 10, origin, bars };
}
