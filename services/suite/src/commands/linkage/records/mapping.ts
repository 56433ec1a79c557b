import { readFileSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { failureOf } from '../../../failure';

/** A date column; without a format, the one that reads most of its values. */
export interface DateColumn {
  column: string;
  format?: string;
}

export interface FieldMapping {
  givenName?: string;
  familyName?: string;
  dateOfBirth?: DateColumn;
  postcode?: string;
  sex?: string;
  /** Scheme by column; `opaque` for an identifier of no known scheme. */
  identifiers: Record<string, string>;
}

export interface OtherColumn {
  column: string;
  compare: 'exact' | 'text';
}

/** What the columns of the records mean. */
export interface Mapping {
  id: string;
  fields: FieldMapping;
  other: OtherColumn[];
  /** false: link across files only. */
  within: boolean;
  /** Files whose columns are called otherwise, by their name with or without folder and extension. */
  files: Record<string, FileColumns>;
}

/** What columns of the mapping are called in one file; null: the file has none. */
export interface FileColumns {
  columns: Record<string, string | null>;
  /** Format of its dates of birth, where it is not that of the mapping. */
  format?: string;
}

const TEXT_FIELDS = ['givenName', 'familyName', 'postcode', 'sex'] as const;
const FIELDS: readonly string[] = [...TEXT_FIELDS, 'dateOfBirth', 'identifiers'];
/** Schemes of this program, and any other identifier. */
const SCHEMES: readonly string[] = ['PNC', 'CRO', 'NOMS', 'CRN', 'NHS', 'NINO', 'OPAQUE'];
const KEYS: readonly string[] = ['id', 'fields', 'other', 'within', 'files'];

/** Reads a mapping file; a mistake in it is one sentence. */
export function readMapping(file: string): Mapping {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw failureOf('file.not-json', { path: file }, 2);
    throw error;
  }
  return toMapping(parsed, file);
}

/** Refuses a mapping by a key of the failures that speak of mappings, such as `linkage.mapping.id`. */
type Refuse = (key: string, values?: Readonly<Record<string, string>>) => never;

export function toMapping(parsed: unknown, file?: string): Mapping {
  const refuse: Refuse = (key, values = {}) => {
    throw failureOf(key, { ...values, file: file ?? 'The mapping', ffeil: file ?? 'Y mapiad' }, 2);
  };
  if (!isObject(parsed)) return refuse('linkage.mapping.object');
  const unknown = Object.keys(parsed).find((key) => !KEYS.includes(key));
  if (unknown) return refuse('linkage.mapping.key', { name: unknown, keys: KEYS.join(', ') });
  const { id, fields = {}, other = [], within = true, files = {} } = parsed;
  if (typeof id !== 'string' || id === '') return refuse('linkage.mapping.id');
  if (!isObject(fields)) return refuse('linkage.mapping.fields');
  if (typeof within !== 'boolean') return refuse('linkage.mapping.within');
  if (!Array.isArray(other)) return refuse('linkage.mapping.other');
  if (!isObject(files)) return refuse('linkage.mapping.files');
  const mapping: Mapping = {
    id,
    fields: toFields(fields, refuse),
    other: other.map(toOther(refuse)),
    within,
    files: {},
  };
  const used = Object.keys(fields).length + other.length;
  if (used === 0) return refuse('linkage.mapping.empty');
  for (const [name, entry] of Object.entries(files))
    mapping.files[name] = toFileColumns(name, entry, mapping, refuse);
  return mapping;
}

/** `{"columns": {"surname": "last_name"}}`: a string, null, or for the date of birth a column and a format. */
function toFileColumns(name: string, entry: unknown, mapping: Mapping, refuse: Refuse): FileColumns {
  if (!isObject(entry) || !isObject(entry['columns']) || Object.keys(entry).length > 1)
    return refuse('linkage.mapping.files-of', { name });
  const known = [mapping.id, ...columnsOf(mapping)];
  const found: FileColumns = { columns: {} };
  for (const [column, called] of Object.entries(entry['columns'])) {
    if (!known.includes(column)) return refuse('linkage.mapping.renames', { column, name });
    if (typeof called === 'string' || called === null) found.columns[column] = called;
    else if (isObject(called) && column === mapping.fields.dateOfBirth?.column) {
      const { column: dates = column, format } = called;
      if (typeof dates !== 'string' || (format !== undefined && typeof format !== 'string'))
        return refuse('linkage.mapping.date-of', { column, name });
      found.columns[column] = dates;
      found.format = format;
    } else return refuse('linkage.mapping.column-of', { column, name });
  }
  if (found.columns[mapping.id] === null)
    return refuse('linkage.mapping.id-of', { name, column: mapping.id });
  return found;
}

/** What a file's columns are called, where it is listed: by its path, its name, or its name without extension. */
export function columnsOfFile({ files }: Pick<Mapping, 'files'>, path: string): FileColumns | undefined {
  const key = [path, basename(path), basename(path, extname(path))].find((name) =>
    Object.hasOwn(files, name),
  );
  return key === undefined ? undefined : files[key];
}

function toFields(fields: Record<string, unknown>, refuse: Refuse): FieldMapping {
  const unknown = Object.keys(fields).find((key) => !FIELDS.includes(key));
  if (unknown) refuse('linkage.mapping.field', { name: unknown, fields: FIELDS.join(', ') });
  const mapped: FieldMapping = { identifiers: {} };
  for (const field of TEXT_FIELDS) {
    const column = fields[field];
    if (column === undefined) continue;
    if (typeof column !== 'string') return refuse('linkage.mapping.column', { field });
    mapped[field] = column;
  }
  const { dateOfBirth, identifiers } = fields;
  if (typeof dateOfBirth === 'string') mapped.dateOfBirth = { column: dateOfBirth };
  else if (isObject(dateOfBirth) && typeof dateOfBirth['column'] === 'string') {
    const format = dateOfBirth['format'];
    if (format !== undefined && typeof format !== 'string') return refuse('linkage.mapping.format');
    mapped.dateOfBirth = { column: dateOfBirth['column'], format };
  } else if (dateOfBirth !== undefined) refuse('linkage.mapping.date');
  if (identifiers === undefined) return mapped;
  if (!isObject(identifiers)) return refuse('linkage.mapping.identifiers');
  for (const [column, scheme] of Object.entries(identifiers)) {
    if (typeof scheme !== 'string') return refuse('linkage.mapping.scheme-text', { column });
    if (!SCHEMES.includes(scheme.toUpperCase()))
      return refuse('linkage.mapping.scheme', { column, schemes: SCHEMES.slice(0, -1).join(', ') });
    mapped.identifiers[column] = scheme;
  }
  return mapped;
}

const toOther =
  (refuse: Refuse) =>
  (entry: unknown): OtherColumn => {
    if (!isObject(entry) || typeof entry['column'] !== 'string') return refuse('linkage.mapping.other-entry');
    const { column, compare = 'text' } = entry;
    if (compare !== 'exact' && compare !== 'text') return refuse('linkage.mapping.compare', { column });
    return { column, compare };
  };

/** All columns that a mapping names. */
export function columnsOf({ fields, other }: Mapping): string[] {
  const { givenName, familyName, dateOfBirth, postcode, sex, identifiers } = fields;
  const named = [givenName, familyName, dateOfBirth?.column, postcode, sex, ...Object.keys(identifiers)];
  return [...named.filter((column) => column !== undefined), ...other.map(({ column }) => column)];
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
