import { attackFiles } from './attack-files';
import { buildRelease, type ReleaseOutcome } from './release';
import { releaseFiles, verifyFiles } from './release-files';
import { readCellRows } from './table/cells-file';
import { roundedRange } from './table/rounding';
import { parseRules } from './table/rules';
import { parseSpecification } from './table/specification';

/** Attacks that put several figures, tables, releases or side channels together. */
const dimension = (name: string) => ({ name, columns: [name] });
const FLAT = parseSpecification({ dimensions: [dimension('area'), dimension('group')], counts: ['people'] });
const CUBE = parseSpecification({
  dimensions: [dimension('area'), dimension('group'), dimension('need')],
  counts: ['people'],
});

const flat = (rows: number[][]) =>
  ['area,group,people', ...rows.flatMap((row, i) => row.map((value, j) => `a${i},g${j},${value}`))].join(
    '\n',
  );

const build = (csv: string, specification = FLAT, history: string[] = []) =>
  buildRelease({ csv, specification, rules: parseRules({}), history, seed: 1 });

function cellsOf(outcome: ReleaseOutcome, specification = FLAT): string {
  return releaseFiles(outcome, specification, parseRules({})).get('cells.csv')!;
}

/** The release with exactly these cells blank, whatever its own pattern. */
function withBlanks(
  outcome: ReleaseOutcome,
  blank: (codes: string[]) => boolean,
  specification = FLAT,
): string {
  const { table } = outcome;
  const open = { ...outcome, accepted: true, released: { layout: table.layout, published: table.values } };
  const [header, ...lines] = cellsOf(open, specification).trimEnd().split('\n');
  return [
    header,
    ...lines.map((line) => {
      const fields = line.split(',');
      return blank(fields.slice(0, -3)) ? `${fields.slice(0, -2).join(',')},,1` : line;
    }),
  ].join('\n');
}

const attack = (cells: string, specification = FLAT, history: string[] = []) =>
  attackFiles({
    cells,
    specification,
    history,
    rulesKnown: true,
    threshold: 4,
    zeros: 'blank',
    timeLimitSeconds: 20,
  });

