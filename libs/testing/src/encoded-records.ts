import { createSecretKey } from 'node:crypto';
import type { LinkageRecord } from '#libs/contracts';
import { normalisePerson, type WrittenPerson } from '#libs/identifiers';
import { localKeyPort } from '#libs/keys';
import { RecordEncoder } from '#libs/pseudonyms';

const root = (fill: number) => createSecretKey(Buffer.alloc(32, fill));
let encoder: RecordEncoder | undefined;

/** A linkage record as the pseudonymiser would send it, under keys of tests. */
export function encodedRecord(recordRef: string, agency: string, person: WrittenPerson): LinkageRecord {
  encoder ??= new RecordEncoder(localKeyPort('test', [{ keyId: 1, root: root(1) }], root(2)));
  const encoded = encoder.encode([{ person: normalisePerson(person, 2026), agency }])[0]!;
  return { recordRef, agency, revision: 1, knownOn: '2026-01-01', state: 'present', ...encoded };
}
