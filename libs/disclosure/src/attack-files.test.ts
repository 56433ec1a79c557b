import { attackFiles, type AttackFilesInput } from './attack-files';
import { parseSpecification } from './table/specification';

const dimension = (name: string) => ({ name, columns: [name] });
const SPECIFICATION = parseSpecification({
  dimensions: [dimension('area'), dimension('group')],
  counts: ['people'],
});

type Blank = (area: string, group: string) => boolean;

/** A cells.csv of a table of areas by groups. */
function cells(rows: number[][], isBlank: Blank, show = (value: number): number => value): string {
  const lines = ['area,group,count,value,blank'];
  const areas = [...rows.keys(), 'Total'] as const;
  const groups = [...rows[0]!.keys(), 'Total'] as const;
  for (const area of areas)
    for (const group of groups) {
      const taken = rows.filter((_, at) => area === 'Total' || at === area);
      const value = taken
        .flatMap((row) => row.filter((_, at) => group === 'Total' || at === group))
        .reduce((sum, one) => sum + one, 0);
      const codes = [area === 'Total' ? area : `a${area}`, group === 'Total' ? group : `g${group}`] as const;
      lines.push(`${codes.join(',')},people,${isBlank(...codes) ? ',1' : `${show(value)},0`}`);
    }
  return lines.join('\n');
}

const table = (rows: number[][]): string =>
  ['area,group,people', ...rows.flatMap((row, i) => row.map((value, j) => `a${i},g${j},${value}`))].join(
    '\n',
  );

const attack = (input: Partial<AttackFilesInput> & { cells: string }) =>
  attackFiles({
    ...{ specification: SPECIFICATION, rulesKnown: true, threshold: 4, zeros: 'blank', timeLimitSeconds: 20 },
    ...input,
  });

const ROWS = [
  [9, 20, 30],
  [25, 26, 27],
  [31, 32, 33],
];
const corner: Blank = (area, group) => ['a0', 'a1'].includes(area) && ['g0', 'g1'].includes(group);
const only: Blank = (area, group) => area === 'a0' && group === 'g0';
const nothing: Blank = () => false;

describe('what was known before a release', () => {
  it('is reported apart, whether an earlier release shows it or gives it away', async () => {
    const { attackers, broken } = await attack({
      cells: cells(ROWS, corner),
      // a0 of g0 and of g1 are shown; the other two of the corner follow from them and the totals.
      history: [cells(ROWS, (area, group) => area === 'a1' && corner(area, group))],
    });
    expect(attackers[0]).toMatchObject({ cells: 0, exact: 0, linear: 0, failures: [] });
    expect(attackers[0]!.earlier).toEqual([
      { cell: 'people / a0 / g0', value: 9, how: 'shown' },
      { cell: 'people / a0 / g1', value: 20, how: 'shown' },
      { cell: 'people / a1 / g0', value: 25, how: 'deduced' },
      { cell: 'people / a1 / g1', value: 26, how: 'deduced' },
    ]);
    expect(broken).toBe(false);
  });

  it('breaks the release all the same where it is small, as no blank can take it back', async () => {
    const rows = [[3, 20, 30], ...ROWS.slice(1)];
    const outcome = await attack({ cells: cells(rows, corner), history: [cells(rows, nothing)] });
    expect(outcome).toMatchObject({ broken: true, withstands: false });
    expect(outcome.attackers[0]).toMatchObject({ exact: 0, small: 0 });
  });

  it('is not what follows from an earlier release and this one together', async () => {
    const earlier = cells(ROWS, (area, group) => area !== 'Total' && group !== 'Total' && !only(area, group));
    const { attackers } = await attack({ cells: cells(ROWS, corner), history: [earlier] });
    expect(attackers[0]!.earlier.map(({ cell }) => cell)).toEqual(['people / a0 / g0']);
    expect(attackers[0]).toMatchObject({ cells: 3, exact: 3 });
  });

  it('is no figure that was revised since: of rounded tables one that is blank now', async () => {
    const rounded = { band: 7, base: 5 };
    const show = (value: number) => Math.round(value / 5) * 5;
    const now = cells([[6, 20, 30], ...ROWS.slice(1)], only, show);
    const { attackers, broken } = await attack({
      cells: now,
      history: [cells(ROWS, nothing, show)],
      rounded,
    });
    expect(attackers[0]).toMatchObject({ cells: 1, exact: 0, earlier: [], contradiction: false });
    expect(broken).toBe(false);
  });
});

