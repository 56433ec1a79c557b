import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { canonicalJson } from '#libs/contracts';
import type { StoredRelease } from '../data/releases';
import type { ReleaseFile } from './release-files';

/**
 * Writes a release as files. All bytes are a function of the release; what happened when stands apart, in
 * `times.json`.
 */
export async function writeRelease(release: StoredRelease, folder: string): Promise<string[]> {
  const texts = new Map(release.files.map((file) => [file.name, file.text]));
  texts.set('manifest.json', pretty(release.manifest));
  if (release.signature) texts.set('signature.json', pretty(release.signature));
  texts.set('times.json', pretty({ releaseId: release.manifest.releaseId, events: release.events }));
  for (const [name, text] of texts) {
    await mkdir(dirname(join(folder, name)), { recursive: true });
    await writeFile(join(folder, name), text, 'utf8');
  }
  return [...texts.keys()].sort();
}

/** Writes a release's evidence, readable by its owner alone: it holds true counts. Returns the names. */
export async function writeEvidence(files: readonly ReleaseFile[], folder: string): Promise<string[]> {
  for (const { name, text } of files) {
    await mkdir(dirname(join(folder, name)), { recursive: true, mode: 0o700 });
    await writeFile(join(folder, name), text, { encoding: 'utf8', mode: 0o600 });
  }
  return files.map(({ name }) => name);
}

/** Sorted keys (the store does not keep their order), indented for people. */
function pretty(value: unknown): string {
  return `${JSON.stringify(JSON.parse(canonicalJson(JSON.parse(JSON.stringify(value)))), null, 2)}\n`;
}
