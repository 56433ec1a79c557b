import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Progress, runFolder } from '#services/suite';
import { BOUNDARIES } from './hand-computed/boundaries';
import { COHORTS } from './hand-computed/cohorts';
import { COMMENCEMENTS } from './hand-computed/commencements';
import { COMPLETIONS } from './hand-computed/completions';
import { HISTORIES } from './hand-computed/histories';
import { OTHERS } from './hand-computed/others';
import { Story, type Expected } from './hand-computed/story';

type Row = Record<string, string>;

jest.setTimeout(600_000);

const folder = mkdtempSync(join(tmpdir(), 'cyfrif-hand-computed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Figures of steward/cubes.csv by their codes, after the public run over a folder of events. */
async function figures(story: Story): Promise<(codes: string) => string> {
  const inputFolder = join(folder, 'in');
  story.write(inputFolder);
  const { refused, stewardFolder } = await runFolder({
    inputFolder,
    outputFolder: join(folder, 'out'),
    provisional: false,
    codeVersion: 'test',
    progress: new Progress(process.stderr, true),
  });
  expect(refused).toBe(0);
  const cells = new Map<string, string>();
  for (const row of parse<Row>(readFileSync(join(stewardFolder, 'cubes.csv')), { columns: true })) {
    const cut = row['breakdown'] === 'none' ? 'none' : `${row['breakdown']} ${row['category']}`;
    const codes = [row['indicator'], row['series'], row['period'], row['area_code'], cut].join(' ');
    const rate = row['denominator'] === '' ? '' : `/${row['denominator']}`;
    cells.set(codes, row['symbol'] === '' ? `${row['numerator']}${rate}` : `[${row['symbol']}]`);
  }
  return (codes) => cells.get(codes) ?? 'no row';
}

const shown = (expected: readonly Expected[], figure: (codes: string) => string) =>
  expected.map(([...codes]) => [...codes.slice(0, 5), figure(codes.slice(0, 5).join(' '))].join(' '));

describe('figures computed by hand', () => {
  const story = new Story();
  const told = { ...COMMENCEMENTS, ...COMPLETIONS, ...COHORTS, ...OTHERS, ...BOUNDARIES, ...HISTORIES };
  const cases = Object.entries(told).map(([name, tell]) => ({ name, expected: tell(story) }));
  let figure: (codes: string) => string;
  beforeAll(async () => {
    story.close('2022-Q1', '2024-Q4', '2025-01-01');
    figure = await figures(story);
  });

  it.each(cases)('come out of a run: $name', ({ expected }) => {
    expect(shown(expected, figure)).toEqual(expected.map((codes) => codes.join(' ')));
  });
});
