import { parse } from 'csv-parse/sync';
import { sampleCubes } from '#libs/testing';
import { readLabels } from '../data/read-labels';
import { readDisclosureRules } from '../data/read-rules';
import { composeRelease, type Release } from '../domain/compose';
import { NO_HISTORY } from '../protection/earlier/history';

async function release(): Promise<Release> {
  const composed = await composeRelease({
    run: { asAt: '2025-01-31', definitions: {}, feedsClosed: [] },
    cubes: sampleCubes({ mean: 14 }),
    labels: readLabels(),
    rules: readDisclosureRules(),
    provisional: false,
    periods: ['financial'],
    codeVersion: 'test',
    separateDomains: false,
    reviewed: false,
    jitterKey: Buffer.alloc(32, 4),
    history: NO_HISTORY,
  });
  if (!composed.ok) throw new Error(composed.code);
  return composed.release;
}

describe('the files of a release', () => {
  let cells: Release['cells'];
  let files: Release['files'];
  let rows: Record<string, string>[];
  const text = (name: string): string => files.find((file) => file.name === name)!.text;

  beforeAll(async () => {
    ({ cells, files } = await release());
    rows = parse<Record<string, string>>(text('cells.csv'), { columns: true });
  });

  it('hold every cell in the CSV file, a value or a marker and never both', () => {
    expect(rows).toHaveLength(cells.length);
    expect(rows.filter((row) => (row['value'] === '') !== /^\[[cxuz]\]$/u.test(row['symbol'] ?? ''))).toEqual(
      [],
    );
    expect(rows.map((row) => row['value'])).toEqual(
      cells.map((cell) => (cell.value === null ? '' : String(cell.value))),
    );
  });

  it('name every code of the CSV file in English and in Welsh', () => {
    const named = ['indicator', 'statistic', 'category', 'period', 'area'];
    const bare = rows.filter((row) => named.some((name) => !row[`${name}_en`] || !row[`${name}_cy`]));
    expect(bare).toEqual([]);
    expect(rows.find((row) => row['area_code'] === 'W06000012')).toMatchObject({
      area_cy: 'Castell-nedd Port Talbot',
    });
  });

  it('describe the columns of the CSV file as they stand, with titles in both languages', () => {
    const { tableSchema } = JSON.parse(text('cells.csv-metadata.json')) as {
      tableSchema: { columns: { name: string; titles: { en: string[]; cy: string[] } }[] };
    };
    expect(tableSchema.columns.map((column) => column.name)).toEqual(Object.keys(rows[0]!));
    expect(
      tableSchema.columns.every(({ name, titles }) => titles.en.includes(name) && titles.cy[0] !== undefined),
    ).toBe(true);
  });

  it.each(['cells.en.jsonstat.json', 'celloedd.cy.jsonstat.json'])(
    'put every cell at its place in %s',
    (name) => {
      const dataset = JSON.parse(text(name)) as {
        version: string;
        class: string;
        id: string[];
        size: number[];
        dimension: Record<string, { category: { index: string[]; label: Record<string, string> } }>;
        value: Record<string, number>;
        status: Record<string, string>;
      };
      expect([dataset.version, dataset.class]).toEqual(['2.0', 'dataset']);
      const codes = dataset.id.map((id) => dataset.dimension[id]!.category.index);
      expect(codes.map((list) => list.length)).toEqual(dataset.size);
      const at = (place: string[]): number =>
        place.reduce(
          (sum, code, dimension) => sum * dataset.size[dimension]! + codes[dimension]!.indexOf(code),
          0,
        );
      const wrong = cells.filter((cell) => {
        const position = at([
          cell.indicator,
          cell.statistic,
          cell.category || 'ALL',
          cell.period,
          cell.areaCode,
        ]);
        return (
          (dataset.value[position] ?? null) !== cell.value || (dataset.status[position] ?? '') !== cell.symbol
        );
      });
      expect(wrong).toEqual([]);
      const { length } = [...Object.keys(dataset.value), ...Object.keys(dataset.status)];
      expect(length).toBe(cells.length);
    },
  );

  it('keep to one language where they are for readers', () => {
    expect(text('figures.en.csv')).not.toContain('Castell-nedd');
    expect(text('ffigurau.cy.csv')).not.toMatch(/Number of people|Financial year|Final/u);
  });
});
