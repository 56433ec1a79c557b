import { parseSex, foldText } from '#libs/identifiers';
import type { NormalisedPerson } from '#libs/identifiers';
import { columnsOf } from './mapping';
import type { Mapping } from './mapping';
import type { SourceRow } from './source-row';
import type { TextEncoding } from './text-encoding';

/** Something about a file that whoever links it should know. Never holds a value. */
export interface FileWarning {
  file: string;
  column?: string;
  /** A sentence's end: "12 of 300 dates do not read as yyyy-MM-dd". */
  what: string;
  count?: number;
  /** The first such row; the header is row 1. */
  row?: number;
}

type Fault = 'ragged' | 'unread' | 'unreal' | 'placeholder' | 'check' | 'shape' | 'damaged';

interface Tally {
  count: number;
  row: number;
}

interface FileTally {
  encoding: TextEncoding;
  present: readonly string[];
  rows: number;
  stated: Map<string, number>;
  beyondAscii: number;
  faults: Map<string, Tally>;
}

/** Counts, by file and column, what is not compared as it stands and why. */
export class FileNotes {
  private readonly files: FileTally[] = [];

  constructor(
    private readonly paths: readonly string[],
    private readonly mapping: Mapping,
    private readonly dateFormats: readonly (string | undefined)[],
  ) {}

  open(file: number, encoding: TextEncoding, present: readonly string[]): void {
    const empty = { rows: 0, stated: new Map(), beyondAscii: 0, faults: new Map() };
    this.files[file] = { encoding, present, ...empty };
  }

  ragged(file: number, row: number): void {
    this.add(file, 'ragged', '', row);
  }

  /** Looks at one row and what was made of it. */
  row({ file, row, values }: SourceRow, person: NormalisedPerson): void {
    const tally = this.files[file]!;
    tally.rows++;
    for (const [column, value] of values) {
      tally.stated.set(column, (tally.stated.get(column) ?? 0) + 1);
      if (value.includes('\ufffd')) this.add(file, 'damaged', column, row);
      // eslint-disable-next-line no-control-regex
      if (tally.encoding === 'windows-1252' && /[^\u0000-\u007f]/.test(value)) tally.beyondAscii++;
    }
    const { fields, other } = this.mapping;
    const check = (column: string | undefined, read: unknown, fault: Fault): void => {
      if (column !== undefined && values.has(column) && !read) this.add(file, fault, column, row);
    };
    check(fields.givenName, person.given, 'placeholder');
    check(fields.familyName, person.surname, 'placeholder');
    check(fields.postcode, person.postcode, 'unread');
    const sex = fields.sex === undefined ? undefined : values.get(fields.sex);
    if (sex !== undefined && !parseSex(sex)) this.add(file, 'unread', fields.sex!, row);
    check(fields.dateOfBirth?.column, person.birth, 'unread');
    if (person.birth && !person.birth.real) this.add(file, 'unreal', fields.dateOfBirth!.column, row);
    for (const [column, scheme] of Object.entries(fields.identifiers)) {
      const found = person.identifiers.filter((each) => each.scheme === scheme.toUpperCase());
      const refused = person.refused.filter((each) => each.scheme === scheme.toUpperCase());
      if (!values.has(column)) continue;
      if (refused.length > 0)
        this.add(file, refused[0]!.why === 'PLACEHOLDER' ? 'placeholder' : 'shape', column, row);
      else if (found.some(({ valid }) => !valid)) this.add(file, 'check', column, row);
    }
    for (const { column } of other) {
      const value = values.get(column);
      if (value !== undefined && foldText(value) === '') this.add(file, 'placeholder', column, row);
    }
  }

  private add(file: number, fault: Fault, column: string, row: number): void {
    const { faults } = this.files[file]!;
    const key = `${fault}\t${column}`;
    const known = faults.get(key);
    if (known) known.count++;
    else faults.set(key, { count: 1, row });
  }

  warnings(): FileWarning[] {
    return this.files.flatMap((tally, at) => this.warningsOf(tally, at));
  }

  private warningsOf(tally: FileTally, at: number): FileWarning[] {
    const file = this.paths[at]!;
    const { encoding, present, rows, stated, beyondAscii, faults } = tally;
    const found: FileWarning[] = [];
    if (encoding === 'windows-1252')
      found.push({
        file,
        what: `is not UTF-8 and was read as Windows-1252 (Latin-1); ${beyondAscii} value(s) hold letters beyond ASCII`,
        count: beyondAscii,
      });
    if (encoding === 'utf-16le') found.push({ file, what: 'was read as UTF-16' });
    for (const column of columnsOf(this.mapping)) {
      if (!present.includes(column))
        found.push({ file, column, what: 'is not in this file: its records do not state it' });
      else if (rows > 0 && !stated.has(column))
        found.push({ file, column, what: 'is empty in every row', count: rows });
    }
    for (const [key, { count, row }] of faults) {
      const [fault, column] = key.split('\t') as [Fault, string];
      const of = stated.get(column) ?? rows;
      const said = this.said(fault, column, at);
      found.push({ file, ...(column && { column }), what: `${count} of ${of} ${said}`, count, row });
    }
    return found;
  }

  private said(fault: Fault, column: string, file: number): string {
    const { postcode, sex } = this.mapping.fields;
    if (fault !== 'unread') return SAID[fault];
    if (column === postcode)
      return 'values are no British postcode and are not compared (other postcodes go under "other")';
    if (column === sex) return 'values are neither M nor F (or 1, 2, male, female) and are not compared';
    return `dates do not read as ${this.dateFormats[file] ?? 'any format that is known'}, or stand for "not known", and are not compared`;
  }
}

const SAID: Readonly<Record<Exclude<Fault, 'unread'>, string>> = {
  ragged:
    'rows have more or fewer values than the header; what is missing counts as empty, what is over is left out',
  unreal: 'dates are no day of the calendar and are compared digit by digit only',
  placeholder: 'values stand for "not known" or hold no letter, and are not compared',
  check: 'numbers fail their check digit and are compared as one keystroke from the right one',
  shape:
    'numbers do not have the form of their scheme, or were never issued; they count only where one keystroke mends them',
  damaged: 'values lost a letter before they came here (\ufffd) and are compared without it',
};

/** One line for a person: file, column, what, where first. */
export function warningLine({ file, column, what, row }: FileWarning): string {
  return `${file}${column ? `, column ${column}` : ''}: ${what}${row ? ` (first in row ${row})` : ''}.`;
}
