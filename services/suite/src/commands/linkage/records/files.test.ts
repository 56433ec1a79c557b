import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { linkFiles } from '../link-files';
import type { LinkedFiles } from '../link-files';
import { toMapping } from './mapping';
import { warningJson, warningLines } from './warning-text';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'records-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, content: string[] | Buffer): string => {
  const path = join(folder, name);
  writeFileSync(path, Buffer.isBuffer(content) ? content : `${content.join('\n')}\n`);
  return path;
};
const NAMES = { givenName: 'first', familyName: 'last' };
const lines = ({ warnings }: LinkedFiles): string =>
  warnings.map((warning) => warningLines(warning)[0].replaceAll(`${folder}/`, '')).join('\n');

describe('files whose columns are called otherwise', () => {
  const a = ['rec,first,last,born,home', ...people('a', (year) => `${year}-03-14`)];
  const b = ['ref,forename,surname,dob,first', ...people('b', (year) => `14/03/${year}`)];
  const fields = { ...NAMES, dateOfBirth: { column: 'born', format: 'yyyy-MM-dd' } };
  const other = [{ column: 'home', compare: 'text' }];
  const columns = {
    ...{ rec: 'ref', first: 'forename', last: 'surname', home: null },
    born: { column: 'dob', format: 'dd/MM/yyyy' },
  };

  it('are linked across, and a column that one has not is missing there, not different', async () => {
    const paths = [file('a.csv', a), file('b.csv', b)];
    const mapping = toMapping({ id: 'rec', fields, other, within: false, files: { b: { columns } } });
    const linked = await linkFiles({ files: paths, mapping });
    expect(linked.dateFormats).toEqual(['yyyy-MM-dd', 'dd/MM/yyyy']);
    const { clusters, candidates } = linked.result;
    const count = linked.ids.length / 2;
    const together = linked.ids.filter((_, at) => at < count && clusters[at] === clusters[at + count]);
    expect(together.length).toBe(count);
    for (let pattern = 0; pattern < candidates.patterns.size; pattern++)
      expect(candidates.patterns.vector(pattern).at(-1)).toBe(0);
    expect(lines(linked)).toBe('b.csv, column home: is not in this file: its records do not state it.');
  });

  it('are read with semicolons or tabs, a byte order mark, and years of two digits', async () => {
    const rows = [
      ['\ufeffrec;first;last;born;home'],
      people('a', (year) => `14/03/${String(year).slice(2)}`),
    ].flat();
    const tabs = [
      'rec\tfirst\tlast\thome',
      ...people('b', () => '').map((row) => row.replace(/,(?=[^,]*$)/, '')),
    ];
    const paths = [
      file('semicolons.csv', [rows.map((row) => row.replaceAll(',', ';')).join('\r\n')]),
      file('tabs.txt', [tabs.map((row) => row.replaceAll(',', '\t')).join('\n')]),
    ];
    const linked = await linkFiles({ files: paths, mapping: toMapping({ id: 'rec', fields, other }) });
    expect(linked.dateFormats[0]).toBe('dd/MM/yy');
    expect(linked.ids.length).toBe(2 * people('a', String).length);
    expect(lines(linked)).not.toMatch(/dates do not read|more or fewer/);
  });

  it.each([
    [{ 'c.csv': { columns } }, 'names "c.csv", which is not among --records'],
    [{ b: { columns: { ...columns, first: 'given' } } }, 'no column "given"'],
    [{ b: { columns: { ...columns, age: 'x' } } }, 'renames "age"'],
    [{ b: { columns: { ...columns, rec: null } } }, 'must have a column for "rec"'],
    [{ b: { fields: NAMES } }, '"files" of "b" is'],
  ])('refuses what cannot be meant', async (files, said) => {
    const paths = [file('a.csv', a), file('b.csv', b)];
    const linking = async () =>
      linkFiles({ files: paths, mapping: toMapping({ id: 'rec', fields, other, files }) });
    await expect(linking()).rejects.toThrow(said);
  });
});

it('a file without a header tells nobody who its first person is', async () => {
  const path = file(
    'bare.csv',
    people('a', (year) => `${year}-03-14`),
  );
  const mapping = toMapping({ id: 'rec', fields: NAMES });
  const fault = await linkFiles({ files: [path], mapping }).catch((error: unknown) => error as Error);
  expect((fault as Error).message.replaceAll(folder, '')).toBe(
    '/bare.csv has no column "rec". Of the columns that the mapping names it has: –. / ' +
      'Nid oes gan /bare.csv golofn "rec". O’r colofnau y mae’r mapiad yn eu henwi mae ganddi: –.',
  );
});

