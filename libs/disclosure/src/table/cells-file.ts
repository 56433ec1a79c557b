import { TOTAL, dimensionAxis, overlappingAxis, spanOf, compareCodes, type CodePath } from './axis';
import { csvField, parseCsv } from './csv';
import { readingOf, TableRefusal } from './refusal';
import type { TableSpecification } from './specification';
import { cellAt, layoutOf, partsOf, releaseOrder, type TableLayout } from './table';

/** A release as everyone sees it: NaN where a cell is blank. */
export interface ReleasedTable {
  layout: TableLayout;
  published: Float64Array;
}

/** Writes cells.csv: every cell of every combination of levels, and nothing that tells blanks apart. */
export function writeCells(released: ReleasedTable): string {
  const { layout, published } = released;
  const [counts, ...dimensions] = layout.axes;
  const lines = [[...dimensions.map((axis) => csvField(axis.name)), 'count', 'value', 'blank'].join(',')];
  const fields = layout.axes.map((axis) => axis.codes.map(csvField));
  for (const cell of releaseOrder(layout)) {
    const codes = layout.axes.map((axis, at) => Math.floor(cell / layout.strides[at]!) % axis.codes.length);
    const own = codes.slice(1).map((code, at) => fields[at + 1]![code]!);
    const value = published[cell]!;
    const shown = Number.isNaN(value) ? ',1' : `${value},0`;
    lines.push([...own, csvField(counts!.codes[codes[0]!]!), shown].join(','));
  }
  return `${lines.join('\n')}\n`;
}

/** One row of a cells.csv. */
export interface CellRow {
  codes: string[];
  count: string;
  /** NaN: blank. */
  value: number;
  line: number;
}

/** Reads the cells of earlier releases, the first first; a refusal says which of them. */
export function readEarlier(
  texts: readonly string[] | undefined,
  specification: TableSpecification,
): CellRow[][] {
  return (texts ?? []).map((text, at) =>
    readingOf(`earlier release ${at + 1}`, () => readCellRows(text, specification)),
  );
}

/** Reads a cells.csv, ours or another's. */
export function readCellRows(
  text: string,
  specification: TableSpecification,
  options: { open?: boolean } = {},
): CellRow[] {
  const file = parseCsv(text);
  const names = [...specification.dimensions.map(({ name }) => name), 'count', 'value'];
  // A file of figures known from elsewhere has no blanks.
  const expected = options.open && !file.header.includes('blank') ? names : [...names, 'blank'];
  const columns = expected.map((name) => {
    const at = file.header.indexOf(name);
    if (at < 0) throw new TableRefusal('column.missing', `the column ${name} is not in the header`, 1);
    return at;
  });
  const size = specification.dimensions.length;
  return file.rows.map((row, at) => {
    const line = file.lines[at]!;
    const [count, value, blank = '0'] = columns.slice(size).map((column) => row[column]!);
    if (blank !== '0' && blank !== '1') throw new TableRefusal('cells.blank', 'blank is 0 or 1', line);
    if (blank === '1' && value !== '')
      throw new TableRefusal('cells.value', 'a blank cell has a value', line);
    if (blank === '0' && !/^\d+$/.test(value!)) {
      throw new TableRefusal('cells.value', 'a value is not a whole number', line);
    }
    const codes = columns.slice(0, size).map((column) => row[column]!);
    return { codes, count: count!, value: blank === '1' ? Number.NaN : Number(value), line };
  });
}

/** Puts rows into a layout. Cells that have no row are unknown to the reader, as if blank. */
export function placeCells(layout: TableLayout, rows: readonly CellRow[]): Float64Array {
  const positions = layout.axes.map((axis) => new Map(axis.codes.map((code, at) => [code, at])));
  const published = new Float64Array(layout.cellCount).fill(Number.NaN);
  const seen = new Set<number>();
  for (const { codes, count, value, line } of rows) {
    const at = [count, ...codes].map((code, axis) => positions[axis]!.get(code));
    if (at.includes(undefined)) continue;
    const cell = cellAt(layout, at as number[]);
    if (seen.has(cell)) throw new TableRefusal('row.duplicate', 'the cell is there already', line);
    seen.add(cell);
    published[cell] = value;
  }
  return published;
}

/** Hierarchies of a release, from the specification's parents or else from a table of inner rows. */
export function layoutOfRelease(
  rows: readonly CellRow[],
  specification: TableSpecification,
  paths: ReadonlyMap<string, readonly CodePath[]> | undefined,
  spans: ReadonlyMap<string, readonly string[]>,
): TableLayout {
  const axes = specification.dimensions.map((dimension, at) => {
    const codes = [...new Set(rows.map((row) => row.codes[at]!))];
    if (dimension.overlapping) return overlappingAxis(dimension.name, codes);
    const known = paths?.get(dimension.name) ?? pathsFrom(codes, dimension.columns.length, dimension.parents);
    if (!known) {
      throw new TableRefusal(
        'dimensions.parents',
        `which codes of ${dimension.name} belong to which is not known: give parents in the dimensions file`,
      );
    }
    const cumulative = specification.cumulative.includes(dimension.name);
    return dimensionAxis(dimension.name, known, { cumulative, spans: spans.get(dimension.name) ?? [] });
  });
  return layoutOf(axes, specification.counts, partsOf(specification));
}

/** Span totals among the codes of a cumulative dimension. */
export function spansIn(rows: readonly CellRow[], specification: TableSpecification): Map<string, string[]> {
  return new Map(
    specification.cumulative.map((name) => {
      const at = specification.dimensions.findIndex((dimension) => dimension.name === name);
      const codes = new Set(rows.map((row) => row.codes[at]!));
      return [name, [...codes].filter((code) => isSpan(code, codes))];
    }),
  );
}

/** d.json with the parents filled in, so that a release can be read without its table. */
export function specificationWithParents(
  specification: TableSpecification,
  layout: TableLayout,
): TableSpecification {
  const dimensions = specification.dimensions.map((dimension, at) => {
    if (dimension.columns.length === 1) return dimension;
    const axis = layout.axes[at + 1]!;
    const parents: Record<string, string> = {};
    for (const { parent, children } of axis.equations) {
      if (parent === axis.listed[0]) continue;
      for (const child of children) parents[axis.codes[child]!] = axis.codes[parent]!;
    }
    return { ...dimension, parents };
  });
  return { ...specification, dimensions };
}

function isSpan(code: string, codes: ReadonlySet<string>): boolean {
  const [first, last, more] = code.split('..');
  return more === undefined && last !== undefined && codes.has(first!) && codes.has(last);
}

function pathsFrom(
  codes: readonly string[],
  depth: number,
  parents: Record<string, string> | undefined,
): CodePath[] | undefined {
  const set = new Set(codes);
  const plain = codes.filter((code) => code !== TOTAL && !isSpan(code, set));
  if (depth === 1) {
    const sorted = [...plain].sort(compareCodes);
    return sorted.filter((code) => code !== spanOf(sorted)).map((code) => [code]);
  }
  if (!parents) return undefined;
  const path = (code: string): string[] => [...(parents[code] ? path(parents[code]) : []), code];
  const coarse = new Set(Object.values(parents));
  return plain.filter((code) => !coarse.has(code)).map(path);
}
