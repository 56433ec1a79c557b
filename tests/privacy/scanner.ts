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

/** Looks for many byte strings in one pass: a table of the first four bytes, then a comparison. */
export class CanaryScanner {
  private readonly byPrefix = new Map<number, Needle[]>();
  private readonly filter = new Uint8Array(1 << 16);
  private readonly longest: number;

  constructor(canaries: readonly string[]) {
    const needles = canaries.flatMap(needlesOf);
    this.longest = Math.max(...needles.map(({ bytes }) => bytes.length));
    for (const needle of needles) {
      const prefix = needle.bytes.readUInt32LE(0);
      this.byPrefix.set(prefix, [...(this.byPrefix.get(prefix) ?? []), needle]);
      this.filter[needle.bytes.readUInt16LE(0)] = 1;
    }
  }

  /** Every finding in a buffer; `name` stands for the file. */
  scanBytes(bytes: Buffer, name: string, offset = 0): Finding[] {
    const found: Finding[] = [];
    for (let at = 0; at + 7 <= bytes.length; at += 1) {
      if (this.filter[bytes[at]! | (bytes[at + 1]! << 8)] === 0) continue;
      for (const needle of this.byPrefix.get(bytes.readUInt32LE(at)) ?? []) {
        if (at + needle.bytes.length > bytes.length) continue;
        if (bytes.compare(needle.bytes, 0, needle.bytes.length, at, at + needle.bytes.length) !== 0) continue;
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
    const buffer = Buffer.alloc(chunkBytes + this.longest);
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