it('what is not compared as it stands is counted by file and column, with its first row and no value', async () => {
  const path = file('odd.csv', [
    'rec,first,last,dob,pc,sex,nhs,home',
    '1,Siân,Llywelyn,1980-02-30,CF10 1AA,F,9434765919,',
    '2,UNKNOWN,Bowen,14.3.80,12345,X,9434765918,',
    '3,Gwyn,D\ufffdr,1971-05-06,CF10 1AB,M,123,,too,many',
    '4,Huw,Parry,1900-01-01,CF10 1AC,M,,',
  ]);
  const mapping = toMapping({
    id: 'rec',
    fields: { ...NAMES, dateOfBirth: 'dob', postcode: 'pc', sex: 'sex', identifiers: { nhs: 'NHS' } },
    other: [{ column: 'home', compare: 'text' }],
  });
  const linked = await linkFiles({ files: [path], mapping });
  const said = lines(linked);
  expect(said.split('\n').sort()).toEqual([
    expect.stringMatching(/^odd.csv, column dob: 1 of 4 dates are no day of the calendar.*first in row 2/),
    expect.stringMatching(/^odd.csv, column dob: 2 of 4 dates do not read as yyyy-MM-dd.*first in row 3/),
    expect.stringMatching(/^odd.csv, column first: 1 of 4 values stand for "not known".*row 3/),
    'odd.csv, column home: is empty in every row.',
    expect.stringMatching(/^odd.csv, column last: 1 of 4 values lost a letter.*row 4/),
    expect.stringMatching(/^odd.csv, column nhs: 1 of 3 numbers do not have the form.*row 4/),
    expect.stringMatching(/^odd.csv, column nhs: 1 of 3 numbers fail their check digit.*row 3/),
    expect.stringMatching(/^odd.csv, column pc: 1 of 4 values are no British postcode.*row 3/),
    expect.stringMatching(/^odd.csv, column sex: 1 of 4 values are neither M nor F.*row 3/),
    expect.stringMatching(/^odd.csv: 1 of 4 rows have more or fewer values.*row 4/),
  ]);
  expect(said).not.toMatch(/Llywelyn|Bowen|Parry|12345|9434765918|14\.3\.80/);
  const welsh = linked.warnings.map((warning) => warningLines(warning)[1]).join('\n');
  expect(welsh).toMatch(
    /odd\.csv, colofn pc: 1 o 4 o werthoedd nad ydynt yn god post Prydeinig.*gyntaf yn rhes 3/,
  );
  expect(welsh).not.toMatch(/Llywelyn|Bowen|Parry|12345|9434765918|14\.3\.80|\{|of 4/);
  expect(linked.warnings.map(warningJson)).toContainEqual({
    ...{ file: path, column: 'home', what: 'is empty in every row', count: 4 },
  });
});

it('a file of an older system is read as Windows-1252, and its names are the same names', async () => {
  const rows = ['rec,first,last', '1,Siân,Dûr', '2,Siân,Dŵr', '3,Gwyn,Tudur', '4,Gwyn,Tudur'];
  const old = file('old.csv', Buffer.from(rows.map((row) => row.replace('ŵ', 'û')).join('\n'), 'latin1'));
  const mapping = toMapping({ id: 'rec', fields: NAMES });
  const linked = await linkFiles({ files: [old, file('new.csv', rows)], mapping, threshold: 0 });
  expect(lines(linked)).toBe(
    'old.csv: is not UTF-8 and was read as Windows-1252 (Latin-1); 4 value(s) hold letters beyond ASCII.',
  );
  const exact = Array.from({ length: linked.result.candidates.pairs.size }, (_, pair) => pair).filter(
    (pair) => {
      const { pairs, patterns } = linked.result.candidates;
      const [given, surname] = patterns.vector(pairs.pattern[pair]!);
      return given === 1 && surname === 1;
    },
  );
  expect(exact).toHaveLength(12);
});

/** Thirty people of one file, told apart by name and year. */
function people(prefix: string, born: (year: number) => string): string[] {
  const first = ['Mair', 'Gwyn', 'Rhys', 'Elin', 'Huw', 'Nia'];
  const last = ['Llywelyn', 'Pritchard', 'Bowen', 'Parry', 'Vaughan'];
  return first.flatMap((given, i) =>
    last.map((name, j) => `${prefix}${i}${j},${given},${name},${born(1940 + 9 * i + 2 * j)},Heol ${j}`),
  );
}
