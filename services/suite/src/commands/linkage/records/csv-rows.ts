import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CsvError, parse } from 'csv-parse';
import { failureOf } from '../../../failure';
import { textOf } from './text-encoding';
import type { TextEncoding } from './text-encoding';

/** What may stand between the values of a row. */
const DELIMITERS = [',', ';', '\t', '|'];
/** A header is looked for in so many bytes. */
const HEADER_BYTES = 1 << 16;

export interface CsvReading {
  encoding?: TextEncoding;
  /** Rows may be longer or shorter than the header. */
  ragged?: boolean;
  /** Called with the bytes read so far. */
  onBytes?: (bytes: number) => void;
}

/**
 * Rows of a CSV of any size, the header first. Values are separated by a comma, or by the semicolon, tab or bar that stands
 * in the header more often.
 * @throws CommandFailure where it is no CSV; what it holds is not quoted
 */
export async function* csvRows(path: string, reading: CsvReading = {}): AsyncGenerator<string[]> {
  const { encoding = 'utf-8', ragged = false, onBytes } = reading;
  const delimiter = await delimiterOf(path);
  const parser = parse({
    ...{ trim: true, bom: true, skip_empty_lines: true },
    relax_column_count: ragged,
    // Files put together from several end their lines in several ways.
    record_delimiter: ['\r\n', '\n', '\r'],
    delimiter,
  });
  // A fault of the file reaches the loop below through the parser.
  const fed = pipeline(Readable.from(textOf(path, encoding, onBytes)), parser).catch(() => undefined);
  try {
    for await (const cells of parser as AsyncIterable<string[]>) yield cells;
    await fed;
  } catch (error) {
    // The parser's messages quote the file; only where it stopped is told.
    if (error instanceof CsvError)
      throw failureOf(ragged ? 'linkage.csv.quote' : 'linkage.csv.width', {
        path,
        row: `${parser.info.records}`,
      });
    throw error;
  }
}

async function delimiterOf(path: string): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of createReadStream(path, { end: HEADER_BYTES - 1 }) as AsyncIterable<Buffer>)
    chunks.push(chunk);
  // In UTF-16 each letter of ASCII has a zero byte beside it.
  const text = Buffer.concat(chunks).toString('latin1').replaceAll('\0', '');
  const header = /[^\r\n]+/.exec(text.replace(/"[^"]*"/g, ''))?.[0] ?? '';
  const counts = DELIMITERS.map((delimiter) => header.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}
