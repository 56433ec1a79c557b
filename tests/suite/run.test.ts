import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { parse } from 'csv-parse/sync';
import { sha256 } from '#libs/contracts';
import { createKeys, openKeys } from '#libs/keys';
import { recordRefs } from '#libs/pseudonyms';
import { writeWales } from '#libs/synthetic';
import { isReleasedRate, type Manifest } from '#services/publisher';
import { commandLine, compareWithTruth, Progress, runFolder, type RunOutcome } from '#services/suite';

import { strayRates, tellingBlanks } from './open-formats/blanks-and-rates';
import { csvwProblems } from './open-formats/csvw';
import { jsonStatProblems, placeOf, valueAt, type Dataset } from './open-formats/json-stat';
import { named, plainCsv } from './open-formats/plain-csv';

type Row = Record<string, string>;

/** When a release was published is no content of it. */
const unrepeatable = new Set(['times.json']);

/** The main job on a folder of files, through the real gateway, database and log. */
describe('a run over a folder of files', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-suite-'));
  const wales = join(folder, 'wales');
  const keysFolder = join(folder, 'keys');
  const progress = new Progress(process.stderr, true);
  let first: RunOutcome;
  let linked: RunOutcome;

  const run = (name: string, inputFolder: string, perfect: boolean): Promise<RunOutcome> =>
    runFolder({
      inputFolder,
      outputFolder: join(folder, name),
      keysFolder,
      provisional: false,
      codeVersion: 'test',
      progress,
      fixedPersons: perfect ? truePersons() : undefined,
    });

  function truePersons(): (recordRef: string) => string | undefined {
    const records = parse<{ source: string; subject: string; person: string }>(
      readFileSync(join(wales, 'truth', 'records.csv')),
      { columns: true },
    );
    const refs = recordRefs(openKeys(keysFolder).pseudonymiser(), records);
    const persons = new Map(refs.map((ref, index) => [ref, records[index]!.person]));
    return (ref) => persons.get(ref);
  }

  beforeAll(async () => {
    createKeys(keysFolder, { project: 'suite-test', epoch: 1 });
    await writeWales({ people: 400, from: '2022-04', to: '2023-03', seed: 11, out: wales });
    first = await run('first', join(wales, 'events'), true);
    linked = await run('linked', wales, false);
  }, 600_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('accepts every event of the agencies and releases', () => {
    expect(first.refused).toBe(0);
    expect(first.accepted + first.repeated).toBe(first.lines);
    expect(first.release).toHaveProperty('id');
    expect(first.cells.published).toBeGreaterThan(10);
  });

  it('publishes the truth in every cell that is shown, when linkage is perfect', () => {
    const agreement = compareWithTruth(join(first.publicFolder, 'cells.csv'), join(wales, 'truth'));
    expect(agreement.compared).toBe(first.cells.published);
    expect(agreement).toMatchObject({ equal: agreement.compared, largest: 0 });
  });

  it('reports how far real linkage is from the truth', () => {
    const agreement = compareWithTruth(join(linked.publicFolder, 'cells.csv'), join(wales, 'truth'));
    expect(agreement.compared).toBeGreaterThan(10);
    expect(agreement.relative).toBeLessThan(0.1);
  });

  it('withholds every count below five, and never says why; a young cohort has no figure yet', () => {
    const cells = parse<Row>(readFileSync(join(first.publicFolder, 'cells.csv')), { columns: true });
    const shown = cells.filter((cell) => cell['symbol'] === '' && !isReleasedRate(cell['statistic'] ?? ''));
    expect(Math.min(...shown.map((cell) => Number(cell['value'])))).toBeGreaterThanOrEqual(5);
    const symbols = new Set(cells.map((cell) => cell['symbol']));
    // A rate over fewer than fifty.
    symbols.delete('[z]');
    expect(symbols).toEqual(new Set(['', '[c]', '[u]']));
  });

  it('releases every indicator of the Framework', () => {
    const manifest = JSON.parse(readFileSync(join(first.publicFolder, 'manifest.json'), 'utf8')) as Manifest;
    const withheld = manifest.withheld.filter(({ table }) => !table).map(({ indicator }) => indicator);
    expect({ released: manifest.indicators.length, withheld }).toEqual({ released: 38, withheld: [] });
  });

  it('is open data by the letter: CSV on the Web and JSON-stat, with one mark for every blank', () => {
    const bytes = (name: string) => readFileSync(join(first.publicFolder, name));
    const json = (name: string) => JSON.parse(bytes(name).toString('utf8')) as object;
    const table = plainCsv(bytes('cells.csv'));
    const metadata = json('cells.csv-metadata.json') as Record<string, unknown>;
    expect(csvwProblems(metadata, table, readdirSync(first.publicFolder))).toEqual([]);
    const rows = named(table);
    const marks = new Set(rows.filter((row) => row['value'] === '').map((row) => row['symbol']));
    expect(marks).toEqual(new Set(['[c]', '[u]', '[z]']));
    expect(tellingBlanks(rows)).toEqual([]);
    expect(strayRates(rows)).toEqual([]);
    const datasets = ['cells.en.jsonstat.json', 'celloedd.cy.jsonstat.json'].map(
      (name) => json(name) as Dataset,
    );
    for (const dataset of datasets) {
      expect(jsonStatProblems(dataset)).toEqual([]);
      const wrong = rows.filter((row) => {
        const codes = ['indicator', 'statistic', 'category', 'period', 'area_code'].map((name) => row[name]!);
        const place = placeOf(
          dataset,
          codes.map((code, at) => (at === 2 && code === '' ? 'ALL' : code)),
        );
        const value = row['value'] === '' ? null : Number(row['value']);
        return (
          valueAt(dataset, place) !== value || `[${dataset.status[place] ?? ''}]` !== (row['symbol'] || '[]')
        );
      });
      expect(wrong).toEqual([]);
      const told = Object.keys(dataset.value).length + Object.keys(dataset.status).length;
      expect(told).toBe(rows.length);
    }
    const [english, welsh] = datasets.map(({ value, status, id, size }) => ({ value, status, id, size }));
    expect(welsh).toEqual(english);
  });

  it('leaves the proof of the release with the steward, and not with the public', async () => {
    const evidence = join(first.stewardFolder, 'evidence');
    const verified = commandLine().parseAsync(['node', 'cyfrif', 'disclosure', 'verify', evidence]);
    await expect(verified).resolves.toBeDefined();
    const names = readdirSync(first.publicFolder, { recursive: true }).map(String);
    expect(names.filter((name) => /witness|report/.test(name))).toEqual([]);
  });

  it('says with each release how surely its people were linked, for the steward alone', () => {
    const text = readFileSync(join(linked.stewardFolder, 'evidence', 'linkage-quality.json'), 'utf8');
    const manifest = JSON.parse(readFileSync(join(linked.publicFolder, 'manifest.json'), 'utf8')) as Manifest;
    expect(manifest.linkageQuality).toEqual({ sha256: sha256(text) });
    const report = JSON.parse(text) as {
      model: { version: string };
      agencyPairs: object[];
      indicatorErrors: {
        basis: string;
        rows: { indicator: string; value: number; low: number; high: number }[];
      };
    };
    expect(report.model.version).toBe(manifest.linkage.model);
    expect(report.agencyPairs.length).toBeGreaterThan(3);
    const { basis, rows } = report.indicatorErrors;
    expect(basis).toBe('model');
    expect(rows.map(({ indicator }) => indicator)).toEqual([...manifest.indicators].sort());
    // Agencies differ in what they know of people, so that the error is not the same of every indicator.
    expect(new Set(rows.map(({ value }) => value)).size).toBeGreaterThan(2);
    expect(rows.every(({ value, low, high }) => 0 <= low && low <= value && value <= high && high <= 1)).toBe(
      true,
    );
    const names = readdirSync(linked.publicFolder, { recursive: true }).map(String);
    expect(names.filter((name) => name.includes('linkage'))).toEqual([]);
  });

  it('releases the same bytes whatever the order of files and lines', async () => {
    const shuffled = join(folder, 'shuffled');
    mkdirSync(shuffled);
    const lines = readdirSync(join(wales, 'events')).flatMap((file) =>
      readFileSync(join(wales, 'events', file), 'utf8')
        .trim()
        .split('\n'),
    );
    lines.sort((a, b) => (a.slice(30, 60) < b.slice(30, 60) ? -1 : 1));
    const half = Math.floor(lines.length / 2);
    writeFileSync(join(shuffled, 'zz-some.txt'), lines.slice(0, half).join('\n'));
    writeFileSync(join(shuffled, 'aa-others'), lines.slice(half).reverse().join('\r\n'));
    const again = await run('again', shuffled, true);
    expect(again.release).toEqual(first.release);
    const files = readdirSync(first.publicFolder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !unrepeatable.has(entry.name))
      .map(({ parentPath, name }) => relative(first.publicFolder, join(parentPath, name)));
    expect(files.length).toBeGreaterThan(20);
    for (const file of files) {
      expect(readFileSync(join(again.publicFolder, file), 'utf8')).toBe(
        readFileSync(join(first.publicFolder, file), 'utf8'),
      );
    }
  }, 300_000);

  it('leaves evidence for the steward, per file and line', () => {
    const receipts = parse<Row>(readFileSync(join(first.stewardFolder, 'receipts.csv')), { columns: true });
    expect(receipts).toHaveLength(first.lines);
    expect(receipts.every(({ state, receipt }) => state !== 'accepted' || receipt !== '')).toBe(true);
    expect(readFileSync(join(first.stewardFolder, 'cubes.csv'), 'utf8')).toMatch(
      /^indicator,definition_version,measure,/,
    );
  });
});
