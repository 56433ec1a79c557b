import { appendFileSync, createWriteStream, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';

/** Buffered characters after which pieces go to disk. */
const LIMIT = 48 * 1024 * 1024;

interface Piece {
  agency: string;
  month: number;
  lines: { at: number; order: number; text: string }[];
  spilled: boolean;
}

/** Puts lines that come in any order into files by agency, each ordered by time, in bounded memory. */
export class Spool {
  private readonly pieces = new Map<string, Piece>();
  private readonly folder: string;
  private order = 0;
  private buffered = 0;

  constructor(
    folder: string,
    private readonly limit = LIMIT,
  ) {
    this.folder = join(folder, '.spool');
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** @param at seconds since 1970 */
  add(agency: string, at: number, text: string): void {
    const month = Math.floor(at / 2_592_000);
    const key = `${agency}.${month}`;
    let piece = this.pieces.get(key);
    if (!piece) {
      piece = { agency, month, lines: [], spilled: false };
      this.pieces.set(key, piece);
    }
    piece.lines.push({ at, order: this.order++, text });
    this.buffered += text.length;
    if (this.buffered > this.limit) this.spill();
  }

  /** Writes `<agency>.ndjson` files into the folder; returns the lines of each. */
  async finish(into: string): Promise<Map<string, number>> {
    mkdirSync(into, { recursive: true });
    const counts = new Map<string, number>();
    const sorted = [...this.pieces.values()].sort((a, b) => a.month - b.month);
    for (const agency of [...new Set(sorted.map((piece) => piece.agency))].sort()) {
      const file = createWriteStream(join(into, `${agency}.ndjson`));
      let count = 0;
      for (const piece of sorted.filter((each) => each.agency === agency)) {
        const lines = this.read(piece).sort((a, b) => a.at - b.at || a.order - b.order);
        count += lines.length;
        const text = lines.map((line) => `${line.text}\n`).join('');
        if (!file.write(text)) await once(file, 'drain');
      }
      file.end();
      await finished(file);
      counts.set(agency, count);
    }
    rmSync(this.folder, { recursive: true, force: true });
    return counts;
  }

  private spill(): void {
    mkdirSync(this.folder, { recursive: true });
    for (const piece of this.pieces.values()) {
      if (piece.lines.length === 0) continue;
      const text = piece.lines.map((line) => `${line.at} ${line.order} ${line.text}\n`).join('');
      appendFileSync(this.path(piece), text);
      piece.lines = [];
      piece.spilled = true;
    }
    this.buffered = 0;
  }

  private read(piece: Piece): Piece['lines'] {
    const lines = piece.lines;
    piece.lines = [];
    if (!piece.spilled || !existsSync(this.path(piece))) return lines;
    for (const line of readFileSync(this.path(piece), 'utf8').split('\n')) {
      if (!line) continue;
      const first = line.indexOf(' ');
      const second = line.indexOf(' ', first + 1);
      lines.push({
        at: Number(line.slice(0, first)),
        order: Number(line.slice(first + 1, second)),
        text: line.slice(second + 1),
      });
    }
    return lines;
  }

  private path(piece: Piece): string {
    return join(this.folder, `${piece.agency}.${piece.month}`);
  }
}
