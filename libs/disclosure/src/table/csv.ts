import { TableRefusal } from './refusal';

/** Rows of a CSV file (RFC 4180), each with the line on which it starts. */
export interface CsvFile {
  header: string[];
  rows: string[][];
  /** Line of each row; the header is on line 1. */
  lines: number[];
}

/** Parses a whole CSV text. Refuses rows that are longer or shorter than the header. */
export function parseCsv(text: string): CsvFile {
  const lines: number[] = [];
  const records: string[][] = [];
  const scanner = new Scanner(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text);
  for (let record = scanner.next(); record; record = scanner.next()) {
    if (record.length === 1 && record[0] === '') continue;
    records.push(record);
    lines.push(scanner.recordLine);
  }
  const header = records.shift();
  lines.shift();
  if (!header) throw new TableRefusal('csv.empty', 'the file has no header', 1);
  if (new Set(header).size < header.length) {
    throw new TableRefusal('csv.header-duplicate', 'the header names a column twice', 1);
  }
  const short = records.findIndex((record) => record.length !== header.length);
  if (short >= 0) {
    throw new TableRefusal(
      'csv.ragged',
      'the row has another number of fields than the header',
      lines[short],
    );
  }
  return { header, rows: records, lines };
}

/** One field, quoted where the format needs it. */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Largest count that is read; sums stay exact far beyond it. */
const LARGEST = 2_000_000_000;

/** Finds columns by name; refuses a file without one. */
export function columnFinder(file: CsvFile): (name: string) => number {
  return (name) => {
    const at = file.header.indexOf(name);
    if (at < 0) throw new TableRefusal('column.missing', `the column ${name} is not in the header`, 1);
    return at;
  };
}

/** A count as whole number; refuses all else, with the row. */
export function readCount(text: string, line: number): number {
  if (/^-\s*\d/.test(text)) throw new TableRefusal('count.negative', 'a count is negative', line);
  if (/^\d*\.\d+$/.test(text)) throw new TableRefusal('count.fractional', 'a count is not whole', line);
  if (!/^\d+$/.test(text))
    throw new TableRefusal('count.not-a-number', 'a count is not a whole number', line);
  const value = Number(text);
  if (value > LARGEST)
    throw new TableRefusal('count.too-large', 'a count is beyond two thousand million', line);
  return value;
}

class Scanner {
  recordLine = 1;
  private at = 0;
  private line = 1;

  constructor(private readonly text: string) {}

  next(): string[] | undefined {
    if (this.at >= this.text.length) return undefined;
    this.recordLine = this.line;
    const end = this.text.indexOf('\n', this.at);
    const stop = end < 0 ? this.text.length : end;
    const plain = this.text.slice(this.at, stop);
    if (!plain.includes('"')) {
      this.at = stop + 1;
      this.line += 1;
      return (plain.endsWith('\r') ? plain.slice(0, -1) : plain).split(',');
    }
    return this.quotedRecord();
  }

  private quotedRecord(): string[] {
    const fields: string[] = [];
    for (;;) {
      fields.push(this.text[this.at] === '"' ? this.quotedField() : this.plainField());
      const mark = this.text[this.at];
      this.at += 1;
      if (mark === ',') continue;
      if (mark === '\r') this.at += 1;
      this.line += 1;
      return fields;
    }
  }

  private plainField(): string {
    const start = this.at;
    while (this.at < this.text.length && !',\r\n'.includes(this.text[this.at]!)) this.at += 1;
    return this.text.slice(start, this.at);
  }

  private quotedField(): string {
    let value = '';
    for (this.at += 1; ; this.at += 1) {
      const mark = this.text[this.at];
      if (mark === undefined)
        throw new TableRefusal('csv.quote', 'a quotation mark is not closed', this.line);
      if (mark === '\n') this.line += 1;
      if (mark !== '"') value += mark;
      else if (this.text[this.at + 1] === '"') {
        value += '"';
        this.at += 1;
      } else break;
    }
    this.at += 1;
    if (this.at < this.text.length && !',\r\n'.includes(this.text[this.at]!)) {
      throw new TableRefusal('csv.quote', 'text follows a closed quotation mark', this.line);
    }
    return value;
  }
}