describe('an agency that attacks with its own records', () => {
  const rows = [[12, 20, 30], ...ROWS.slice(1)];
  const knows = (own: number) => table(rows.map((row, i) => row.map((_, j) => (i + j === 0 ? own : 0))));

  it('finds the few people of others in a cell that the public cannot narrow', async () => {
    // Everything but two cells of one row and two of another: open to the public from 0 on.
    const release = cells(rows, corner);
    const outcome = await attack({ cells: release, knows: knows(10), truth: table(rows) });
    expect(outcome.attackers.map(({ attacker }) => attacker)).toEqual(['public', 'insider']);
    const [, insider] = outcome.attackers;
    expect(insider).toMatchObject({ exact: 0, contradiction: false });
    expect(insider!.narrowest).toBeLessThanOrEqual(outcome.attackers[0]!.narrowest);
  });

  it('knows the rest exactly where the public knows the cell, and a small rest breaks the release', async () => {
    const release = cells(rows, only);
    const small = await attack({ cells: release, knows: knows(10), truth: table(rows) });
    expect(small.attackers[0]).toMatchObject({ exact: 1, small: 0 });
    expect(small.attackers[1]!.disclosed).toEqual([{ cell: 'people / a0 / g0', value: 2 }]);
    expect(small.attackers[1]).toMatchObject({ exact: 1, small: 1, right: 1, wrong: 0, smallAndRight: 1 });
    expect(small.broken).toBe(true);
  });

  it('is refused a table that has not the columns of the release', async () => {
    const cellsOfAll = cells(rows, only);
    await expect(attack({ cells: cellsOfAll, knows: 'area,people\na0,3' })).rejects.toThrow(/group/);
  });
});

describe('the linear attack', () => {
  it('tells the value of a cell that bounds leave open, and is right', async () => {
    const rows = [
      [40, 50, 60],
      [100, 70, 80],
      [90, 30, 20],
    ];
    // The first row and the second share two columns; the third hides what its own column adds to the totals.
    const blanks = ['a0g0', 'a0g1', 'a0g2', 'a1g1', 'a1g2', 'a2g0', 'a2Total', 'Totalg0', 'TotalTotal'];
    const release = cells(rows, (area, group) => blanks.includes(area + group));
    const alone = await attack({ cells: release, truth: table(rows) });
    expect(alone.attackers[0]).toMatchObject({ linear: 1, exact: 1, right: 1, wrong: 0 });
    const again = await attack({ cells: release, history: [release] });
    expect(again.attackers[0]!.earlier).toEqual([{ cell: 'people / a0 / g0', value: 40, how: 'deduced' }]);
  });
});

describe('an input that cannot be read', () => {
  it('is named, with the row, where there are several', async () => {
    const good = cells(ROWS, nothing);
    const negative = table([[-1, 2]]);
    const torn = good.replace('a0,g1,people,20,0', 'a0,g1,people,many,0');
    await expect(attack({ cells: torn })).rejects.toThrow(/^Row 3 of the cells: /);
    await expect(attack({ cells: good, history: [good, torn] })).rejects.toThrow(
      /^Row 3 of earlier release 2: /,
    );
    await expect(attack({ cells: good, truth: negative })).rejects.toThrow(/^Row 2 of the truth: /);
    await expect(attack({ cells: good, knows: negative })).rejects.toThrow(/^Row 2 of the agency’s table: /);
  });
});
