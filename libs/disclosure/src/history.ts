import { placeCells, type CellRow } from './table/cells-file';
import type { ProtectionRules } from './table/rules';
import type { CountTable } from './table/table';
import type { OpenRange } from './table/witness-file';

/** What earlier releases show of a table's cells. */
export interface Earlier {
  published: Float64Array;
  blank: Uint8Array;
  /** Small revisions of published figures: the change itself counts people and must not be known. */
  revisions: OpenRange[];
}

/**
 * What earlier releases show of this table's cells. A revised figure says nothing certain of the new one; but
 * both together tell the change. Where that is 1 up to the threshold, the new figure must stay open from the old
 * one (nothing changed) to beyond the threshold.
 */
export function historyOf(
  table: CountTable,
  earlier: readonly (readonly CellRow[])[],
  rules: Pick<ProtectionRules, 'threshold' | 'zeros'>,
): Earlier {
  const { layout, values } = table;
  const published = new Float64Array(values.length).fill(Number.NaN);
  const blank = new Uint8Array(values.length);
  const revisions = new Map<number, OpenRange>();
  for (const rows of earlier) {
    const present = new Set(rows.map((row) => [row.count, ...row.codes].join('\u0000')));
    const shown = placeCells(layout, rows);
    shown.forEach((value, cell) => {
      if (!Number.isNaN(value)) {
        if (value === values[cell]) published[cell] = value;
        else addRevision(revisions, cell, value, values[cell]!, rules);
      }
    });
    blankCells(layout, present, shown, blank);
  }
  // A cell that was open once stays open.
  published.forEach((value, cell) => {
    if (!Number.isNaN(value)) blank[cell] = 0;
  });
  return { published, blank, revisions: [...revisions.values()] };
}

function addRevision(
  revisions: Map<number, OpenRange>,
  cell: number,
  before: number,
  now: number,
  { threshold, zeros }: Pick<ProtectionRules, 'threshold' | 'zeros'>,
): void {
  if (Math.abs(now - before) > threshold) return;
  const least = zeros === 'show' ? 1 : 0;
  const beyond = now > before ? before + threshold + 1 : before - threshold - 1;
  // A count that is small as well must be open as far as small counts are.
  const small = now <= threshold ? [least, threshold + 1] : [];
  const known = revisions.get(cell);
  const reach = [before, beyond, ...small, ...(known ? [known.low, known.high] : [])];
  revisions.set(cell, { cell, low: Math.max(least, Math.min(...reach)), high: Math.max(...reach) });
}

function blankCells(
  layout: CountTable['layout'],
  present: ReadonlySet<string>,
  shown: Float64Array,
  blank: Uint8Array,
): void {
  const labels = layout.axes.map((axis) => axis.codes);
  for (let cell = 0; cell < shown.length; cell++) {
    if (!Number.isNaN(shown[cell]!)) continue;
    const key = labels
      .map((codes, at) => codes[Math.floor(cell / layout.strides[at]!) % codes.length])
      .join('\u0000');
    if (present.has(key)) blank[cell] = 1;
  }
}
