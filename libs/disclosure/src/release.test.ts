import { assert, asyncProperty, constantFrom, integer, record } from 'fast-check';
import { attackFiles } from './attack-files';
import { carriedChanges } from './carried';
import { buildRelease, type ReleaseOutcome } from './release';
import { releaseFiles, verifyFiles } from './release-files';
import { readCellRows } from './table/cells-file';
import { parseRules } from './table/rules';
import { parseSpecification } from './table/specification';
import { brokenRows } from './table/system';
import { equationsOf } from './table/table';
import { seededRandom } from './protect/random';

const DIMENSIONS = [
  { name: 'area', columns: ['force', 'authority'] },
  { name: 'group', columns: ['group'] },
];
const AREAS = [
  ['X', 'A'],
  ['X', 'B'],
  ['Y', 'C'],
  ['Y', 'D'],
  ['Y', 'E'],
];
const FLAT = parseSpecification({ dimensions: DIMENSIONS, counts: ['people'] });
const BY_QUARTER = parseSpecification({
  dimensions: [...DIMENSIONS, { name: 'quarter', columns: ['quarter'] }],
  counts: ['people'],
  cumulative: ['quarter'],
});

function table(
  seed: number,
  options: { quarters?: number; agencies?: string[]; most?: number } = {},
): string {
  const { quarters, agencies, most = 14 } = options;
  const random = seededRandom(seed);
  const header = [
    'force',
    'authority',
    'group',
    ...(quarters ? ['quarter'] : []),
    ...(agencies ? ['agency'] : []),
  ];
  const lines = [[...header, 'people'].join(',')];
  for (let quarter = 0; quarter < (quarters ?? 1); quarter++) {
    for (const [force, authority] of AREAS) {
      for (const group of ['g1', 'g2', 'g3']) {
        for (const agency of agencies ?? ['']) {
          const codes = [
            force,
            authority,
            group,
            ...(quarters ? [`q${quarter}`] : []),
            ...(agencies ? [agency] : []),
          ];
          lines.push([...codes, Math.floor(random() * random() * most)].join(','));
        }
      }
    }
  }
  return lines.join('\n');
}

function filesOf(outcome: ReleaseOutcome, specification = FLAT, rules = parseRules({})) {
  const files = releaseFiles(outcome, specification, rules);
  return { files, read: (path: string) => files.get(path) };
}

/** The first release of a table that grows by a quarter each time. */
const twoQuarters = () => (built ??= buildTwoQuarters());
let built: Promise<ReleaseOutcome> | undefined;

function buildTwoQuarters(): Promise<ReleaseOutcome> {
  const csv = table(8, { quarters: 2 });
  return buildRelease({ csv, specification: BY_QUARTER, rules: parseRules({}), seed: 1 });
}

