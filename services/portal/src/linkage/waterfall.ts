import type { Translate } from '../web/locales';
import type { Waterfall } from './desk';

/** One step as the table and the chart show it. */
export interface StepRow {
  what: string;
  level: string;
  bits: string;
  sum: string;
}

/** The same steps drawn twice: names beside the bars, and above them for a small screen. */
export interface WaterfallChart {
  wide: Drawing;
  narrow: Drawing;
}

/** Places in SVG units. */
interface Drawing {
  name: 'wide' | 'narrow';
  width: number;
  height: number;
  /** Where the running sum is the threshold. */
  threshold: number;
  bars: {
    label: { text: string; x: number; y: number; anchor: 'start' | 'end' };
    figure: { text: string; x: number; anchor: 'start' | 'end' };
    x: number;
    y: number;
    length: number;
    kind: 'for' | 'against' | 'sum';
  }[];
}

const WIDE = { name: 'wide', width: 760, origin: 365, step: 30, above: 5 } as const;
const NARROW = { name: 'narrow', width: 345, origin: 6, step: 52, above: 24 } as const;
const FIGURE_ROOM = 46;

/** Key of a comparison's or a level's words in the locales. */
export function slugOf(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/gu, '-')
    .replaceAll(/^-|-$/gu, '');
}

/** Bits with a sign, one decimal: a minus, not a hyphen. */
export function signed(bits: number): string {
  const text = Math.abs(bits).toFixed(1);
  return bits < 0 ? `−${text}` : `+${text}`;
}

/** Steps in words, with the running sum; the last row is the sum. */
export function stepRows({ steps, bits }: Waterfall, t: Translate): StepRow[] {
  let sum = 0;
  const rows = steps.map(({ comparison, level, bits: step }) => {
    sum += step;
    return {
      what: t(`linkage.compare-${slugOf(comparison)}`),
      level: t(`linkage.level-${slugOf(level)}`),
      bits: signed(step),
      sum: signed(sum),
    };
  });
  return [...rows, { what: t('linkage.sum'), level: '', bits: signed(bits), sum: signed(bits) }];
}

/** Whose pairs say what matches look like: these two agencies' own, counted, or everybody's. */
export function weighedBy({ own }: Waterfall, t: Translate): string {
  if (!own) return t('linkage.weighed-by-all');
  return `${t('linkage.weighed-by-own')} ${own.agencies.join(' – ')} (${own.matches} ${t('linkage.weighed-by-matches')}).`;
}

/** Bars from each running sum to the next, so that what speaks for and against is seen to add up. */
export function waterfallChart(
  waterfall: Waterfall,
  threshold: number,
  rows: readonly StepRow[],
): WaterfallChart {
  return {
    wide: draw(waterfall, threshold, rows, WIDE),
    narrow: draw(waterfall, threshold, rows, NARROW),
  };
}

function draw(
  { steps, bits }: Waterfall,
  threshold: number,
  rows: readonly StepRow[],
  { name, width, origin, step, above }: typeof WIDE | typeof NARROW,
): Drawing {
  const ends: [number, number][] = [];
  let sum = 0;
  for (const one of steps) ends.push([sum, (sum += one.bits)]);
  ends.push([0, bits]);
  const low = Math.min(0, threshold, ...ends.flat());
  const high = Math.max(0, threshold, ...ends.flat());
  const room = width - origin - 2 * FIGURE_ROOM;
  const place = (at: number): number =>
    origin + FIGURE_ROOM + Math.round(((at - low) / (high - low || 1)) * room);
  const bars = rows.map((row, at) => {
    const [from, to] = ends[at]!;
    const [left, right] = [place(Math.min(from, to)), place(Math.max(from, to))];
    const y = at * step + above;
    const text = row.level ? `${row.what}: ${row.level}` : row.what;
    const label =
      name === 'wide'
        ? { text, x: origin - 5, y: y + 15, anchor: 'end' as const }
        : { text, x: origin, y: y - 6, anchor: 'start' as const };
    const isSum = at === rows.length - 1;
    const kind: 'for' | 'against' | 'sum' = isSum ? 'sum' : to < from ? 'against' : 'for';
    const figure =
      to < from
        ? { text: row.bits, x: left - 6, anchor: 'end' as const }
        : { text: row.bits, x: right + 6, anchor: 'start' as const };
    return { label, figure, x: left, y, length: Math.max(2, right - left), kind };
  });
  return { name, width, height: rows.length * step + 10, threshold: place(threshold), bars };
}
