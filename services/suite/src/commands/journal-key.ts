import { createSecretKey, randomBytes, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The agency's own key, by which its journal knows a repeat without keeping what was sent in clear. Made beside the
 * journal on first use; without it the journal is of no use to anybody.
 */
export function openJournalKey(journalDir: string): KeyObject {
  const path = join(journalDir, 'journal.key');
  if (!existsSync(path)) {
    mkdirSync(journalDir, { recursive: true, mode: 0o700 });
    writeFileSync(path, randomBytes(32), { mode: 0o600 });
  }
  const bytes = readFileSync(path);
  try {
    return createSecretKey(bytes);
  } finally {
    bytes.fill(0);
  }
}