describe('a release of a table of counts', () => {
  it('withstands every attacker and carries a proof that the verifier accepts', async () => {
    const settings = record({ seed: integer({ min: 1, max: 10_000 }), most: constantFrom(6, 14, 40) });
    await assert(
      asyncProperty(settings, async ({ seed, most }) => {
        const outcome = await buildRelease({
          csv: table(seed, { most }),
          specification: FLAT,
          rules: parseRules({}),
          seed,
        });
        expect(outcome.accepted).toBe(true);
        const verified = verifyFiles(filesOf(outcome).read);
        expect(verified.problems).toEqual([]);
        const small = [...outcome.table.values].filter((value) => value <= 4).length;
        expect(verified.covered).toBe(small);
      }),
      { numRuns: 4 },
    );
  });

  it('protects what agencies can work out by taking off their own records', async () => {
    const csv = table(3, { agencies: ['police', 'prison', 'health'] });
    const outcome = await buildRelease({ csv, specification: FLAT, rules: parseRules({}), seed: 3 });
    expect(outcome.accepted).toBe(true);
    expect(outcome.attacks.map(({ attacker }) => attacker)).toEqual(['public', 'police', 'prison', 'health']);
    expect(outcome.attacks.map(({ failures }) => failures.length)).toEqual([0, 0, 0, 0]);
  });

  it('exempts the sole supplier of a table, who knows it anyway', async () => {
    const csv = table(3, { agencies: ['police'] });
    const outcome = await buildRelease({ csv, specification: FLAT, rules: parseRules({}), seed: 3 });
    expect(outcome.attacks.map(({ attacker }) => attacker)).toEqual(['public']);
  });

  it('adds a quarter without changing a published cell, and is safe with what came before', async () => {
    const rules = parseRules({});
    const first = await twoQuarters();
    const before = filesOf(first, BY_QUARTER).files.get('cells.csv')!;
    const next = await buildRelease({
      csv: table(8, { quarters: 3 }),
      specification: BY_QUARTER,
      rules,
      history: [before],
      seed: 2,
    });
    expect(next.accepted).toBe(true);
    const { files, read } = filesOf(next, BY_QUARTER);
    const key = (row: { codes: string[] }) => row.codes.join('|');
    const now = new Map(
      readCellRows(files.get('cells.csv')!, BY_QUARTER).map((row) => [key(row), row.value]),
    );
    const kept = readCellRows(before, BY_QUARTER).filter((row) => now.has(key(row)));
    expect(kept.map((row) => now.get(key(row)))).toEqual(kept.map((row) => row.value));
    expect([...now.keys()]).toContain('Total|Total|q0..q2');
    expect(verifyFiles(read).problems).toEqual([]);
  });

  it('takes over what the evidence of an earlier release still shows', async () => {
    const first = await twoQuarters();
    const { files, read } = filesOf(first, BY_QUARTER);
    const next = await buildRelease({
      csv: table(8, { quarters: 3 }),
      specification: BY_QUARTER,
      rules: parseRules({}),
      history: [files.get('cells.csv')!],
      evidence: [read],
      seed: 2,
    });
    const { layout } = next.table;
    const carried = carriedChanges(layout, read);
    expect(carried).toHaveLength(first.changes.length);
    const system = equationsOf(layout);
    for (const { cells, by } of carried) {
      const change = new Float64Array(layout.cellCount);
      cells.forEach((cell, at) => (change[cell] = by[at]!));
      expect(brokenRows(system, change)).toEqual([]);
    }
    const line = ({ cells, by }: { cells: Int32Array; by: Int32Array }) =>
      Array.from(cells, (cell, at) => `${cell}:${by[at]!}`)
        .sort()
        .join(' ');
    const used = new Set(next.changes.map(line));
    expect(carried.filter((change) => used.has(line(change)))).not.toEqual([]);
    expect(next.accepted).toBe(true);
    expect(verifyFiles(filesOf(next, BY_QUARTER).read).problems).toEqual([]);
  });

  it('is refused when an earlier release already shows a small count', async () => {
    const csv = table(8);
    const naked = await buildRelease({
      csv,
      specification: FLAT,
      rules: parseRules({ profile: 'rounded', band: 7 }),
    });
    const cells = filesOf(naked, FLAT, parseRules({ profile: 'rounded' })).files.get('cells.csv')!;
    const shown = cells.replace(/^A,g1,people,.*$/m, `A,g1,people,${smallest(naked)},0`);
    const outcome = await buildRelease({ csv, specification: FLAT, rules: parseRules({}), history: [shown] });
    expect(smallest(naked)).toBeLessThan(5);
    expect(outcome.accepted).toBe(false);
    expect(filesOf(outcome).files.has('cells.csv')).toBe(false);
  });

  it('is refused where shown zeros pin a small count, and the report says what helps', async () => {
    const rules = parseRules({ zeros: 'show' });
    // No zero is blank, so that a total of two people in two blanks cannot be one.
    const rows = ['X,A,g1,1', 'X,A,g2,1', 'X,B,g1,9', 'X,B,g2,8'];
    const outcome = await buildRelease({
      csv: ['force,authority,group,people', ...rows].join('\n'),
      specification: FLAT,
      rules,
    });
    expect(outcome.accepted).toBe(false);
    expect(filesOf(outcome, FLAT, rules).files.get('report.md')).toContain(
      'Remedy: leave out `"zeros": "show"`',
    );
  });

  it('tells nothing of which blanks are complementary', async () => {
    const outcome = await buildRelease({
      csv: table(11),
      specification: FLAT,
      rules: parseRules({}),
      seed: 1,
    });
    const { files } = filesOf(outcome);
    const blanks = files
      .get('cells.csv')!
      .split('\n')
      .filter((line) => line.endsWith(',1'));
    expect(new Set(blanks.map((line) => line.replace(/^[^,]*,[^,]*,people/, '')))).toEqual(new Set([',,1']));
    expect(outcome.blanks).toBeGreaterThan(outcome.primary);
  });

  it('shows rates from released figures only, and protects the rest of each', async () => {
    const specification = parseSpecification({
      dimensions: [{ name: 'area', columns: ['area'] }],
      counts: ['assessed', 'with_need'],
      rates: [{ numerator: 'with_need', denominator: 'assessed', decimals: 1 }],
    });
    // Area B: 58 of 60 have the need, so two have not, which is a small count.
    const csv = 'area,assessed,with_need\nA,200,80\nB,60,58\nC,90,30\nD,120,41';
    const outcome = await buildRelease({ csv, specification, rules: parseRules({}), seed: 1 });
    expect(outcome.accepted).toBe(true);
    const { files } = filesOf(outcome, specification);
    const rows = readCellRows(files.get('cells.csv')!, specification);
    const blank = (area: string) =>
      rows.filter(({ codes, value }) => codes[0] === area && Number.isNaN(value)).length;
    expect(blank('B')).toBeGreaterThan(0);
    expect(files.get('rates.csv')).toMatch(/^B,with_need\/assessed,,1$/m);
    expect(
      files
        .get('rates.csv')!
        .split('\n')
        .filter((line) => line.endsWith(',0')).length,
    ).toBeGreaterThan(0);
  });

  it('keeps its time limit', async () => {
    const rules = parseRules({ timeLimitSeconds: 0.5 });
    const started = performance.now();
    const csv = table(5, { quarters: 8, agencies: ['police', 'prison', 'health'] });
    const outcome = await buildRelease({ csv, specification: BY_QUARTER, rules, seed: 5 });
    expect(performance.now() - started).toBeLessThan(8000);
    expect(outcome.attacks.every((attack) => attack.failures.length === 0)).toBe(outcome.accepted);
  });
});

