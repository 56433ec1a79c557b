import { DATE_FORMATS, isoLetters, normalisePerson, toIsoDate } from '#libs/identifiers';
import type { OtherField, PersonToEncode } from '#libs/pseudonyms';
import { failureOf } from '../../../failure';
import { columnsOfFile } from './mapping';
import type { Mapping } from './mapping';
import type { RecordFiles } from './record-files';
import type { SourceRow } from './source-row';

/** Turns rows into people to encode, as the pseudonymiser does with an event's identity. */
export interface RowReader {
  /** Columns compared beside the person's own: those of "other", then opaque identifiers. */
  others: OtherField[];
  toPerson(row: SourceRow): PersonToEncode;
}

/** Places years of two digits, in police numbers and dates: none is later. A run does not depend on its day. */
const CURRENT_YEAR = 2026;

export function rowReader(
  { fields, other }: Mapping,
  dateFormats: readonly (string | undefined)[],
): RowReader {
  const schemes = Object.entries(fields.identifiers);
  // An opaque number has typing errors like any other: it is compared as text, and blocks by its value.
  const opaque = schemes.filter(([, scheme]) => isOpaque(scheme)).map(([column]) => column);
  const part = partOfDates(fields.dateOfBirth?.column, dateFormats);
  const others: OtherField[] = [
    ...other,
    ...opaque.map((column): OtherField => ({ column, compare: 'text', identifier: true })),
    ...(part ? [{ column: part.column, compare: 'text', partOfBirth: true } as const] : []),
  ];
  const known = schemes.filter(([, scheme]) => !isOpaque(scheme));
  const toPerson = ({ file, values }: SourceRow): PersonToEncode => {
    const dateFormat = dateFormats[file];
    const value = (column: string | undefined): string | undefined =>
      column === undefined ? undefined : values.get(column);
    const date = value(fields.dateOfBirth?.column);
    const iso = date && dateFormat ? toIsoDate(date, dateFormat, CURRENT_YEAR) : undefined;
    const person = normalisePerson(
      {
        identifiers: known.flatMap(([column, scheme]) => {
          const number = values.get(column);
          return number === undefined ? [] : [{ scheme: scheme.toUpperCase(), value: number }];
        }),
        givenNames: value(fields.givenName),
        familyName: value(fields.familyName),
        dateOfBirth: iso,
        sex: value(fields.sex),
        postcode: value(fields.postcode),
      },
      CURRENT_YEAR,
    );
    const compared = others.map(({ column }) =>
      column === part?.column ? iso?.slice(0, part.letters) : values.get(column),
    );
    return { person, agency: '', other: compared };
  };
  return { others, toPerson };
}

/**
 * Where a file has a year of birth alone, or year and month, whole dates are never compared with its own: what all files
 * state of the date is compared as a text then, as an other column. Two whole dates are compared as such, and not by
 * their years as well.
 */
function partOfDates(
  column: string | undefined,
  formats: readonly (string | undefined)[],
): { column: string; letters: number } | undefined {
  if (column === undefined) return undefined;
  const letters = Math.min(...formats.map((format) => (format === undefined ? 10 : isoLetters(format))));
  return letters < 10 ? { column, letters } : undefined;
}

function isOpaque(scheme: string): boolean {
  return scheme.toLowerCase() === 'opaque';
}

/** Rows looked at to find the format of dates. */
export const DATE_SAMPLE = 2000;

/**
 * The format of dates of birth in each file: the stated one where it reads them, else the one that reads most. Undefined
 * of a file without such dates, or of all where no column is mapped.
 * @throws CommandFailure where the stated format is unknown, or no file has a value that reads as a date
 */
export function findDateFormats(
  { mapping, paths }: Pick<RecordFiles, 'mapping' | 'paths'>,
  rowsByFile: readonly (readonly SourceRow[])[],
): (string | undefined)[] {
  const { dateOfBirth } = mapping.fields;
  if (!dateOfBirth) return rowsByFile.map(() => undefined);
  const { column } = dateOfBirth;
  const formatOf = (file: number): string | undefined =>
    columnsOfFile(mapping, paths[file]!)?.format ?? dateOfBirth.format;
  for (const format of paths.map((_, file) => formatOf(file)))
    if (format !== undefined && !DATE_FORMATS.includes(format))
      throw failureOf('linkage.dates.format', { formats: DATE_FORMATS.join(', '), format }, 2);
  let stated = 0;
  const formats = rowsByFile.map((rows, file) => {
    const format = formatOf(file);
    const written = rows.map(({ values }) => values.get(column)).filter((value) => value !== undefined);
    stated += written.length;
    const reads = (candidate: string): number =>
      written.filter((value) => isDate(toIsoDate(value, candidate, CURRENT_YEAR))).length;
    if (format !== undefined && 2 * reads(format) >= written.length) return format;
    const best = [...DATE_FORMATS].sort((a, b) => reads(b) - reads(a))[0]!;
    return reads(best) > 0 ? best : undefined;
  });
  if (stated > 0 && formats.every((found) => found === undefined))
    throw failureOf('linkage.dates.none', { column, formats: DATE_FORMATS.join(', ') }, 2);
  return formats;
}

function isDate(iso: string | undefined): boolean {
  return iso !== undefined && Number(iso.slice(5, 7)) <= 12 && Number(iso.slice(8, 10)) <= 31;
}
