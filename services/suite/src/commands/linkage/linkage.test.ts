import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { COMPARE } from '#libs/linkage';
import { evaluate } from './evaluation/evaluate';
import { explainRecords, readModel } from './explain';
import { linkFiles } from './link-files';
import { toMapping } from './records/mapping';
import { writeClusters, writePairs, writeReasons } from './output';
import { reasonsPath } from './reasons';
import { runReport } from './report';

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'linkage-'))));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string, lines: string[]): string => {
  const path = join(folder, name);
  writeFileSync(path, `${lines.join('\n')}\n`);
  return path;
};
const FIRST = ['mair', 'gwyn', 'rhys', 'elin', 'huw', 'nia', 'aled', 'sian', 'owain', 'carys'];
const LAST = [
  'llywelyn',
  'pritchard',
  'bowen',
  'thomas',
  'parry',
  'vaughan',
  'morgan',
  'tudor',
  'lloyd',
  'meredith',
];

/** A hundred people in each of two files; the second writes a letter wrong in every surname, or another year. */
function twoFiles(): { a: string; b: string; truth: string } {
  const people = FIRST.flatMap((first, i) =>
    LAST.map((last, j) => ({
      id: i * 10 + j,
      first,
      last,
      born: `19${40 + ((7 * i + 3 * j) % 50)}-0${1 + (j % 9)}-1${i}`,
    })),
  );
  const wrong = (last: string): string => last.slice(0, 3) + last.slice(4);
  const a = people.map(
    ({ id, first, last, born }) => `a${id},${first},${last},${born},${['x', 'y'][id % 2]}`,
  );
  const b = people.map(
    ({ id, first, last, born }) => `b${id},${first},${wrong(last)},${born.split('-').reverse().join('/')}`,
  );
  return {
    a: file('a.csv', ['rec,first,last,dob,town', ...a]),
    b: file('b.csv', ['rec,first,last,dob', ...b]),
    truth: file('truth.csv', ['id,cluster', ...people.flatMap(({ id }) => [`a${id},${id}`, `b${id},${id}`])]),
  };
}

