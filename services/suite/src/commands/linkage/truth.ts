import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { CsvError, parse } from 'csv-parse/sync';
import { CommandFailure } from '../../failure';

/** A file of which records are one entity: by record, with or without the file. */
export interface Labels {
  /** Entity by record key. */
  byRecord: Map<string, string>;
  hasFile: boolean;
}

const ENTITY_COLUMNS = [
  'cluster',
  'person',
  'entity',
  'truth',
  'label',
  'person_id',
  'cluster_id',
  'entity_id',
];
const ID_COLUMNS = ['id', 'rec_id', 'record', 'record_id', 'unique_id'];

export function readCsv(path: string): Record<string, string>[] {
  try {
    return parse(readFileSync(path), { columns: true, trim: true, bom: true, skip_empty_lines: true });
  } catch (error) {
    // The parser's messages quote the file.
    if (error instanceof CsvError)
      throw new CommandFailure(
        `${path} is no CSV whose rows are all as wide as its header, or a quote is not closed.`,
      );
    throw error;
  }
}

/** Reads `file, id, cluster` (or `id, cluster`, where ids are unique); names of columns may be the usual others. */
export function readLabels(path: string): Labels {
  const rows = readCsv(path);
  const header = Object.keys(rows[0] ?? {});
  const id =
    ID_COLUMNS.find((column) => header.includes(column)) ?? header.find((column) => column !== 'file');
  const entity =
    ENTITY_COLUMNS.find((column) => header.includes(column)) ??
    header.filter((column) => column !== 'file' && column !== id).at(-1);
  if (!id || !entity)
    throw new CommandFailure(`${path} needs the columns id and cluster, and file where ids repeat.`, 2);
  const hasFile = header.includes('file');
  const byRecord = new Map<string, string>();
  for (const row of rows) {
    const key = recordKey(hasFile ? row['file'] : undefined, row[id] ?? '');
    if (byRecord.has(key) && byRecord.get(key) !== row[entity])
      throw new CommandFailure(`${path}: one record is in two clusters. Add the column file if ids repeat.`);
    byRecord.set(key, row[entity] ?? '');
  }
  return { byRecord, hasFile };
}

/** Files are told apart by their last name without the extension, so that a truth need not repeat the folder. */
export function recordKey(file: string | undefined, id: string): string {
  return file === undefined ? id : `${basename(file).replace(/\.csv$/i, '')}\t${id}`;
}
