import { createSecretKey } from 'node:crypto';
import { localKeyPort } from '#libs/keys';
import type { KeyPort } from '#libs/keys';

/** Keys of a benchmark: always the same, so that its figures are. Of no use for anything else. */
export function benchKeys(): KeyPort {
  const root = (fill: number): ReturnType<typeof createSecretKey> => createSecretKey(Buffer.alloc(32, fill));
  return localKeyPort('bench', [{ keyId: 1, root: root(1) }], root(2));
}