describe('the attacker', () => {
  it('agrees with the truth about what it finds in a table with a lone blank', async () => {
    const lines = ['area,group,count,value,blank'];
    const values: Record<string, number> = { 'A|g1': 3, 'A|g2': 20, 'B|g1': 30, 'B|g2': 40 };
    const sum = (area: string, group: string) =>
      Object.entries(values)
        .filter(
          ([key]) => (area === 'Total' || key.startsWith(area)) && (group === 'Total' || key.endsWith(group)),
        )
        .reduce((total, [, value]) => total + value, 0);
    for (const area of ['A', 'B', 'Total']) {
      for (const group of ['g1', 'g2', 'Total']) {
        const blank = area === 'A' && group === 'g1';
        lines.push(`${area},${group},people,${blank ? '' : sum(area, group)},${blank ? 1 : 0}`);
      }
    }
    const specification = parseSpecification({
      dimensions: [
        { name: 'area', columns: ['area'] },
        { name: 'group', columns: ['group'] },
      ],
      counts: ['people'],
    });
    const truth = [
      'area,group,people',
      ...Object.entries(values).map(([key, value]) => `${key.replace('|', ',')},${value}`),
    ];
    const outcome = await attackFiles({
      cells: lines.join('\n'),
      specification,
      rulesKnown: true,
      threshold: 4,
      zeros: 'blank',
      truth: truth.join('\n'),
      timeLimitSeconds: 10,
    });
    expect(outcome.withstands).toBe(false);
    expect(outcome.attackers[0]).toMatchObject({ linear: 1, exact: 1, right: 1, wrong: 0 });
  });
});

function smallest(outcome: ReleaseOutcome): number {
  const { layout, values } = outcome.table;
  const area = layout.axes[1]!.codes.indexOf('A');
  const group = layout.axes[2]!.codes.indexOf('g1');
  return values[area * layout.strides[1]! + group]!;
}
