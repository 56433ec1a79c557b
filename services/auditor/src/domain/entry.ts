import { canonicalJson, sha256, type AuditEntry } from '#libs/contracts';

export interface SequencedEntry {
  entryId: string;
  canonical: string;
  leafSha256: string;
}

/**
 * The bytes to be chained. What cannot be read as an entry is not dropped and does not stop the log: it is
 * chained as an entry of its own that commits to the bytes by their hash.
 */
export function toSequenced(value: Buffer, receivedAt: Date): SequencedEntry {
  const entry = parse(value) ?? unreadable(value, receivedAt);
  const canonical = canonicalJson(entry);
  return { entryId: entry.entryId, canonical, leafSha256: sha256(canonical) };
}

function parse(value: Buffer): AuditEntry | undefined {
  try {
    const entry: unknown = JSON.parse(value.toString('utf8'));
    return isEntry(entry) ? entry : undefined;
  } catch {
    return undefined;
  }
}

function isEntry(value: unknown): value is AuditEntry {
  if (typeof value !== 'object' || value === null) return false;
  const entry = value as Partial<AuditEntry>;
  return entry.v === 1 && [entry.entryId, entry.op, entry.what, entry.at, entry.actor].every(isText);
}

const isText = (value: unknown): boolean => typeof value === 'string' && value.length > 0;

function unreadable(value: Buffer, receivedAt: Date): AuditEntry {
  const digest = sha256(value);
  return {
    v: 1,
    entryId: `unreadable-${digest}`,
    op: 'collection',
    what: 'auditor.entry.unreadable',
    at: receivedAt.toISOString(),
    actor: 'auditor',
    recipients: [],
    code: { version: '' },
    inputs: [digest],
    outputs: [],
    counts: { bytes: value.length },
    outcome: 'refused',
  };
}