describe('attacks that combine figures', () => {
  it('analytic invariants: a sum of blanks that anyone can form is not small', async () => {
    const outcome = await build(
      flat([
        [2, 1, 30],
        [25, 26, 27],
        [31, 32, 33],
        [40, 41, 42],
      ]),
    );
    // Four blanks in a square: no single one follows, yet the two of a row sum to three.
    const square = withBlanks(
      outcome,
      ([area, group]) => ['a0', 'a1'].includes(area!) && ['g0', 'g1'].includes(group!),
    );
    const found = await attack(square);
    expect(found.attackers[0]).toMatchObject({ linear: 0, exact: 0, small: 2 });
    expect(found.broken).toBe(true);
    expect(outcome.accepted).toBe(true);
    expect(outcome.attacks[0]).toMatchObject({ small: 0 });
  });

  it('repeated release: a blank that moves between two releases opens what both hide', async () => {
    const outcome = await build(
      flat([
        [3, 20, 30],
        [25, 26, 27],
        [31, 32, 33],
      ]),
    );
    const first = cellsOf(outcome);
    const hidden = readCellRows(first, FLAT).filter(({ value }) => Number.isNaN(value));
    const moved = withBlanks(
      outcome,
      ([area, group]) => area !== 'Total' && group !== 'Total' && area !== 'a2',
    );
    const swapped = withBlanks(outcome, ([area, group]) => area === 'a0' && group === 'g0');
    expect(hidden.length).toBeGreaterThan(1);
    expect((await attack(moved, FLAT, [swapped])).broken).toBe(true);
    const again = await build(
      flat([
        [3, 20, 30],
        [25, 26, 27],
        [31, 32, 33],
      ]),
      FLAT,
      [first],
    );
    expect(again.accepted).toBe(true);
    expect(cellsOf(again)).toBe(first);
  });

  it('revision: a figure that a late record moved by two is held back, so that the two are not seen', async () => {
    const before = [
      [40, 20, 30],
      [25, 26, 27],
      [31, 32, 33],
    ];
    const first = cellsOf(await build(flat(before)));
    expect(first).not.toMatch(/,,1/);
    const late = before.map((row, i) => row.map((value, j) => (i === 0 && j === 0 ? value + 2 : value)));
    const outcome = await build(flat(late), FLAT, [first]);
    expect(outcome.accepted).toBe(true);
    const cells = cellsOf(outcome);
    expect(cells).toMatch(/^a0,g0,people,,1$/m);
    expect(cells).toMatch(/^Total,Total,people,,1$/m);
    expect(verifyFiles((path) => releaseFiles(outcome, FLAT, parseRules({})).get(path)).problems).toEqual([]);
    const wide = before.map((row, i) => row.map((value, j) => (i === 0 && j === 0 ? value + 9 : value)));
    expect(cellsOf(await build(flat(wide), FLAT, [first]))).toMatch(/^a0,g0,people,49,0$/m);
  });

  it('rounding edge: a band short of the rounding’s reach tells two values apart, and is refused', () => {
    expect(roundedRange(5, { band: 5, base: 5 })).toEqual([6, 7]);
    expect(roundedRange(10, { band: 7, base: 5 })).toEqual([8, 12]);
    expect(() => parseRules({ profile: 'rounded', band: 6 })).toThrow(/band/);
  });

  it('reconstruction: the margins of many tables do not give back the people behind them', async () => {
    const values = [0, 3, 2, 9, 4, 6, 8, 0];
    const csv = [
      'area,group,need,people',
      ...values.map((value, at) => `a${at >> 2},g${(at >> 1) & 1},n${at & 1},${value}`),
    ].join('\n');
    const outcome = await build(csv, CUBE);
    // All inner cells blank and every two-way table shown: with zeros of both parities only one table fits.
    const margins = withBlanks(outcome, (codes) => !codes.includes('Total'), CUBE);
    const found = await attack(margins, CUBE);
    expect(found.attackers[0]).toMatchObject({ linear: 0, exact: 8 });
    expect(outcome.accepted).toBe(true);
    expect(outcome.attacks[0]).toMatchObject({ exact: 0, small: 0 });
  });

  it('other channels: order, shape and markers of a release do not depend on what is blank or why', async () => {
    const shape = (cells: string) => cells.split('\n').map((line) => line.split(',').slice(0, -2).join(','));
    const few = await build(
      flat([
        [20, 20, 30],
        [25, 26, 27],
        [31, 32, 33],
      ]),
    );
    const many = await build(
      flat([
        [3, 0, 2],
        [25, 26, 27],
        [31, 32, 33],
      ]),
    );
    expect(shape(cellsOf(few))).toEqual(shape(cellsOf(many)));
    expect(
      new Set(
        cellsOf(many)
          .trimEnd()
          .split('\n')
          .slice(1)
          .map((line) => line.replace(/^.*people/, '').replace(/\d+,0/, 'v,0')),
      ),
    ).toEqual(new Set([',v,0', ',,1']));
    const open = releaseFiles(few, FLAT, parseRules({}));
    const closed = releaseFiles(many, FLAT, parseRules({}));
    expect(open.get('dimensions.json')).toBe(closed.get('dimensions.json'));
    expect([...open.keys()]).toEqual([...closed.keys()]);
  });
});

describe('matching the algorithm', () => {
  /** Values of the first cell over the tables that agree with a release and would have had its pattern. */
  async function survivors(
    csv: (first: number) => string,
    keys: (key: number) => ((label: string) => number) | undefined,
    tries: number,
  ) {
    const pattern = async (first: number, key: number) => {
      const jitter = keys(key);
      const { released } = await buildRelease({
        csv: csv(first),
        specification: FLAT,
        rules: parseRules({ protection: 'linear' }),
        seed: 1,
        ...(jitter ? { jitter } : {}),
      });
      return [...released.published].map((value) => (Number.isNaN(value) ? 1 : 0)).join('');
    };
    const seen = await pattern(3, 0);
    const values: number[] = [];
    for (let first = 0; first <= 6; first++) {
      for (let key = 0; key < tries; key++) {
        if ((await pattern(first, key)) !== seen) continue;
        values.push(first);
        break;
      }
    }
    return values;
  }

  it('an attacker who runs the algorithm on every candidate learns less when the prices are keyed', async () => {
    // The square of the first two areas and groups keeps its margins when the first cell changes.
    const csv = (first: number) =>
      flat([
        [first, 24 - first, 23, 30],
        [24 - first, 20 + first, 26, 31],
        [23, 26, 25, 27],
        [30, 31, 27, 29],
      ]);
    const keyed = (key: number) => (label: string) =>
      (Array.from(label).reduce((sum, mark) => (sum * 31 + mark.charCodeAt(0) * (key + 3)) % 9973, key) %
        97) /
      97;
    const plain = await survivors(csv, () => undefined, 1);
    const secret = await survivors(csv, keyed, 24);
    expect(plain).toContain(3);
    expect(secret).toEqual(expect.arrayContaining(plain));
    // Without a key 0 is ruled out: had the first cell been 0, the pattern would have been another.
    expect(plain).not.toContain(0);
    expect(secret).toContain(0);
  });
});
