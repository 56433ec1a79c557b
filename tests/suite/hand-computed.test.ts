import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { Progress, runFolder } from '#services/suite';
import { BOUNDARIES } from './hand-computed/boundaries';
import { COHORTS } from './hand-computed/cohorts';
import { COMMENCEMENTS } from './hand-computed/commencements';
import { COMPLETIONS } from './hand-computed/completions';
import { ENTERING } from './hand-computed/entering';
import { HISTORIES } from './hand-computed/histories';
import { OTHERS } from './hand-computed/others';
import { Story, type Expected } from './hand-computed/story';

type Row = Record<string, string>;

jest.setTimeout(600_000);

const folder = mkdtempSync(join(tmpdir(), 'cyfrif-hand-computed-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the public run over a folder of events leaves for the steward. */
async function runOf(story: Story): Promise<string> {
  const inputFolder = join(folder, 'in');
  story.write(inputFolder);
  const { refused, heldFeeds, stewardFolder } = await runFolder({
    inputFolder,
    outputFolder: join(folder, 'out'),
    provisional: false,
    codeVersion: 'test',
    progress: new Progress(process.stderr, true),
  });
  expect({ refused, heldFeeds }).toEqual({ refused: 0, heldFeeds: 1 });
  return stewardFolder;
}

const rowsOf = (file: string): Row[] => parse<Row>(readFileSync(file), { columns: true });

/** Figures of a file with the columns of cubes.csv, by their codes. */
function figuresOf(file: string): (codes: string) => string {
  const cells = new Map<string, string>();
  for (const row of rowsOf(file)) {
    const cut = row['breakdown'] === 'none' ? 'none' : `${row['breakdown']} ${row['category']}`;
    const codes = [row['indicator'], row['series'], row['period'], row['area_code'], cut].join(' ');
    const rate = row['denominator'] === '' ? '' : `/${row['denominator']}`;
    cells.set(codes, row['symbol'] === '' ? `${row['numerator']}${rate}` : `[${row['symbol']}]`);
  }
  return (codes) => cells.get(codes) ?? 'no row';
}

const shown = (expected: readonly Expected[], figure: (codes: string) => string) =>
  expected.map(([...codes]) => [...codes.slice(0, 5), figure(codes.slice(0, 5).join(' '))].join(' '));

/** Probation says that it sent two starts more than there are. */
function mistake(story: Story): void {
  const countsByType = { 'probation.sentence.commenced': 2 };
  story.tell(
    'probation.period.closed',
    { period: '2024-Q4', countsByType, extractedAt: '2025-01-01T00:00:00Z' },
    { subject: 'closed-probation-2024-Q4', known: '2025-01-01', revision: 3 },
  );
}

describe('figures computed by hand', () => {
  const story = new Story();
  const told = {
    ...COMMENCEMENTS,
    ...COMPLETIONS,
    ...COHORTS,
    ...OTHERS,
    ...BOUNDARIES,
    ...HISTORIES,
    ...ENTERING,
  };
  const cases = Object.entries(told).map(([name, tell]) => ({ name, expected: tell(story) }));
  let steward: string;
  let figure: (codes: string) => string;
  beforeAll(async () => {
    story.close('2022-Q1', '2024-Q4', '2025-01-01');
    mistake(story);
    steward = await runOf(story);
    figure = figuresOf(join(steward, 'cubes.csv'));
  });

  it.each(cases)('come out of a run: $name', ({ expected }) => {
    expect(shown(expected, figure)).toEqual(expected.map((codes) => codes.join(' ')));
  });

  it('come out of a run beside them: statutory care leavers, perpetrators by their evidence', () => {
    const second = figuresOf(join(steward, 'second-series.csv'));
    expect(second('D4 rate_statutory 2022-Q2 W06000016 none')).toBe('1/1');
    expect(second('D4 rate_18_25 2022-Q2 W06000016 none')).toBe('0/0');
    expect(second('B1 persons_flagged 2024-Q1 W06000004 none')).toBe('3');
    expect(second('B1 persons_registered 2022-Q1 W06000001 none')).toBe('1');
    expect(second('F1 persons_white_minorities 2022-Q1 W06000008 none')).toBe('4');
  });

  it('come out of a run with what was left out', () => {
    const beside = rowsOf(join(steward, 'beside.csv'))
      .filter(({ indicator, period }) => indicator === 'A2' && period === '2022-Q4')
      .map((row) => `${row['what']} ${row['category']} ${row['count']}`);
    expect(beside).toEqual(['administrative DEATH 1', 'administrative QUASHED 1']);
  });

  it('are held where a feed closed with totals that differ, by type, and final elsewhere', () => {
    const differing = rowsOf(join(steward, 'closures.csv')).filter(({ matched }) => matched === 'false');
    expect(differing.map(Object.values)).toEqual([
      ['probation-wales', 'probation', '2024-Q4', 'false', 'probation.sentence.commenced', '2', '0'],
    ]);
    const statuses = rowsOf(join(steward, 'cubes.csv'))
      .filter(({ indicator, series }) => indicator === 'A1' && series === 'persons')
      .map((row) => `${row['period']} ${row['status']}`);
    const asked = ['2024-Q3', '2024-Q4', '2024', '2023', 'R2024-Q3', '2025-Q1'];
    const told = [...new Set(statuses)].filter((status) => asked.includes(status.split(' ')[0]!));
    expect(told.sort()).toEqual([
      ...['2023 final', '2024 provisional', '2024-Q3 final', '2024-Q4 provisional', '2025-Q1 provisional'],
      'R2024-Q3 final',
    ]);
  });
});
