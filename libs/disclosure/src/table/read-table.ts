import { amountsOf } from './amounts';
import { TOTAL, dimensionAxis, overlappingAxis, type Axis, type CodePath } from './axis';
import { columnFinder, parseCsv, readCount, type CsvFile } from './csv';
import { TableRefusal } from './refusal';
import type { TableSpecification } from './specification';
import { cellAt, fillTotals, layoutOf, partsOf, type CountTable } from './table';

/** Optional column that says which agency counted the people of a row. */
export const AGENCY_COLUMN = 'agency';

export interface ReadOptions {
  /** Span totals that earlier releases published, by dimension. */
  spans?: ReadonlyMap<string, readonly string[]>;
}

/**
 * Reads a table with one row per inner combination (and agency). Combinations that are not there count as
 * zero. Refuses, with the row, counts that are negative or fractional, repeated combinations, and codes
 * that are empty, reserved, at two levels or under two parents.
 */
export function readTable(
  text: string,
  specification: TableSpecification,
  options: ReadOptions = {},
): CountTable {
  const file = parseCsv(text);
  const column = columnFinder(file);
  const dimensions = specification.dimensions.map((dimension) => {
    const reader = new CodeReader(file, dimension.columns.map(column), dimension.overlapping);
    return { reader, axis: axisOf(dimension.name, reader, specification, options) };
  });
  const counts = specification.counts.map(column);
  const agency = file.header.includes(AGENCY_COLUMN) ? column(AGENCY_COLUMN) : -1;
  const layout = layoutOf(
    dimensions.map((entry) => entry.axis),
    specification.counts,
    partsOf(specification),
  );
  const positions = dimensions.map(({ axis }) => new Map(axis.codes.map((code, at) => [code, at])));
  const values = new Float64Array(layout.cellCount);
  const contributions = new Map<string, Float64Array>();
  const seen = new Set<string>();
  file.rows.forEach((row, at) => {
    const line = file.lines[at]!;
    const codes = dimensions.map(({ reader }, d) => positions[d]!.get(reader.code(at))!);
    const cell = cellAt(layout, [0, ...codes]);
    const party = agency < 0 ? '' : row[agency]!;
    if (agency >= 0 && party === '') throw new TableRefusal('agency.empty', 'the agency is empty', line);
    if (party !== party.trim()) {
      throw new TableRefusal('agency.space', 'the agency begins or ends with a space', line);
    }
    const key = `${cell} ${party}`;
    if (seen.has(key)) throw new TableRefusal('row.duplicate', 'the combination is there already', line);
    seen.add(key);
    let own = contributions.get(party);
    if (agency >= 0 && !own) contributions.set(party, (own = new Float64Array(layout.cellCount)));
    counts.forEach((position, count) => {
      const value = readCount(row[position]!, line);
      values[cell + count * layout.strides[0]!]! += value;
      if (own) own[cell + count * layout.strides[0]!]! += value;
    });
    for (const { numerator, denominator } of partsOf(specification)) {
      const [part, whole] = [numerator, denominator].map((name) => row[column(name)]!);
      if (Number(part) > Number(whole)) {
        throw new TableRefusal('rate.part', 'a numerator is larger than its denominator', line);
      }
    }
  });
  fillTotals(layout, values);
  for (const own of contributions.values()) fillTotals(layout, own);
  if (values.some((value) => value < 0)) {
    throw new TableRefusal(
      'overlap.part',
      'a code of an overlapping dimension has more people than its Total',
    );
  }
  const amounts = amountsOf(layout, file, specification, (row) =>
    dimensions.map(({ reader }, d) => positions[d]!.get(reader.code(row))!),
  );
  return { layout, values, contributions, amounts };
}

/** Paths of a dimension's finest codes, from the table's rows. */
export function readPaths(text: string, specification: TableSpecification): Map<string, CodePath[]> {
  const file = parseCsv(text);
  const column = columnFinder(file);
  return new Map(
    specification.dimensions.map((dimension) => {
      const reader = new CodeReader(file, dimension.columns.map(column), dimension.overlapping);
      return [dimension.name, [...reader.paths.values()]];
    }),
  );
}

function axisOf(
  name: string,
  reader: CodeReader,
  specification: TableSpecification,
  options: ReadOptions,
): Axis {
  const cumulative = specification.cumulative.includes(name);
  const spans = options.spans?.get(name) ?? [];
  const overlapping = specification.dimensions.find((dimension) => dimension.name === name)?.overlapping;
  const axis = overlapping
    ? overlappingAxis(name, [...reader.paths.keys()])
    : dimensionAxis(name, [...reader.paths.values()], { cumulative, spans });
  if (new Set(axis.codes).size < axis.codes.length) {
    throw new TableRefusal('code.ambiguous', `a code of ${name} is also the name of a total`);
  }
  return axis;
}

/** The codes of one dimension, row by row, with the checks that make its hierarchy a tree. */
class CodeReader {
  readonly paths = new Map<string, CodePath>();
  private readonly levelOf = new Map<string, number>();
  private readonly parentOf = new Map<string, string>();

  constructor(
    private readonly file: CsvFile,
    private readonly columns: readonly number[],
    private readonly overlapping = false,
  ) {
    if (file.rows.length === 0) throw new TableRefusal('csv.empty', 'the table has no rows', 1);
    file.rows.forEach((row, at) => this.read(row, file.lines[at]!));
  }

  code(row: number): string {
    return this.file.rows[row]![this.columns.at(-1)!]!;
  }

  private read(row: string[], line: number): void {
    const path = this.columns.map((column) => row[column]!);
    const known = this.paths.get(path.at(-1)!);
    if (known && known.every((code, level) => code === path[level])) return;
    path.forEach((code, level) => {
      if (code === '') throw new TableRefusal('code.empty', 'a code is empty', line);
      if (code !== code.trim()) {
        throw new TableRefusal('code.space', 'a code begins or ends with a space', line);
      }
      if (code === TOTAL && !this.overlapping) {
        throw new TableRefusal('code.reserved', `the code ${TOTAL} is reserved`, line);
      }
      if ((this.levelOf.get(code) ?? level) !== level) {
        throw new TableRefusal('code.level', 'a code is at two levels of its dimension', line);
      }
      this.levelOf.set(code, level);
      if (level === 0) return;
      if ((this.parentOf.get(code) ?? path[level - 1]) !== path[level - 1]) {
        throw new TableRefusal('code.parent', 'a code is under two parents', line);
      }
      this.parentOf.set(code, path[level - 1]!);
    });
    this.paths.set(path.at(-1)!, path);
  }
}
