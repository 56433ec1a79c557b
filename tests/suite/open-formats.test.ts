import { strayRates, tellingBlanks } from './open-formats/blanks-and-rates';
import { csvwProblems } from './open-formats/csvw';
import { jsonStatProblems, type Dataset } from './open-formats/json-stat';
import { named, plainCsv } from './open-formats/plain-csv';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('what holds a release’s files to their formats', () => {
  it.each([
    ['a bare line feed', 'a,b\n1,2\r\n', 'neither comma nor CRLF'],
    ['no end of the last line', 'a,b\r\n1,2', 'neither comma nor CRLF'],
    ['a row that is short', 'a,b\r\n1\r\n', 'rows differ in length'],
    ['a quote in a bare field', 'a,b\r\n1,2"\r\n', 'a quote within a bare field'],
    ['a byte order mark', '\uFEFFa,b\r\n1,2\r\n', 'a byte order mark'],
  ])('finds %s in a CSV file', (_, text, fault) => {
    expect(() => plainCsv(bytes(text))).toThrow(fault);
  });

  it('reads quoted commas, quotes and line ends', () => {
    expect(plainCsv(bytes('a,b\r\n"1,""2""\r\n",\r\n'))).toEqual([
      ['a', 'b'],
      ['1,"2"\r\n', ''],
    ]);
  });

  const rows = [
    ['code', 'value'],
    ['x', '1'],
    ['y', ''],
  ];
  const titles = (name: string) => ({ en: [name], cy: [`${name} (Cymraeg)`] });
  const metadata = {
    '@context': ['http://www.w3.org/ns/csvw', { '@language': 'en' }],
    url: 'cells.csv',
    dialect: { header: true, encoding: 'utf-8', lineTerminators: ['\r\n'] },
    notes: [],
    tableSchema: {
      columns: [
        { name: 'code', titles: titles('code'), datatype: 'string', required: true },
        { name: 'value', titles: titles('value'), datatype: { base: 'decimal', minimum: '0' } },
      ],
      primaryKey: ['code'],
    },
  };
  const [code, value] = metadata.tableSchema.columns;
  const withColumns = (...columns: object[]) => ({
    ...metadata,
    tableSchema: { ...metadata.tableSchema, columns },
  });

  it('finds nothing wrong with a sound table', () => {
    expect(csvwProblems(metadata, rows, ['cells.csv'])).toEqual([]);
  });

  it.each<[string, object, string[][], string]>([
    ['an address of no file', { ...metadata, url: 'other.csv' }, rows, 'url https://example.org/r/other.csv'],
    ['a repeated key', metadata, [...rows, ['x', '2']], 'primaryKey: not unique'],
    ['a value that is no number', metadata, [...rows, ['z', 'few']], 'value: no number'],
    ['a negative value', metadata, [...rows, ['z', '-1']], 'value: minimum'],
    ['a missing code', metadata, [...rows, ['', '2']], 'code: required'],
    [
      'a column without Welsh',
      withColumns(code!, { ...value, titles: { en: 'value' } }),
      rows,
      'value: titles',
    ],
    ['an unknown property', withColumns(code!, { ...value, unit: 'people' }), rows, 'value: unknown unit'],
    ['an unknown datatype', withColumns(code!, { ...value, datatype: 'count' }), rows, 'value: datatype'],
    ['columns in another order', withColumns(value!, code!), rows, 'value: header'],
  ])('finds %s', (_, given, table, problem) => {
    expect(csvwProblems(given as Record<string, unknown>, table, ['cells.csv'])).toContain(problem);
  });

  const dataset: Dataset = {
    ...{ version: '2.0', class: 'dataset', label: 'Figures', id: ['area', 'period'], size: [2, 1] },
    role: { geo: ['area'], time: ['period'] },
    dimension: {
      area: { label: 'Area', category: { index: ['a', 'b'], label: { a: 'A', b: 'B' } } },
      period: { label: 'Period', category: { index: ['p'], label: { p: 'P' } } },
    },
    ...{ value: { 0: 5 }, status: { 1: 'c' } },
  };

  it.each<[string, Partial<Dataset>, string[]]>([
    ['nothing in a sound dataset', {}, []],
    ['a size that is not that of its categories', { size: [3, 1] }, ['size']],
    ['a value outside the cube', { value: { 2: 5 } }, ['value']],
    ['too few values', { value: [5], status: {} }, ['value']],
    ['a mark beside a figure', { status: { 0: 'c' } }, ['status']],
    ['a role of no dimension', { role: { time: ['year'] } }, ['role']],
  ])('finds %s', (_, change, problems) => {
    expect(jsonStatProblems({ ...dataset, ...change })).toEqual(problems);
  });

  const head = 'indicator,series,breakdown,category,period,area_code,statistic,value,symbol,status\r\n';
  const cells = (...lines: string[]) =>
    named(plainCsv(bytes(head + lines.map((one) => `${one}\r\n`).join(''))));

  it('finds a rate that does not follow from what is shown', () => {
    const at = 'A2,rate,kind,PSS,FY2022-23,W92000004';
    const counts = [`${at},successes,30,,final`, `${at},total,60,,final`];
    expect(strayRates(cells(...counts, `${at},percent,50,,final`))).toEqual([]);
    expect(strayRates(cells(...counts, `${at},percent,51,,final`))).toHaveLength(1);
    const blank = [`${at},successes,,[c],final`, `${at},total,60,,final`];
    expect(strayRates(cells(...blank, `${at},percent,,[c],final`))).toEqual([]);
    expect(strayRates(cells(...blank, `${at},percent,50,,final`))).toHaveLength(1);
  });

  it('finds a status or an order that tells one blank from another', () => {
    const at = (area: string) => `A1,persons,none,,FY2022-23,${area},persons`;
    expect(tellingBlanks(cells(`${at('W1')},,[c],final`, `${at('W2')},,[c],final`))).toEqual([]);
    expect(tellingBlanks(cells(`${at('W1')},,[c],final`, `${at('W2')},,[c],revised(1)`))).toHaveLength(1);
    expect(tellingBlanks(cells(`${at('W2')},,[c],final`, `${at('W1')},,[c],final`))).toEqual(['order']);
  });
});
