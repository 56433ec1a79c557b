import { closeSync, openSync, readdirSync, readSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { needlesOf, type Needle } from './encodings';

export interface Finding {
  canary: string;
  encoding: string;
  file: string;
  at: number;
}

const chunkBytes = 1 << 22;
const FILTER_BITS = 20;

// Held here: a test runner's globals are slow to reach, and this runs for each byte.
const { imul } = Math;

/** Place of four bytes in the filter (Fibonacci hashing). */
function slotOf(word: number): number {
  return imul(word, 0x9e3779b1) >>> (32 - FILTER_BITS);
}

const HEAD_BYTES = 7;

/** The first four bytes and a digest of the fourth to seventh, in one number: numbers alike begin alike. */
function headOf(bytes: Buffer, at: number): number {
  return bytes.readUInt32LE(at) * (1 << FILTER_BITS) + slotOf(bytes.readUInt32LE(at + 3));
}

/** Looks for many byte strings in one pass: a filter over four bytes at each place, a table of seven, a comparison. */
export class CanaryScanner {
  private readonly byHead = new Map<number, Needle[]>();
  private readonly filter = new Uint8Array(1 << FILTER_BITS);
  private readonly longest: number;
  /** One for all files, of which a cluster has thousands. */
  private readonly chunk: Buffer;

  constructor(canaries: readonly string[]) {
    const needles = canaries.flatMap(needlesOf);
    this.longest = Math.max(...needles.map(({ bytes }) => bytes.length));
    this.chunk = Buffer.alloc(chunkBytes + this.longest);
    for (const needle of needles) {
      const head = headOf(needle.bytes, 0);
      this.byHead.set(head, [...(this.byHead.get(head) ?? []), needle]);
      this.filter[slotOf(needle.bytes.readUInt32LE(0))] = 1;
    }
  }

  /** Every finding in a buffer; `name` stands for the file. */
  scanBytes(bytes: Buffer, name: string, offset = 0): Finding[] {
    const found: Finding[] = [];
    const { filter } = this;
    let word = 0;
    for (let at = 0; at + HEAD_BYTES <= bytes.length; at += 1) {
      word = at === 0 ? bytes.readInt32LE(0) : (word >>> 8) | (bytes[at + 3]! << 24);
      if (filter[slotOf(word)] === 0) continue;
      for (const needle of this.byHead.get(headOf(bytes, at)) ?? []) {
        const end = at + needle.bytes.length;
        if (end > bytes.length || bytes.compare(needle.bytes, 0, needle.bytes.length, at, end) !== 0)
          continue;
        found.push({ canary: needle.canary, encoding: needle.encoding, file: name, at: offset + at });
      }
    }
    return found;
  }

  /** Every finding below a folder, files of any kind; returns also how much was read. */
  scanFolder(folder: string): { findings: Finding[]; bytes: number; files: number } {
    const findings: Finding[] = [];
    let bytes = 0;
    let files = 0;
    for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      files += 1;
      bytes += statSync(path).size;
      findings.push(...this.scanFile(path));
    }
    return { findings, bytes, files };
  }

  private scanFile(path: string): Finding[] {
    const findings: Finding[] = [];
    const file = openSync(path, 'r');
    const buffer = this.chunk;
    try {
      for (let position = 0, carried = 0; ;) {
        const read = readSync(file, buffer, carried, chunkBytes, position);
        if (read === 0) return unique(findings);
        const filled = carried + read;
        findings.push(...this.scanBytes(buffer.subarray(0, filled), path, position - carried));
        position += read;
        carried = Math.min(this.longest, filled);
        buffer.copyWithin(0, filled - carried, filled);
      }
    } finally {
      closeSync(file);
    }
  }
}

function unique(findings: Finding[]): Finding[] {
  return [
    ...new Map(
      findings.map((finding) => [`${finding.at} ${finding.canary} ${finding.encoding}`, finding]),
    ).values(),
  ];
}
