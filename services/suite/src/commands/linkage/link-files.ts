import { basename } from 'node:path';
import { LinkageEngine } from '#libs/linkage';
import type { LinkageModel, LinkageResult } from '#libs/linkage';
import { FrequencyTable, frequencyTokens, RecordEncoder } from '#libs/pseudonyms';
import type { OtherField } from '#libs/pseudonyms';
import { failureOf } from '../../failure';
import type { Mapping } from './records/mapping';
import { SharedBlocks } from './shared-blocks';
import { DATE_SAMPLE, findDateFormats, rowReader } from './records/people';
import { FileNotes } from './records/file-notes';
import type { FileWarning } from './records/file-notes';
import { openRecordFiles, readRows } from './records/record-files';
import type { RecordFiles } from './records/record-files';
import type { SourceRow } from './records/source-row';
import { freshKeys, keysOfFiles } from './run-keys';

export interface LinkFilesOptions {
  files: readonly string[];
  mapping: Mapping;
  threshold?: number;
  model?: LinkageModel;
  /** false: one key for all blocks; for measuring what the salting costs. */
  saltByBlock?: boolean;
  /** Other keys than those that follow from the files. */
  freshKeys?: boolean;
  onProgress?: (stage: string, done: number, of: number) => void;
  /** Called once, when the files were read for the first time. */
  onWarnings?: (warnings: FileWarning[]) => void;
}

export interface LinkedFiles {
  files: readonly string[];
  /** By record number. */
  ids: string[];
  fileOf: Uint8Array | number[];
  result: LinkageResult;
  others: OtherField[];
  /** Of each file; undefined: it has no dates of birth. */
  dateFormats: (string | undefined)[];
  warnings: FileWarning[];
}

/** Records encoded at a time: the keys are asked once per purpose and batch. */
const BATCH = 500;

/** Records drawn for u: half a million pairs need not more. */
const SAMPLE = 2000;

/**
 * Links whole files through encodings: frequencies are counted as keyed tokens, records encoded under keys of the run, and
 * the engine sees views only. Plaintext is read twice, a batch at a time, and never kept.
 */
export async function linkFiles(options: LinkFilesOptions): Promise<LinkedFiles> {
  const { files, mapping, onProgress = () => undefined } = options;
  if (files.length === 0) throw failureOf('linkage.files.none', {}, 2);
  if (!mapping.within && files.length < 2) throw failureOf('linkage.files.single', {}, 2);
  const opened = await openRecordFiles(files, mapping);
  const dateFormats = findDateFormats(opened, await firstRows(opened));
  const notes = new FileNotes(files, mapping, dateFormats);
  const { others, toPerson } = rowReader(mapping, dateFormats);
  const { records: keys, sample } = options.freshKeys ? freshKeys() : await keysOfFiles(files);
  const { saltByBlock = true } = options;
  const frequencies = new FrequencyTable();
  const counter = new RecordEncoder(keys, { other: others, blocks: 'general', saltByBlock });
  const shared = new SharedBlocks();
  const counting = readRows(opened, notes);
  const count = await inBatches(counting, (rows, done) => {
    const people = rows.map(toPerson);
    rows.forEach((row, at) => notes.row(row, people[at]!.person));
    const tokens = frequencyTokens(
      people.map(({ person }) => person),
      keys,
    );
    for (const token of tokens.flat()) frequencies.add(token);
    for (const ids of counter.blockIds(people)) for (const id of ids) shared.add(id);
    onProgress('count', done, 0);
  });
  if (count < 2) throw failureOf('linkage.records.few');
  const warnings = notes.warnings();
  options.onWarnings?.(warnings);
  const encoder = new RecordEncoder(keys, {
    frequencies,
    other: others,
    blocks: 'general',
    saltByBlock,
    wanted: (block) => shared.has(block),
  });
  const sampler = new RecordEncoder(sample, { other: others, blocks: 'sample', saltByBlock: false });
  const engine = new LinkageEngine({
    others,
    files: fileNames(files),
    within: mapping.within,
    threshold: options.threshold,
    model: options.model,
  });
  const every = Math.max(1, Math.floor(count / SAMPLE));
  const ids: string[] = [];
  const fileOf: number[] = [];
  await inBatches(readRows(opened), (rows, done) => {
    const people = rows.map(toPerson);
    const drawn = rows.flatMap((_, at) => ((ids.length + at) % every === 0 ? [at] : []));
    encoder.encode(people).forEach(({ views }, at) => {
      const row = rows[at]!;
      engine.add(row.file, views);
      ids.push(row.id);
      fileOf.push(row.file);
    });
    sampler.encode(drawn.map((at) => people[at]!)).forEach(({ views }, at) => {
      engine.addSample(rows[drawn[at]!]!.file, views[0]!);
    });
    onProgress('encode', done, count);
  });
  const result = engine.link(onProgress);
  return { files, ids, fileOf, result, others, dateFormats, warnings };
}

/** What a model calls the files: their names without folders; where two are alike, with their places. */
function fileNames(files: readonly string[]): string[] {
  const names = files.map((path) => basename(path));
  return names.map((name, at) =>
    names.indexOf(name) === names.lastIndexOf(name) ? name : `${name}#${at + 1}`,
  );
}

/** The first rows of each file. */
async function firstRows(files: RecordFiles): Promise<SourceRow[][]> {
  const rows = files.paths.map((): SourceRow[] => []);
  if (!files.mapping.fields.dateOfBirth) return rows;
  for await (const row of readRows(files))
    if (rows[row.file]!.length < DATE_SAMPLE) rows[row.file]!.push(row);
  return rows;
}

async function inBatches(
  source: AsyncIterable<SourceRow>,
  handle: (rows: SourceRow[], done: number) => void,
): Promise<number> {
  let rows: SourceRow[] = [];
  let done = 0;
  for await (const row of source) {
    rows.push(row);
    done++;
    if (rows.length < BATCH) continue;
    handle(rows, done);
    rows = [];
  }
  if (rows.length > 0) handle(rows, done);
  return done;
}
