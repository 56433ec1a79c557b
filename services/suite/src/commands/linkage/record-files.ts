import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
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
    const parser = createReadStream(path).pipe(
      parse({ trim: true, bom: true, relax_column_count: true, skip_empty_lines: true }),
    );
    parser.on('error', () => undefined);
    const seen = new Set<string>();
    for await (const line of parser as AsyncIterable<string[]>) {
      if (!header) {
        header = line;
        checkHeader(header, path, files.length, mapping, missing);
        continue;
      }
      const row = toRow(file, header, line, mapping.id);
      if (row.id === '') throw new CommandFailure(`${path}: a record has no ${mapping.id}.`);
      if (seen.has(row.id)) throw new CommandFailure(`${path}: two records have the same ${mapping.id}.`);
      seen.add(row.id);
      yield row;
    }
    if (!header) throw new CommandFailure(`${path} is empty.`);
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
