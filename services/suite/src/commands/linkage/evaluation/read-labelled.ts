import { failureOf } from '../../../failure';
import { csvRows } from '../records/csv-rows';
import { encodingOf } from '../records/text-encoding';
import type { LabelledRecord } from './measure';
import { PairList } from './pair-list';
import { readRunRows } from './run-rows';
import type { Labels } from './truth';

/** Records and their clusters, as linkage run wrote them: file by file, each name of a file or cluster once. */
export interface ClusteredRecords {
  path: string;
  files: string[];
  ids: string[];
  clusters: string[];
}

export type Reading = (bytes: number) => void;

/** Place of each column. @throws CommandFailure where one is not in the header */
function placesOf(path: string, header: readonly string[], columns: readonly string[]): number[] {
  const places = columns.map((column) => header.indexOf(column));
  const missing = columns.filter((_, at) => places[at]! < 0);
  if (missing.length > 0) throw failureOf('linkage.output.column', { path, columns: missing.join(', ') }, 2);
  return places;
}

export async function readClusters(path: string, onBytes?: Reading): Promise<ClusteredRecords> {
  const found: ClusteredRecords = { path, files: [], ids: [], clusters: [] };
  const known = new Map<string, string>();
  const once = (name: string): string => {
    const before = known.get(name);
    if (before === undefined) known.set(name, name);
    return before ?? name;
  };
  let places: number[] | undefined;
  for await (const cells of csvRows(path, { encoding: await encodingOf(path), onBytes })) {
    if (!places) {
      places = placesOf(path, cells, ['file', 'id', 'cluster']);
      continue;
    }
    found.files.push(once(cells[places[0]!]!));
    found.ids.push(cells[places[1]!]!);
    found.clusters.push(once(cells[places[2]!]!));
  }
  return found;
}

/** The records that have a label, and where each record of the clusters is among them. */
export interface LabelledRecords {
  records: LabelledRecord[];
  /** By file and id; -1: without a label. */
  placeOf: Map<string, number>;
  /** Labels that a record has. */
  met: number;
}

export function labelRecords({ files, ids, clusters }: ClusteredRecords, labels: Labels): LabelledRecords {
  const records: LabelledRecord[] = [];
  const placeOf = new Map<string, number>();
  const met = new Set<number>();
  ids.forEach((id, at) => {
    const file = files[at]!;
    const label = labels.labelOf(file, id);
    placeOf.set(recordKey(file, id), label === undefined ? -1 : records.length);
    if (label === undefined) return;
    met.add(label);
    records.push({ file, id, cluster: clusters[at]!, entity: labels.entityOf(label) });
  });
  return { records, placeOf, met: met.size };
}

/** The scored pairs of labelled records. @throws CommandFailure where a pair is not of the clusters, or has no weight */
export async function readPairs(
  path: string,
  { placeOf }: LabelledRecords,
  onBytes?: Reading,
): Promise<PairList> {
  const pairs = new PairList();
  let columns: number[] = [];
  const onHeader = (header: string[]): void => {
    columns = placesOf(path, header, ['file_l', 'id_l', 'file_r', 'id_r', 'weight']);
  };
  const onRow = (row: number, cells: string[]): void => {
    const [fileL, idL, fileR, idR, weight] = columns as [number, number, number, number, number];
    const left = placeOf.get(recordKey(cells[fileL]!, cells[idL]!));
    const right = placeOf.get(recordKey(cells[fileR]!, cells[idR]!));
    if (left === undefined || right === undefined)
      throw failureOf('linkage.pairs.record', { path, row: `${row + 2}` });
    const bits = Number(cells[weight] || NaN);
    if (Number.isNaN(bits)) throw failureOf('linkage.pairs.weight', { path, row: `${row + 2}` });
    if (left >= 0 && right >= 0) pairs.add(left, right, bits, row);
  };
  await readRunRows(path, { isWanted: () => true, onHeader, onRow, onBytes });
  return pairs;
}

function recordKey(file: string, id: string): string {
  return `${file}\t${id}`;
}
