import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { evaluate } from './evaluate';
import { listMistakes } from './mistake-list';
import { PairList } from './pair-list';
import { readRunRows } from './run-rows';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'evaluation-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

describe('reading what a run wrote', () => {
  it('counts rows over line ends inside quotes and over the ends of chunks, and parses the wanted ones', async () => {
    const rows = Array.from({ length: 60_000 }, (_, row) =>
      row % 7 === 0 ? `${row},"two\nlines, ""${row}"""` : `${row},plain value number ${row}`,
    );
    const path = file('rows.csv', `row,"a ""header""\nof two lines"\n${rows.join('\n')}\n`);
    const found: [number, string[]][] = [];
    let header: string[] = [];
    await readRunRows(path, {
      isWanted: (row) => row % 10_000 === 7,
      onHeader: (cells) => (header = cells),
      onRow: (row, cells) => found.push([row, cells]),
    });
    expect(header).toEqual(['row', 'a "header"\nof two lines']);
    expect(found).toHaveLength(6);
    expect(found[0]).toEqual([7, ['7', 'two\nlines, "7"']]);
    expect(found[1]).toEqual([10_007, ['10007', 'plain value number 10007']]);
  });

  it('says in which row a pair has no weight, or is of no known record', async () => {
    const clusters = file('c.csv', 'file,id,cluster\nf,1,x\nf,2,x\n');
    const truth = file('t.csv', 'id,cluster\n1,p\n2,p\n');
    const pairs = (row: string): string =>
      file('p.csv', `file_l,id_l,file_r,id_r,weight\nf,1,f,2,3.5\n${row}\n`);
    const wrong = { 'f,1,f,2,': /weight in row 3 is no number/, 'f,1,f,9,2': /row 3 names a record/ };
    for (const [row, said] of Object.entries(wrong))
      await expect(evaluate({ clusters, truth, pairs: pairs(row) })).rejects.toThrow(said);
    await expect(evaluate({ clusters: truth, truth })).rejects.toThrow('has no column file');
  });
});

it('reads labels that a spreadsheet wrote: semicolons, a byte order mark, lines that end in CR LF', async () => {
  const clusters = file('semi.csv', 'file,id,cluster\na,1,x\na,2,x\na,3,y\n');
  const truth = file('semi.truth.csv', '\ufeffid;cluster\r\n1;"p;1"\r\n2;"p;1"\r\n3;q\r\n');
  await expect(evaluate({ clusters, truth })).resolves.toMatchObject({
    ...{ records: 3, truePairs: 1 },
    clusters: { right: 1, wrong: 0, missed: 0 },
  });
});

it('finds each mistake its weight and row, in whatever order the pairs stand', () => {
  const of = (cluster: string, entity: string, id: string) => ({ file: 'f', id, cluster, entity });
  const records = [of('x', 'p', '1'), of('x', 'q', '2'), of('y', 'p', '3'), of('y', 'q', '4')];
  const pairs = new PairList();
  pairs.add(2, 0, -3, 7);
  pairs.add(1, 0, 5, 4);
  pairs.add(3, 0, 9, 5);
  const { left, right, wrong, bits, row } = listMistakes(records, pairs, false);
  const found = left.map((a, at) => [at < wrong ? 'wrong' : 'missed', a, right[at], bits[at], row[at]]);
  expect(found).toEqual([
    ['wrong', 0, 1, 5, 4],
    ['wrong', 2, 3, NaN, -1],
    ['missed', 0, 2, -3, 7],
    ['missed', 1, 3, NaN, -1],
  ]);
});

it('puts many pairs heaviest first, and leaves those alone that stand so', () => {
  const pairs = new PairList();
  for (let at = 0; at < 10_000; at++) pairs.add(0, 1, (at * 7919) % 10_007, at);
  const weights = [...pairs.heaviestFirst()].map((pair) => pairs.bits[pair]!);
  expect(weights).toEqual([...weights].sort((a, b) => b - a));
  expect(pairs.size).toBe(10_000);
});
