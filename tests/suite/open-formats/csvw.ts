type Json = Record<string, unknown>;

const CONTEXT = 'http://www.w3.org/ns/csvw';
/** Built-in datatypes that a release uses (section 5.11.1). */
const BASES = new Set(['string', 'decimal', 'number', 'integer', 'date']);
const TABLE = ['@context', '@id', '@type', 'url', 'dialect', 'notes', 'tableSchema', 'tableDirection'];
const SCHEMA = ['columns', 'primaryKey', 'foreignKeys', 'rowTitles', '@id', '@type'];
const COLUMN = [
  ...['name', 'titles', 'suppressOutput', 'virtual', 'aboutUrl', 'propertyUrl', 'valueUrl', 'datatype'],
  ...['default', 'lang', 'null', 'ordered', 'required', 'separator', 'textDirection'],
];
const DIALECT = ['header', 'encoding', 'lineTerminators', 'delimiter', 'quoteChar', 'doubleQuote'];
const isLanguage = (value: unknown): boolean => typeof value === 'string' && /^[a-z]{2,3}$/u.test(value);

/**
 * What is wrong with a table and its metadata by "Metadata Vocabulary for Tabular Data" (W3C, 17 December 2015); written
 * from the recommendation, not from the program. `files` are the names beside the metadata.
 */
export function csvwProblems(metadata: Json, rows: string[][], files: readonly string[]): string[] {
  const problems: string[] = [];
  const [vocabulary, local] = [metadata['@context']].flat() as [unknown, Json?];
  if (vocabulary !== CONTEXT) problems.push('@context');
  if (local && !isLanguage(local['@language'])) problems.push('@context @language');
  problems.push(...unknownIn(metadata, TABLE, 'table'), ...dialectProblems(metadata['dialect'] as Json));
  const resolved = new URL(String(metadata['url']), 'https://example.org/r/cells.csv-metadata.json');
  if (!files.map((name) => `/r/${name}`).includes(resolved.pathname)) problems.push(`url ${resolved.href}`);
  const schema = metadata['tableSchema'] as Json;
  problems.push(...unknownIn(schema, SCHEMA, 'schema'));
  const columns = schema['columns'] as Json[];
  problems.push(...columns.flatMap((column, at) => columnProblems(column, rows[0]?.[at])));
  const names = columns.map(({ name }) => String(name));
  if (new Set(names).size !== names.length || names.length !== rows[0]?.length) problems.push('columns');
  for (const row of rows.slice(1))
    row.forEach((text, at) => {
      const wrong = cellProblem(columns[at] ?? {}, text);
      if (wrong) problems.push(`${names[at]}: ${wrong}`);
    });
  const key = [schema['primaryKey'] ?? []].flat() as string[];
  if (key.length === 0 || !key.every((name) => names.includes(name))) problems.push('primaryKey');
  const keys = rows.slice(1).map((row) => key.map((name) => row[names.indexOf(name)]).join('\u001F'));
  if (new Set(keys).size !== keys.length) problems.push('primaryKey: not unique');
  for (const { reference } of (schema['foreignKeys'] ?? []) as { reference: Json }[])
    if (!files.includes(String(reference['resource']))) problems.push('foreignKeys');
  if (!Array.isArray(metadata['notes'])) problems.push('notes');
  return [...new Set(problems)];
}

/** A property is of the vocabulary or has a prefix (section 5.8). */
const unknownIn = (of: Json, known: readonly string[], where: string): string[] =>
  Object.keys(of)
    .filter((name) => !known.includes(name) && !name.includes(':'))
    .map((name) => `${where}: unknown ${name}`);

function dialectProblems(dialect: Json): string[] {
  const ends = [dialect['lineTerminators']].flat();
  const sound = dialect['header'] === true && dialect['encoding'] === 'utf-8' && ends.includes('\r\n');
  return [...unknownIn(dialect, DIALECT, 'dialect'), ...(sound ? [] : ['dialect'])];
}

function columnProblems(column: Json, header: string | undefined): string[] {
  const name = String(column['name']);
  const titles = column['titles'] as Record<string, string[] | string>;
  const { base, ...facets } = datatypeOf(column);
  const checks: [string, boolean][] = [
    ['name', /^[a-zA-Z][\w.]*$/u.test(name)],
    ['titles', Object.keys(titles).sort().join() === 'cy,en'],
    ['titles', Object.values(titles).every((all) => [all].flat().every((one) => one.trim() !== ''))],
    ['header', Object.values(titles).some((all) => [all].flat().includes(header ?? ''))],
    ['datatype', BASES.has(base)],
    ['datatype', Object.keys(facets).every((facet) => ['format', 'minimum', 'maximum'].includes(facet))],
    ['lang', column['lang'] === undefined || isLanguage(column['lang'])],
    ['lang', !/_(?:en|cy)$/u.test(name) || column['lang'] === name.slice(-2)],
  ];
  const wrong = checks.filter(([, holds]) => !holds).map(([what]) => `${name}: ${what}`);
  return [...wrong, ...unknownIn(column, COLUMN, name)];
}

function datatypeOf({ datatype }: Json): { base: string; format?: string; minimum?: string } {
  return typeof datatype === 'string' ? { base: datatype } : (datatype as { base: string });
}

/** A cell after sections 6.4 to 6.4.6 of "Model for Tabular Data": null markers first, then its datatype. */
function cellProblem(column: Json, text: string): string | undefined {
  if ([column['null'] ?? ''].flat().includes(text))
    return column['required'] === true ? 'required' : undefined;
  const { base, format, minimum } = datatypeOf(column);
  if (base === 'string')
    return format !== undefined && !new RegExp(`^(?:${format})$`, 'u').test(text) ? 'format' : undefined;
  if (!/^-?\d+(?:\.\d+)?$/u.test(text)) return 'no number';
  return minimum !== undefined && Number(text) < Number(minimum) ? 'minimum' : undefined;
}
