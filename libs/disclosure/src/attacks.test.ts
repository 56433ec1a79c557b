import { attackFiles } from './attack-files';
import { buildRelease } from './release';
import { rate } from './table/rates';
import { roundCount, roundedRange } from './table/rounding';
import { parseRules } from './table/rules';
import { parseSpecification } from './table/specification';

/** The known attacks on published practice, each against this library. */
const GRID = parseSpecification({
  dimensions: [
    { name: 'area', columns: ['area'] },
    { name: 'group', columns: ['group'] },
  ],
  counts: ['people'],
});

function grid(rows: number[][]): string {
  const lines = rows.flatMap((row, i) => row.map((value, j) => `a${i},g${j},${value}`));
  return ['area,group,people', ...lines].join('\n');
}

/** cells.csv of a grid with the given cells blank. */
function cells(rows: number[][], blank: (area: string, group: string) => boolean): string {
  const lines = ['area,group,count,value,blank'];
  const areas = [...rows.keys()].map((i) => `a${i}`);
  const groups = [...rows[0]!.keys()].map((j) => `g${j}`);
  for (const [i, area] of [...areas, 'Total'].entries()) {
    for (const [j, group] of [...groups, 'Total'].entries()) {
      const own = (area === 'Total' ? rows : [rows[i]!]).flatMap((row) =>
        group === 'Total' ? row : [row[j]!],
      );
      const hidden = blank(area, group);
      lines.push(
        `${area},${group},people,${hidden ? '' : own.reduce((sum, value) => sum + value, 0)},${hidden ? 1 : 0}`,
      );
    }
  }
  return lines.join('\n');
}

const attack = (text: string, zeros: 'blank' | 'show' = 'blank') =>
  attackFiles({
    cells: text,
    specification: GRID,
    rulesKnown: true,
    threshold: 4,
    zeros,
    timeLimitSeconds: 10,
  });

describe('known attacks on published practice', () => {
  it('differencing: a small count is not the difference of its total and the others', async () => {
    const rows = [
      [3, 20, 30],
      [25, 26, 27],
      [31, 32, 33],
    ];
    const lone = await attack(cells(rows, (area, group) => area === 'a0' && group === 'g0'));
    expect(lone.withstands).toBe(false);
    const outcome = await buildRelease({
      csv: grid(rows),
      specification: GRID,
      rules: parseRules({}),
      seed: 1,
    });
    expect(outcome.accepted).toBe(true);
  });

  it('threshold knowledge: blanks at their smallest sum are known to one who knows the rule', async () => {
    const rows = [
      [1, 1, 30],
      [1, 1, 27],
      [31, 32, 33],
    ];
    const blank = (area: string, group: string) =>
      ['a0', 'a1'].includes(area) && ['g0', 'g1'].includes(group);
    const found = await attack(cells(rows, blank), 'show');
    expect(found.attackers[0]).toMatchObject({ linear: 0, exact: 4 });
    const rules = parseRules({ protection: 'minimum', zeros: 'show' });
    const outcome = await buildRelease({ csv: grid(rows), specification: GRID, rules, seed: 1 });
    expect(outcome.accepted).toBe(true);
    expect(outcome.attacks[0]!.exact).toBe(0);
  });

  it('matching the algorithm: the pattern is not a function of the counts alone', async () => {
    const rows = Array.from({ length: 5 }, () => [20, 20, 20, 20, 20]);
    rows[1]![1] = 3;
    const patterns = new Set<string>();
    for (let key = 0; key < 12; key++) {
      const jitter = (label: string) =>
        (Array.from(label).reduce((sum, mark) => sum * 31 + mark.charCodeAt(0), key) % 97) / 97;
      const { released } = await buildRelease({
        csv: grid(rows),
        specification: GRID,
        rules: parseRules({}),
        jitter,
        seed: key,
      });
      patterns.add([...released.published].map((value) => (Number.isNaN(value) ? 1 : 0)).join(''));
    }
    expect(patterns.size).toBeGreaterThan(3);
  });

  it('several attackers: an agency that takes off its own records learns nothing small', async () => {
    const lines = ['area,group,agency,people'];
    [0, 1, 2].forEach((i) =>
      [0, 1, 2].forEach((j) =>
        lines.push(`a${i},g${j},police,${10 + i}`, `a${i},g${j},health,${i === j ? 2 : 15}`),
      ),
    );
    const outcome = await buildRelease({
      csv: lines.join('\n'),
      specification: GRID,
      rules: parseRules({}),
      seed: 1,
    });
    expect(outcome.accepted).toBe(true);
    // Twelve people of whom the police know ten: two are not theirs.
    expect(outcome.primary).toBeGreaterThan(0);
    expect(outcome.attacks.find(({ attacker }) => attacker === 'police')!.cells).toBeGreaterThanOrEqual(3);
  });

  it('rates: a per cent is never shown beside a blank numerator or denominator', () => {
    expect(rate(Number.NaN, 200, 1)).toBeUndefined();
    expect(rate(20, Number.NaN, 1)).toBeUndefined();
    expect(rate(20, 49, 1)).toBeUndefined();
    expect(rate(20, 60, 1)).toBe('33');
    expect(rate(20, 160, 1)).toBe('12.5');
  });

  it('rounding edge: the first figure shown stands for a full step', () => {
    const rules = parseRules({ profile: 'rounded' });
    expect(roundCount(7, rules)).toBeNaN();
    expect(roundedRange(roundCount(8, rules), rules)).toEqual([8, 12]);
    expect(() => parseRules({ profile: 'rounded', band: 5 })).toThrow(/band/);
  });

  it('rounding: independent rounding leaves no small count of the table known', async () => {
    const rows = [
      [3, 11, 30],
      [25, 0, 27],
      [31, 32, 6],
    ];
    const outcome = await buildRelease({
      csv: grid(rows),
      specification: GRID,
      rules: parseRules({ profile: 'rounded' }),
    });
    expect(outcome.accepted).toBe(true);
    expect(outcome.attacks[0]!.width2).toBe(0);
  });
});
