import { createHmac, type KeyObject } from 'node:crypto';
import { mkdir, open, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { SealedIdentity } from '#libs/contracts';
import { journalCipher, type JournalCipher } from './cipher';
import { lockJournal } from './lock';

/** What the journal holds of one event, by the keyed digest of its plaintext. */
interface Known {
  /** Where the sealed identity stands in the file; absent for events without identity. */
  at?: number;
  length?: number;
  receiptId?: string;
}

/** One line of the file: a sealed identity, locked again, or a receipt, under the keyed digest. No plaintext. */
interface Entry {
  k: string;
  s?: string;
  r?: string;
}

/**
 * Remembers what was sealed and what was acknowledged, so that an interrupted push goes on where it stopped and a
 * repeat sends the same bytes. Events are known by an HMAC of their plaintext under the agency's own key, and what was
 * sealed is encrypted once more under it: the file tells a thief nothing. Append-only; a torn last line is cut off on opening.
 */
export class Journal {
  private constructor(
    private readonly file: FileHandle,
    private readonly key: KeyObject,
    private readonly cipher: JournalCipher,
    private readonly known: Map<string, Known>,
    private end: number,
    private readonly unlock: () => void,
  ) {}

  /** Opens or makes the journal of a folder; one process at a time. */
  static async open(folder: string, key: KeyObject): Promise<Journal> {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const unlock = lockJournal(folder);
    try {
      const file = await open(join(folder, 'journal.ndjson'), 'a+', 0o600);
      const known = new Map<string, Known>();
      const end = await index(file, known);
      await file.truncate(end);
      return new Journal(file, key, journalCipher(key), known, end, unlock);
    } catch (error) {
      unlock();
      throw error;
    }
  }

  /** Name of an event in the journal. */
  nameOf(canonical: string): string {
    return createHmac('sha256', this.key).update(canonical).digest('base64url');
  }

  receiptOf(name: string): string | undefined {
    return this.known.get(name)?.receiptId;
  }

  /** The identity as it was sealed before; undefined if it was not. */
  async sealedOf(name: string): Promise<SealedIdentity | undefined> {
    const { at, length } = this.known.get(name) ?? {};
    if (at === undefined || length === undefined) return undefined;
    const bytes = Buffer.alloc(length);
    await this.file.read(bytes, 0, length, at);
    const { s: locked } = JSON.parse(bytes.toString('utf8')) as Entry;
    return locked === undefined ? undefined : this.cipher.unlock(name, locked);
  }

  /** Keeps sealed identities durably: they must be there before they are sent. */
  async keepSealed(sealed: readonly { name: string; identity: SealedIdentity }[]): Promise<void> {
    if (sealed.length === 0) return;
    await this.append(sealed.map(({ name, identity }) => ({ k: name, s: this.cipher.lock(name, identity) })));
    await this.file.datasync();
  }

  /** Keeps receipts. One that is lost costs a repeat, so this does not wait for the disk. */
  async keepReceipts(receipts: readonly { name: string; receiptId: string }[]): Promise<void> {
    await this.append(receipts.map(({ name, receiptId }) => ({ k: name, r: receiptId })));
  }

  async close(): Promise<void> {
    await this.file.datasync();
    await this.file.close();
    this.unlock();
  }

  private appending: Promise<void> = Promise.resolve();

  /** Appends one after the other, so that offsets are right. */
  private append(entries: readonly Entry[]): Promise<void> {
    const before = this.appending;
    const next = this.write(before, entries);
    this.appending = next.catch(() => undefined);
    return next;
  }

  private async write(before: Promise<void>, entries: readonly Entry[]): Promise<void> {
    await before;
    const lines = entries.map((entry) => Buffer.from(`${JSON.stringify(entry)}\n`));
    await this.file.appendFile(Buffer.concat(lines));
    entries.forEach((entry, i) => {
      note(this.known, entry, this.end, lines[i]!.length);
      this.end += lines[i]!.length;
    });
  }
}

function note(known: Map<string, Known>, entry: Entry, at: number, length: number): void {
  const before = known.get(entry.k) ?? {};
  if (entry.s) Object.assign(before, { at, length });
  if (entry.r) before.receiptId = entry.r;
  known.set(entry.k, before);
}

const CHUNK = 1 << 20;

/** Reads the file once, noting where things stand; returns the length of its whole lines. */
async function index(file: FileHandle, known: Map<string, Known>): Promise<number> {
  let end = 0;
  let rest = Buffer.alloc(0);
  const chunk = Buffer.alloc(CHUNK);
  for (let position = 0; ;) {
    const { bytesRead } = await file.read(chunk, 0, CHUNK, position);
    if (bytesRead === 0) return end;
    position += bytesRead;
    let bytes = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    for (let newline = bytes.indexOf(10); newline >= 0; newline = bytes.indexOf(10)) {
      const entry = read(bytes.subarray(0, newline));
      if (entry) note(known, entry, end, newline + 1);
      end += newline + 1;
      bytes = bytes.subarray(newline + 1);
    }
    rest = Buffer.from(bytes);
  }
}

function read(line: Buffer): Entry | undefined {
  try {
    return JSON.parse(line.toString('utf8')) as Entry;
  } catch {
    return undefined;
  }
}
