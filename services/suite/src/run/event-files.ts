import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { failureOf } from '../failure';

/** One line of an agency's file, as it stood there. */
export interface EventLine {
  /** File name relative to the folder that was given. */
  file: string;
  /** From 1. */
  line: number;
  text: string;
}

const newlineDelimited = new Set(['.ndjson', '.jsonl']);

/**
 * The files of a folder that hold events: every file of the folder itself, whatever its name, and below it those
 * that end in .ndjson or .jsonl. Hidden files, and the folder `truth` that `synth` writes beside its events, are left
 * out. In order of name.
 */
export async function eventFiles(folder: string): Promise<string[]> {
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw failureOf('folder.absent', { path: folder }, 2);
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .filter((entry) => entry.parentPath === folder || newlineDelimited.has(extname(entry.name)))
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    .filter((file) => !file.split(sep).slice(0, -1).includes('truth'))
    .sort();
}

/** The lines of one file; blank lines are passed over but counted, so that line numbers are the file's own. */
export async function* linesOf(folder: string, file: string): AsyncGenerator<EventLine> {
  const lines = createInterface({ input: createReadStream(join(folder, file)), crlfDelay: Infinity });
  let line = 0;
  for await (const text of lines) {
    line += 1;
    if (text.trim() !== '') yield { file, line, text };
  }
}
