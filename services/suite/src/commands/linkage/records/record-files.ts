import { failureOf } from '../../../failure';
import { csvRows } from './csv-rows';
import type { FileNotes } from './file-notes';
import { columnsOf, columnsOfFile } from './mapping';
import type { Mapping } from './mapping';
import type { SourceRow } from './source-row';
import { encodingOf } from './text-encoding';
import type { TextEncoding } from './text-encoding';

/** The files of a run, found out about once and read several times. */
export interface RecordFiles {
  paths: readonly string[];
  encodings: readonly TextEncoding[];
  mapping: Mapping;
}

/** @throws CommandFailure where "files" of the mapping names a file that is not among them */
export async function openRecordFiles(paths: readonly string[], mapping: Mapping): Promise<RecordFiles> {
  const listed = new Set(paths.map((path) => columnsOfFile(mapping, path)));
  const stranger = Object.keys(mapping.files).find((name) => !listed.has(mapping.files[name]));
  if (stranger !== undefined)
    throw failureOf('linkage.files.stranger', { name: stranger, paths: paths.join(', ') }, 2);
  const encodings: TextEncoding[] = [];
  for (const path of paths) encodings.push(await encodingOf(path));
  return { paths, encodings, mapping };
}

/**
 * Rows of the files in order. A column that one file lacks is absent there; one that all lack is a mistake, and so is one
 * that the mapping says the file has under another name.
 */
export async function* readRows(files: RecordFiles, notes?: FileNotes): AsyncGenerator<SourceRow> {
  const { paths, encodings, mapping } = files;
  const missing = new Map(columnsOf(mapping).map((column) => [column, 0]));
  for (const [file, path] of paths.entries()) {
    let columns: Column[] | undefined;
    let width = 0;
    const seen = new Map<string, number>();
    let row = 0;
    for await (const cells of csvRows(path, { encoding: encodings[file]!, ragged: true })) {
      row += 1;
      if (!columns) {
        columns = readHeader(cells, path, paths.length, mapping, missing);
        width = cells.length;
        notes?.open(
          file,
          encodings[file]!,
          columns.map(({ name }) => name),
        );
        continue;
      }
      if (cells.length !== width) notes?.ragged(file, row);
      const values = new Map<string, string>();
      for (const { name, at } of columns) {
        const value = cells[at];
        if (value) values.set(name, value);
      }
      const id = values.get(mapping.id);
      if (id === undefined) throw failureOf('linkage.records.no-id', { path, row: `${row}`, id: mapping.id });
      const before = seen.get(id);
      if (before !== undefined)
        throw failureOf('linkage.records.same-id', {
          path,
          row: `${row}`,
          id: mapping.id,
          before: `${before}`,
        });
      seen.set(id, row);
      yield { file, row, id, values };
    }
    if (!columns) throw failureOf('linkage.records.empty', { path });
  }
}

/** A column that the mapping names, and its place in a file. */
interface Column {
  name: string;
  at: number;
}

function readHeader(
  header: readonly string[],
  path: string,
  files: number,
  mapping: Mapping,
  missing: Map<string, number>,
): Column[] {
  const renamed = columnsOfFile(mapping, path)?.columns ?? {};
  // A file without a header begins with a person: only names that the mapping has are told.
  const named = new Set([mapping.id, ...missing.keys(), ...Object.values(renamed)]);
  const columns = header.filter((name) => named.has(name)).join(', ') || '–';
  const found: Column[] = [];
  for (const name of [mapping.id, ...missing.keys()]) {
    const called = Object.hasOwn(renamed, name) ? renamed[name]! : name;
    const at = called === null ? -1 : header.indexOf(called);
    if (at >= 0) {
      if (header.indexOf(called, at + 1) >= 0)
        throw failureOf('linkage.records.column-twice', { path, column: called }, 2);
      found.push({ name, at });
    } else if (name === mapping.id || (called !== name && called !== null))
      throw failureOf('linkage.records.column', { path, column: called, columns }, 2);
    else {
      const lacking = missing.get(name)! + 1;
      if (lacking === files)
        throw failureOf('linkage.records.column-nowhere', { path, column: name, columns }, 2);
      missing.set(name, lacking);
    }
  }
  return found;
}
