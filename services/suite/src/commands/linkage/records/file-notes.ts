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
  /** What it says, by the words of linkage under `note.`, with the numbers put in. */
  note: string;
  values: Readonly<Record<string, string>>;
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
    const note = (
      name: string,
      values: FileWarning['values'] = {},
    ): Pick<FileWarning, 'note' | 'values'> => ({
      note: name,
      values,
    });
    if (encoding === 'windows-1252')
      found.push({ file, ...note('latin', { count: `${beyondAscii}` }), count: beyondAscii });
    if (encoding === 'utf-16le') found.push({ file, ...note('utf-16') });
    for (const column of columnsOf(this.mapping)) {
      if (!present.includes(column)) found.push({ file, column, ...note('absent') });
      else if (rows > 0 && !stated.has(column)) found.push({ file, column, ...note('empty'), count: rows });
    }
    for (const [key, { count, row }] of faults) {
      const [fault, column] = key.split('\t') as [Fault, string];
      const numbers = { count: `${count}`, of: `${stated.get(column) ?? rows}` };
      const format = this.dateFormats[at];
      const said = note(this.noteOf(fault, column, format), { ...numbers, ...(format && { format }) });
      found.push({ file, ...(column && { column }), ...said, count, row });
    }
    return found;
  }

  private noteOf(fault: Fault, column: string, format: string | undefined): string {
    const { postcode, sex } = this.mapping.fields;
    if (fault !== 'unread') return fault;
    if (column === postcode) return 'unread-postcode';
    if (column === sex) return 'unread-sex';
    return format === undefined ? 'unread-date-any' : 'unread-date';
  }
}
