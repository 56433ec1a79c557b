import { createSecretKey, randomBytes } from 'node:crypto';
import { localKeyPort } from '#libs/keys';
import type { KeyPort } from '#libs/keys';

/** Keys for one run: never written, gone with the process. What they encode joins nothing else. */
export function ephemeralKeys(): KeyPort {
  const fresh = (): ReturnType<typeof createSecretKey> => {
    const bytes = randomBytes(32);
    try {
      return createSecretKey(bytes);
    } finally {
      bytes.fill(0);
    }
  };
  return localKeyPort('linkage-run', [{ keyId: 1, root: fresh() }], fresh());
}
