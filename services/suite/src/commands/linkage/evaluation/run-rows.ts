import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse/sync';

const LINE_END = 10;
const QUOTE = 34;

export interface RunRows {
  isWanted(row: number): boolean;
  onHeader(cells: string[]): void;
  /** The first row after the header is 0. */
  onRow(row: number, cells: string[]): void;
  onBytes?: (bytes: number) => void;
}

/**
 * Rows of a CSV of any size that linkage run wrote: UTF-8, commas. A row ends at a line end outside quotes, so that rows not
 * wanted are passed over without being parsed, and a row without a quote is split as it stands.
 */
export async function readRunRows(path: string, wanted: RunRows): Promise<void> {
  let row = -1;
  let rest: Buffer = Buffer.alloc(0);
  let bytes = 0;
  const take = (line: Buffer): void => {
    if (row < 0) wanted.onHeader(cellsOf(line));
    else if (wanted.isWanted(row)) wanted.onRow(row, cellsOf(line));
    row++;
  };
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    wanted.onBytes?.(bytes);
    const text = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let from = 0;
    for (let end = endOfRow(text, from); end >= 0; end = endOfRow(text, from)) {
      take(text.subarray(from, end));
      from = end + 1;
    }
    rest = text.subarray(from);
  }
  if (rest.length > 0) take(rest);
}

/** Where the row that begins there ends; -1: not in this text. */
function endOfRow(text: Buffer, from: number): number {
  let inQuotes = false;
  let at = from;
  for (;;) {
    const end = text.indexOf(LINE_END, at);
    const quote = text.subarray(at, end < 0 ? undefined : end + 1).indexOf(QUOTE);
    if (quote < 0 && !inQuotes) return end;
    if (quote < 0 && end < 0) return -1;
    if (quote < 0) at = end + 1;
    else {
      inQuotes = !inQuotes;
      at += quote + 1;
    }
  }
}

function cellsOf(line: Buffer): string[] {
  if (line.includes(QUOTE)) return parse(line, { bom: true })[0] ?? [];
  return line
    .toString('utf8')
    .replace(/^\ufeff|\r$/g, '')
    .split(',');
}
