import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { commandLine } from '../../command-line';
import { verdict } from './verify';

const TABLE = `area,sex,count
A,F,12
A,M,3
B,F,20
B,M,15
C,F,2
C,M,31
`;
const DIMENSIONS = {
  dimensions: [
    { name: 'area', columns: ['area'] },
    { name: 'sex', columns: ['sex'] },
  ],
  counts: ['count'],
};

let folder: string;
let written: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'disclosure-'));
  writeFileSync(join(folder, 't.csv'), TABLE);
  writeFileSync(join(folder, 'd.json'), JSON.stringify(DIMENSIONS));
  written = [];
  for (const stream of [process.stdout, process.stderr])
    jest.spyOn(stream, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const run = async (...args: string[]): Promise<string> => {
  written = [];
  const named = args.map((arg) => arg.replace('@', `${folder}/`));
  await commandLine().parseAsync(['disclosure', ...named], { from: 'user' });
  return written.join('');
};

it('a table is protected, proved and attacked in both languages', async () => {
  const table = ['--dimensions', '@d.json'];
  const protection = await run('protect', '--table', '@t.csv', ...table, '--out', '@release');
  expect(protection).toMatch(/\d+ blanks, \d+ of them complementary, .* s \/ \d+ o fylchau, \d+ ohonynt/);
  const proof = await run('verify', '@release');
  expect(proof).toMatch(
    /^2 small counts are open .*; problems: 0\nmae 2 o gyfrifon bach yn agored .*; problemau: 0\n$/,
  );
  const attack = await run('attack', '--cells', '@release/cells.csv', ...table, '--truth', '@t.csv');
  expect(attack).toMatch(
    /^public: \d+ blanks tried \/ profwyd \d+ o fylchau\n {2}exact 0.*\n {2}canfuwyd yn union 0/,
  );
  expect(attack).toMatch(/\n {2}right 0, wrong 0\n {2}cywir 0, anghywir 0\n/);
});

it('what the command fails with is said in both languages', async () => {
  const cells = ['--cells', '@t.csv', '--dimensions', '@d.json'];
  rmSync(join(folder, 't.csv'));
  await expect(run('attack', ...cells)).rejects.toThrow(/There is no file .* \/ Nid oes ffeil/);
});

it('one table is spoken of as one, and what is not proved is named', () => {
  const sum = { covered: 1, changes: 2, linear: 0, ranged: 1 };
  const flags = { attackers: ['public'], minimum: true, rounded: true };
  const table = { ...sum, ...flags, problems: [{ code: 'cell.unrounded', attacker: '', at: 0 }] };
  const tables = new Map([['q1', table]]) as unknown as Parameters<typeof verdict>[0]['tables'];
  const lines = verdict({ tables, altered: ['tables/q2/cells.csv'] }).split('\n');
  expect(lines.filter((_, at) => at % 2 === 0 && at < 8)).toEqual([
    '1 small count is open to attackers (1), by witnesses (2); problems: 2',
    '1 of them is not pinned (its range is more than a point); another whole number is not shown',
    '1 table has minimum protection: open means that a count may be another number, to the public',
    '1 table is rounded: its figures were checked, it needs no witnesses',
  ]);
  expect(lines[7]).toBe('talgrynnwyd 1 tabl: gwiriwyd ei ffigurau, nid oes angen tystion arno');
  expect(lines.slice(8)).toEqual([
    'not proved / heb ei brofi: q1',
    'not what was published / nid yr hyn a gyhoeddwyd: tables/q2/cells.csv',
    '',
  ]);
});
