import { readFileSync } from 'node:fs';
import { CommandFailure } from '../../failure';

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
}

const TEXT_FIELDS = ['givenName', 'familyName', 'postcode', 'sex'] as const;
const FIELDS: readonly string[] = [...TEXT_FIELDS, 'dateOfBirth', 'identifiers'];
/** Schemes of this program, and any other identifier. */
const SCHEMES: readonly string[] = ['PNC', 'CRO', 'NOMS', 'CRN', 'NHS', 'NINO', 'OPAQUE'];
const KEYS: readonly string[] = ['id', 'fields', 'other', 'within'];

/** Reads a mapping file; a mistake in it is one sentence. */
export function readMapping(file: string): Mapping {
  let parsed: unknown;
  try {
    parsed = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof SyntaxError) throw new CommandFailure(`${file} is not valid JSON.`, 2);
    throw error;
  }
  return toMapping(parsed, file);
}

export function toMapping(parsed: unknown, file = 'The mapping'): Mapping {
  const refuse = (what: string): never => {
    throw new CommandFailure(`${file}: ${what}`, 2);
  };
  if (!isObject(parsed)) return refuse('a mapping is a JSON object.');
  const unknown = Object.keys(parsed).find((key) => !KEYS.includes(key));
  if (unknown) return refuse(`"${unknown}" is not known; a mapping has ${KEYS.join(', ')}.`);
  const { id, fields = {}, other = [], within = true } = parsed;
  if (typeof id !== 'string' || id === '') return refuse('"id" must name the column of the record id.');
  if (!isObject(fields)) return refuse('"fields" must be an object.');
  if (typeof within !== 'boolean') return refuse('"within" must be true or false.');
  if (!Array.isArray(other)) return refuse('"other" must be a list.');
  const mapping: Mapping = {
    id,
    fields: toFields(fields, refuse),
    other: other.map(toOther(refuse)),
    within,
  };
  const used = Object.keys(fields).length + other.length;
  if (used === 0) return refuse('nothing to compare: give "fields" or "other".');
  return mapping;
}

function toFields(fields: Record<string, unknown>, refuse: (what: string) => never): FieldMapping {
  const unknown = Object.keys(fields).find((key) => !FIELDS.includes(key));
  if (unknown) refuse(`"${unknown}" is not a field; fields are ${FIELDS.join(', ')}.`);
  const mapped: FieldMapping = { identifiers: {} };
  for (const field of TEXT_FIELDS) {
    const column = fields[field];
    if (column === undefined) continue;
    if (typeof column !== 'string') return refuse(`"${field}" must name a column.`);
    mapped[field] = column;
  }
  const { dateOfBirth, identifiers } = fields;
  if (typeof dateOfBirth === 'string') mapped.dateOfBirth = { column: dateOfBirth };
  else if (isObject(dateOfBirth) && typeof dateOfBirth['column'] === 'string') {
    const format = dateOfBirth['format'];
    if (format !== undefined && typeof format !== 'string') return refuse('"format" must be text.');
    mapped.dateOfBirth = { column: dateOfBirth['column'], format };
  } else if (dateOfBirth !== undefined)
    refuse('"dateOfBirth" must name a column, or be {"column": ..., "format": ...}.');
  if (identifiers === undefined) return mapped;
  if (!isObject(identifiers)) return refuse('"identifiers" must be an object of columns and schemes.');
  for (const [column, scheme] of Object.entries(identifiers)) {
    if (typeof scheme !== 'string') return refuse(`the scheme of "${column}" must be text.`);
    if (!SCHEMES.includes(scheme.toUpperCase()))
      return refuse(`the scheme of "${column}" is one of ${SCHEMES.slice(0, -1).join(', ')}, or opaque.`);
    mapped.identifiers[column] = scheme;
  }
  return mapped;
}

const toOther =
  (refuse: (what: string) => never) =>
  (entry: unknown): OtherColumn => {
    if (!isObject(entry) || typeof entry['column'] !== 'string')
      return refuse('each of "other" is {"column": ..., "compare": "exact" or "text"}.');
    const { column, compare = 'text' } = entry;
    if (compare !== 'exact' && compare !== 'text')
      return refuse(`"compare" of "${column}" is "exact" or "text".`);
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
