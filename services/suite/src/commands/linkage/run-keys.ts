import { createHash, createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { localKeyPort } from '#libs/keys';
import type { KeyPort } from '#libs/keys';

/** Keys of one run: for the records, and for the sample that is compared at random. */
export interface RunKeys {
  records: KeyPort;
  sample: KeyPort;
}

/**
 * Keys derived from the files themselves, so that the same files give the same encodings and so the same clusters:
 * which bits of a filter collide decides pairs on the border. What is encoded never leaves the process, so these keys
 * guard nothing outside it; they are never written.
 */
export async function keysOfFiles(files: readonly string[]): Promise<RunKeys> {
  const digest = createHash('sha256');
  for (const path of files) {
    const file = createHash('sha256');
    for await (const chunk of createReadStream(path)) file.update(chunk as Buffer);
    digest.update(file.digest());
  }
  const seed = digest.digest();
  const derive = (label: string): KeyObject =>
    createSecretKey(createHash('sha256').update(seed).update(label).digest());
  return runKeys(derive);
}

/** Fresh keys: a second run then shows how far the figures depend on them. */
export function freshKeys(): RunKeys {
  return runKeys(() => createSecretKey(randomBytes(32)));
}

function runKeys(key: (label: string) => KeyObject): RunKeys {
  const port = (name: string): KeyPort =>
    localKeyPort('linkage-run', [{ keyId: 1, root: key(`${name} root`) }], key(`${name} reference`));
  return { records: port('records'), sample: port('sample') };
}
