import { DATE_FORMATS, normalisePerson, toIsoDate } from '#libs/identifiers';
import type { OtherField, PersonToEncode } from '#libs/pseudonyms';
import { CommandFailure } from '../../failure';
import type { Mapping } from './mapping';
import type { SourceRow } from './record-files';

/** Turns rows into people to encode, as the pseudonymiser does with an event's identity. */
export interface RowReader {
  /** Columns compared beside the person's own: those of "other", then opaque identifiers. */
  others: OtherField[];
  toPerson(row: SourceRow): PersonToEncode;
}

/** Any year will do: it only places two-digit years of police numbers. */
const CURRENT_YEAR = 2026;

export function rowReader({ fields, other }: Mapping, dateFormat: string | undefined): RowReader {
  const schemes = Object.entries(fields.identifiers);
  // An opaque number has typing errors like any other: it is compared as text, and blocks by its value.
  const opaque = schemes.filter(([, scheme]) => isOpaque(scheme)).map(([column]) => column);
  const others: OtherField[] = [
    ...other,
    ...opaque.map((column): OtherField => ({ column, compare: 'text' })),
  ];
  const known = schemes.filter(([, scheme]) => !isOpaque(scheme));
  const toPerson = ({ values }: SourceRow): PersonToEncode => {
    const value = (column: string | undefined): string | undefined =>
      column === undefined ? undefined : values.get(column);
    const date = value(fields.dateOfBirth?.column);
    const person = normalisePerson(
      {
        identifiers: known.flatMap(([column, scheme]) => {
          const number = values.get(column);
          return number === undefined ? [] : [{ scheme: scheme.toUpperCase(), value: number }];
        }),
        givenNames: value(fields.givenName),
        familyName: value(fields.familyName),
        dateOfBirth: date && dateFormat ? toIsoDate(date, dateFormat) : undefined,
        sex: value(fields.sex),
        postcode: value(fields.postcode),
      },
      CURRENT_YEAR,
    );
    return { person, agency: '', other: others.map(({ column }) => values.get(column)) };
  };
  return { others, toPerson };
}

function isOpaque(scheme: string): boolean {
  return scheme.toLowerCase() === 'opaque';
}

/** Rows looked at to find the format of dates. */
export const DATE_SAMPLE = 2000;

/** The stated format of dates of birth, or the one that reads most of them. Undefined: no such column. */
export function findDateFormat(mapping: Mapping, rows: readonly SourceRow[]): string | undefined {
  const { dateOfBirth } = mapping.fields;
  if (!dateOfBirth) return undefined;
  const { column, format } = dateOfBirth;
  if (format !== undefined) {
    if (DATE_FORMATS.includes(format)) return format;
    throw new CommandFailure(`Dates are read in ${DATE_FORMATS.join(', ')}; "${format}" is none of them.`, 2);
  }
  const written = rows.map(({ values }) => values.get(column)).filter((value) => value !== undefined);
  const reads = (candidate: string): number =>
    written.filter((value) => isDate(toIsoDate(value, candidate))).length;
  return [...DATE_FORMATS].sort((a, b) => reads(b) - reads(a))[0];
}

function isDate(iso: string | undefined): boolean {
  return iso !== undefined && Number(iso.slice(5, 7)) <= 12 && Number(iso.slice(8, 10)) <= 31;
}