describe('linkage on own files', () => {
  it('links across files without labels, and says how well by labels', async () => {
    const { a, truth } = twoFiles();
    const b = file(
      'b2.csv',
      readFileSync(join(folder, 'b.csv'), 'utf8')
        .trim()
        .split('\n')
        .map((line, at) => {
          const values = line.split(',');
          return at === 0
            ? line
            : [...values.slice(0, 3), values[3]!.split('/').reverse().join('-')].join(',');
        }),
    );
    const mapping = toMapping({
      id: 'rec',
      fields: { givenName: 'first', familyName: 'last', dateOfBirth: 'dob' },
      other: [{ column: 'town', compare: 'exact' }],
      within: false,
    });
    const linked = await linkFiles({ files: [a, b], mapping });
    const clusters = join(folder, 'clusters.csv');
    const pairs = join(folder, 'pairs.csv');
    await writeClusters(clusters, linked);
    await writePairs(pairs, linked);
    expect(readFileSync(clusters, 'utf8').split('\n')[0]).toBe('file,id,cluster');
    expect(readFileSync(pairs, 'utf8').split('\n')[0]).toBe('file_l,id_l,file_r,id_r,weight,probability');
    const measured = await evaluate({ clusters, truth, pairs });
    expect(measured.clusters.f1).toBeGreaterThan(0.95);
    expect(measured.pairs!.best.f1).toBeGreaterThanOrEqual(measured.clusters.f1 - 0.05);
    expect(measured).toMatchObject({ unlabelled: 0, absent: 0 });
    await writeReasons(reasonsPath(pairs), linked);
    const [header, ...rows] = readFileSync(reasonsPath(pairs), 'utf8').trim().split('\n');
    expect(header).toMatch(/^givenName,familyName,.*,town,frequency,household,moved,twins rule$/);
    expect(rows).toHaveLength(readFileSync(pairs, 'utf8').trim().split('\n').length - 1);
    expect(rows.join()).not.toMatch(/mair|llywelyn/i);
    expect(runReport(linked, mapping)).toMatch(
      /^200 records \(files: 2\), linked across files only\.\n200 o gofnodion .*\nCompared: givenName.*\nCymharwyd: enw cyntaf/,
    );
    const waterfall = explainRecords(linked, 'a0', 'b0');
    expect(waterfall.steps.map(({ comparison }) => comparison)).toContain('dateOfBirth');
    expect(waterfall.steps.reduce((sum, { bits }) => sum + bits, 0)).toBeCloseTo(waterfall.bits, 6);
    expect(JSON.stringify(waterfall)).not.toMatch(/mair|llywelyn/i);
  });

  it('evaluates what is labelled, and counts what is not and what was not linked', async () => {
    const clusters = file('some.csv', ['file,id,cluster', 'a,1,x', 'a,2,x', 'b,3,y', 'b,4,y']);
    const pairs = file('scored.csv', ['file_l,id_l,file_r,id_r,weight', 'a,1,a,2,9', 'b,3,b,4,7']);
    const truth = file('half.csv', ['id,cluster', '1,p', '2,p', '9,p']);
    await expect(evaluate({ clusters, truth, pairs })).resolves.toMatchObject({
      ...{ records: 2, unlabelled: 2, absent: 1, truePairs: 1 },
      clusters: { right: 1, wrong: 0, missed: 0 },
    });
    const none = file('strangers.csv', ['id,cluster', '8,p']);
    await expect(evaluate({ clusters, truth: none })).rejects.toThrow(
      /of no record .* \/ Nid yw .* yn dweud/,
    );
  });

  it('takes a blank label for none: such records are left out and counted, and are not one entity', async () => {
    const clusters = file('blank.csv', ['file,id,cluster', 'a,1,x', 'a,2,x', 'a,3,y', 'a,4,y']);
    const truth = file('blanks.csv', ['id,cluster', '1,p', '2,p', '3,', '4,  ']);
    await expect(evaluate({ clusters, truth })).resolves.toMatchObject({
      ...{ records: 2, unlabelled: 2, absent: 0, truePairs: 1 },
      clusters: { right: 1, wrong: 0, missed: 0 },
    });
    const none = file('all-blank.csv', ['id,cluster', '1,', '2,']);
    await expect(evaluate({ clusters, truth: none })).rejects.toThrow('of no record');
  });

  it('tells files of one name in two folders apart by the folders, and asks for them where they are left out', async () => {
    const rows = ['p/x.csv,1,1', 'q/x.csv,1,1', 'q/x.csv,2,2', 'q/z.csv,2,2'];
    const clusters = file('folders.csv', ['file,id,cluster', ...rows]);
    const labels = ['p/x.csv,1,A', 'q/x.csv,1,A', 'q/x.csv,2,B', 'z,2,C'];
    const truth = file('folders.truth.csv', ['file,id,cluster', ...labels]);
    await expect(evaluate({ clusters, truth })).resolves.toMatchObject({
      ...{ records: 4, unlabelled: 0, absent: 0, truePairs: 1 },
      clusters: { right: 1, wrong: 1, missed: 0 },
    });
    const short = file('short.truth.csv', ['file,id,cluster', 'x.csv,1,A', 'x.csv,2,B']);
    await expect(evaluate({ clusters, truth: short })).rejects.toThrow(
      'several files are called x.csv. Write the column file as the clusters have it',
    );
  });

  it('names the fields, and the twins rule, by which a pair was joined wrongly or missed', async () => {
    const clusters = file('named.csv', ['file,id,cluster', 'a,1,x', 'a,2,x', 'a,3,y', 'a,4,z', 'a,5,z']);
    const truth = file('people.csv', ['id,cluster', '1,p', '2,q', '3,q', '4,r', '5,q']);
    const rows = ['a,1,a,2,9', 'a,2,a,3,-2', 'a,2,a,5,-5'];
    const pairs = file('why.csv', ['file_l,id_l,file_r,id_r,weight', ...rows]);
    const without = await evaluate({ clusters, truth, pairs });
    expect(without.mistakes.map(({ reason }) => reason)).toContain('too alike');
    file('why.reasons.csv', [
      'givenName,dateOfBirth,twins rule',
      'exact 7.1,one digit differs 4.2,',
      'exact 7.1,different -8.2,',
      'different -6.0,exact 12.0,may be twins -9.0',
    ]);
    const { mistakes, reasons } = await evaluate({ clusters, truth, pairs });
    const found = mistakes.map(({ kind, left, right, reason }) => `${kind} ${left}|${right} ${reason}`);
    expect(found).toEqual([
      'joined wrongly a 1|a 2 too alike: givenName exact, dateOfBirth one digit differs',
      'joined wrongly a 4|a 5 joined through other records',
      'missed a 3|a 5 never met in a block, or below the floor',
      'missed a 2|a 5 too unlike: twins rule',
      'missed a 2|a 3 too unlike: dateOfBirth different',
    ]);
    expect(mistakes.at(-1)!.pro).toEqual([{ comparison: 'givenName', level: 'exact', bits: 7.1 }]);
    expect(reasons).toHaveLength(5);
  });

  it('says of a file that is no model nothing of what it holds', () => {
    const wrong = [file('wrong.json', ['rid,first', '1,Siân']), file('other.json', ['{"prior": "Siân"}'])];
    for (const path of wrong) {
      expect(() => readModel(path)).toThrow('is no model that linkage run wrote');
      expect(() => readModel(path)).not.toThrow(/Siân|rid/);
    }
  });

  it('gives the same weights and clusters when a run is repeated, and others under fresh keys', async () => {
    const { a } = twoFiles();
    const mapping = toMapping({
      id: 'rec',
      fields: { givenName: 'first', familyName: 'last' },
      other: [{ column: 'town', compare: 'exact' }],
      within: true,
    });
    const run = async (freshKeys?: boolean): Promise<number[][]> => {
      const { result } = await linkFiles({ files: [a], mapping, freshKeys });
      return [[...result.bits], [...result.clusters], [result.model.threshold]];
    };
    const first = await run();
    expect(first[0]!.length).toBeGreaterThan(100);
    expect(await run()).toEqual(first);
    expect(await run(true)).not.toEqual(first);
  });

  it('does not count the year twice where one file has whole dates and another years', async () => {
    const { a, truth } = twoFiles();
    const years = file(
      'b.csv',
      readFileSync(a, 'utf8')
        .trim()
        .split('\n')
        .map((line, at) => {
          const [rec, first, last, born] = line.split(',');
          return at === 0 ? line : `${rec!.replace('a', 'b')},${first},${last},${born!.slice(0, 4)},`;
        }),
    );
    const fields = { givenName: 'first', familyName: 'last', dateOfBirth: 'dob' };
    const linked = await linkFiles({ files: [a, years], mapping: toMapping({ id: 'rec', fields }) });
    expect(linked.dateFormats).toEqual(['yyyy-MM-dd', 'yyyy']);
    const { patterns, pairs } = linked.result.candidates;
    const both = Array.from({ length: pairs.size }, (_, pair) =>
      patterns.vector(pairs.pattern[pair]!),
    ).filter((levels) => levels[COMPARE.BIRTH] !== 0 && levels[COMPARE.OTHER] !== 0);
    expect(both).toEqual([]);
    const clusters = join(folder, 'clusters.csv');
    await writeClusters(clusters, linked);
    expect((await evaluate({ clusters, truth })).clusters.f1).toBeGreaterThan(0.95);
  });

  it('finds the format of dates itself', async () => {
    const { b } = twoFiles();
    const mapping = toMapping({ id: 'rec', fields: { givenName: 'first', dateOfBirth: 'dob' } });
    const { dateFormats } = await linkFiles({ files: [b], mapping });
    expect(dateFormats).toEqual(['dd/MM/yyyy']);
  });

  it.each([
    [{ fields: {} }, /"id"/],
    [{ id: 'rec', fields: {} }, /^The mapping: nothing to compare.* \/ Y mapiad: dim i’w gymharu/],
    [{ id: 'rec', fields: { name: 'x' } }, /"name" is not a field/],
    [{ id: 'rec', other: [{ column: 'x', compare: 'fuzzy' }] }, /"exact" or "text"/],
  ])('refuses a mapping with a mistake in one sentence', (mapping, sentence) => {
    expect(() => toMapping(mapping)).toThrow(sentence);
  });

  it('says which column no file has', async () => {
    const { a } = twoFiles();
    const mapping = toMapping({ id: 'rec', fields: { givenName: 'firstname' } });
    await expect(linkFiles({ files: [a], mapping })).rejects.toThrow(/No file has the column "firstname"/);
  });

  it('reads dates in the format of each file, and says when a column holds none', async () => {
    const a = file('d1.csv', ['rec,first,last,dob', 'a1,mair,llywelyn,19500213', 'a2,gwyn,bowen,19611125']);
    const b = file('d2.csv', [
      'rec,first,last,dob',
      'b1,mair,llywelyn,13/02/1950',
      'b2,gwyn,bowen,25/11/1961',
    ]);
    const fields = {
      givenName: 'first',
      familyName: 'last',
      dateOfBirth: { column: 'dob', format: 'yyyyMMdd' },
    };
    const mapping = toMapping({ id: 'rec', fields, within: false });
    const { dateFormats } = await linkFiles({ files: [a, b], mapping });
    expect(dateFormats).toEqual(['yyyyMMdd', 'dd/MM/yyyy']);
    const none = toMapping({ id: 'rec', fields: { ...fields, dateOfBirth: { column: 'first' } } });
    await expect(linkFiles({ files: [a], mapping: none })).rejects.toThrow('reads as a date');
  });

  it.each<[string, string[], RegExp]>([
    ['a record twice', ['rec,first', '1,mair', '1,gwyn'], /row 3 has the same rec/],
    ['a record without its id', ['rec,first', '1,mair', ',gwyn'], /row 3 has no rec/],
    ['a quote that is not closed', ['rec,first', '1,"mair', '2,gwyn'], /quote is not closed/],
  ])('says in which row of a file there is %s, and quotes nothing', async (_what, lines, said) => {
    const mapping = toMapping({ id: 'rec', fields: { givenName: 'first' } });
    const failing = linkFiles({ files: [file('bad.csv', lines)], mapping });
    await expect(failing).rejects.toThrow(said);
    await expect(failing).rejects.not.toThrow(/mair|gwyn/);
  });

  it('refuses a file that is not there, and a scheme that it does not know', async () => {
    const mapping = toMapping({ id: 'rec', fields: { givenName: 'first' } });
    const gone = linkFiles({ files: [join(folder, 'none.csv')], mapping });
    await expect(gone).rejects.toMatchObject({ code: 'ENOENT' });
    const unknown = { id: 'rec', fields: { identifiers: { number: 'SSN' } } };
    expect(() => toMapping(unknown)).toThrow('one of PNC, CRO, NOMS, CRN, NHS, NINO, or opaque');
  });
});
