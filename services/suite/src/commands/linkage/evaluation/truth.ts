import { basename } from 'node:path';
import { failureOf } from '../../../failure';
import { csvRows } from '../records/csv-rows';
import { encodingOf } from '../records/text-encoding';

/** A file of which records are one entity: by record, with or without the file. */
export interface Labels {
  hasFile: boolean;
  /** Labelled records. */
  size: number;
  /** Place of the label that a record has; undefined where the label is blank or there is none. */
  labelOf(file: string, id: string): number | undefined;
  /** Entity of a label by its place. */
  entityOf(label: number): string;
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

/**
 * Reads `file, id, cluster` (or `id, cluster`, where ids are unique); names of columns may be the usual others. A blank
 * entity is no label. A file is named as the run was given it, or by its last name with or without the extension where
 * no two have that.
 * @param files of the records that are looked up, as the run was given them
 */
export async function readLabels(
  path: string,
  files: readonly string[],
  onBytes?: (bytes: number) => void,
): Promise<Labels> {
  const places = new Map<string, number>();
  const entities: string[] = [];
  const fileOf = fileFinder(path, files);
  let columns: LabelColumns | undefined;
  for await (const cells of csvRows(path, { encoding: await encodingOf(path), onBytes })) {
    if (!columns) {
      columns = columnsOfLabels(path, cells);
      continue;
    }
    const label = cells[columns.entity]!;
    if (label === '') continue;
    const id = cells[columns.id]!;
    const key = columns.file < 0 ? id : recordKey(fileOf(cells[columns.file]!), id);
    const place = places.get(key);
    if (place === undefined) places.set(key, entities.push(label) - 1);
    else if (entities[place] !== label)
      throw failureOf(columns.file < 0 ? 'linkage.truth.twice' : 'linkage.truth.twice-in-file', { path });
  }
  const hasFile = columns !== undefined && columns.file >= 0;
  return {
    hasFile,
    size: entities.length,
    labelOf: (file, record) => places.get(hasFile ? recordKey(file, record) : record),
    entityOf: (label) => entities[label]!,
  };
}

/** Places of the columns; -1: there is no column of files. */
interface LabelColumns {
  file: number;
  id: number;
  entity: number;
}

function columnsOfLabels(path: string, header: readonly string[]): LabelColumns {
  const id =
    ID_COLUMNS.find((column) => header.includes(column)) ?? header.find((column) => column !== 'file');
  const entity =
    ENTITY_COLUMNS.find((column) => header.includes(column)) ??
    header.findLast((column) => column !== 'file' && column !== id);
  if (id === undefined || entity === undefined) throw failureOf('linkage.truth.columns', { path }, 2);
  return { file: header.indexOf('file'), id: header.indexOf(id), entity: header.indexOf(entity) };
}

/** Finds which of the files a label means; what names none of them stands for itself. */
function fileFinder(path: string, files: readonly string[]): (written: string) => string {
  const byName = Map.groupBy(new Set(files), lastName);
  const given = new Set(files);
  return (written) => {
    if (given.has(written)) return written;
    const meant = byName.get(lastName(written)) ?? [];
    if (meant.length > 1) throw failureOf('linkage.truth.names', { path, name: basename(written) });
    return meant[0] ?? written;
  };
}

/** Name of a file without folders and extension, so that a truth need not repeat them. */
export function lastName(file: string): string {
  return basename(file).replace(/\.csv$/i, '');
}

function recordKey(file: string, id: string): string {
  return `${file}\t${id}`;
}
