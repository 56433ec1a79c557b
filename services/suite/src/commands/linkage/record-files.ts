import { createReadStream } from 'node:fs';
import { CsvError, parse } from 'csv-parse';
import { CommandFailure } from '../../failure';
import { columnsOf } from './mapping';
import type { Mapping } from './mapping';

/** One line of a file, by column. Values are trimmed; an empty one is not there. */
export interface SourceRow {
  file: number;
  id: string;
  values: ReadonlyMap<string, string>;
}

/** Rows of the files in order. A column that one file lacks is absent there; one that all lack is a mistake. */
export async function* readRows(files: readonly string[], mapping: Mapping): AsyncGenerator<SourceRow> {
  const missing = new Map(columnsOf(mapping).map((column) => [column, 0]));
  for (const [file, path] of files.entries()) {
    let header: string[] | undefined;
    const seen = new Set<string>();
    let line = 0;
    for await (const cells of linesOf(path)) {
      line += 1;
      if (!header) {
        header = cells;
        checkHeader(header, path, files.length, mapping, missing);
        continue;
      }
      const row = toRow(file, header, cells, mapping.id);
      if (row.id === '') throw new CommandFailure(`${path}: row ${line} has no ${mapping.id}.`);
      if (seen.has(row.id))
        throw new CommandFailure(`${path}: row ${line} has the same ${mapping.id} as one before it.`);
      seen.add(row.id);
      yield row;
    }
    if (!header) throw new CommandFailure(`${path} is empty.`);
  }
}

/** Rows of one file, the header first. @throws CommandFailure where it is not there, or is no CSV */
async function* linesOf(path: string): AsyncGenerator<string[]> {
  const source = createReadStream(path);
  const parser = parse({ trim: true, bom: true, relax_column_count: true, skip_empty_lines: true });
  // A fault of the file reaches the loop below through the parser.
  source.on('error', (error) => parser.destroy(error));
  try {
    for await (const cells of source.pipe(parser) as AsyncIterable<string[]>) yield cells;
  } catch (error) {
    // The parser's messages quote the file; only where it stopped is told.
    if (error instanceof CsvError)
      throw new CommandFailure(
        `${path}: a quote is not closed, or stands inside a value, after row ${parser.info.records}.`,
      );
    throw error;
  }
}

function toRow(
  file: number,
  header: readonly string[],
  line: readonly string[],
  idColumn: string,
): SourceRow {
  const values = new Map<string, string>();
  header.forEach((column, at) => {
    const value = line[at];
    if (value) values.set(column, value);
  });
  return { file, id: values.get(idColumn) ?? '', values };
}

function checkHeader(
  header: readonly string[],
  path: string,
  files: number,
  mapping: Mapping,
  missing: Map<string, number>,
): void {
  const columns = `Its columns are ${header.join(', ')}.`;
  if (!header.includes(mapping.id))
    throw new CommandFailure(`${path} has no column "${mapping.id}". ${columns}`, 2);
  for (const [column, lacking] of missing) {
    if (header.includes(column)) continue;
    if (lacking + 1 === files)
      throw new CommandFailure(`No file has the column "${column}". ${path}: ${columns}`, 2);
    missing.set(column, lacking + 1);
  }
}
