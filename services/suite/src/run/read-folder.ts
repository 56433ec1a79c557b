import { failureOf } from '../failure';
import type { Progress } from '../progress';
import { sayIn } from '../words';
import { inCanonicalOrder, readLine, type ReadLine } from './canonical-order';
import { eventFiles, linesOf } from './event-files';

/** Every line of a folder of files, in canonical order. */
export async function readFolder(folder: string, progress: Progress): Promise<ReadLine[]> {
  const files = await eventFiles(folder);
  if (files.length === 0) throw failureOf('events.no-file', { path: folder }, 2);
  const stage = progress.stage('read', files.length);
  const lines: ReadLine[] = [];
  for (const [done, file] of files.entries()) {
    for await (const line of linesOf(folder, file)) lines.push(readLine(line));
    stage.update(done + 1);
  }
  if (lines.length === 0) throw failureOf('events.none-in', { path: folder }, 2);
  stage.end(sayIn('run', 'stage.read', { lines: String(lines.length), files: String(files.length) }));
  return inCanonicalOrder(lines);
}
