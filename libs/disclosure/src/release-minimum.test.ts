import { buildRelease } from './release';
import { releaseFiles, verifyFiles } from './release-files';
import { seededRandom } from './protect/random';
import { parseRules } from './table/rules';
import { parseSpecification } from './table/specification';

const SPECIFICATION = parseSpecification({
  dimensions: [
    { name: 'area', columns: ['area'] },
    { name: 'group', columns: ['group'] },
  ],
  counts: ['people'],
});
const COUNTS = [
  [2, 9, 14, 3],
  [11, 1, 8, 21],
  [3, 12, 2, 17],
  [16, 4, 31, 6],
];
const CSV = ['area,group,people', ...COUNTS.flatMap((row, a) => row.map((n, g) => `a${a},g${g},${n}`))].join(
  '\n',
);

async function filesOf(protection: 'minimum' | 'linear') {
  const rules = parseRules({ protection, zeros: 'show' });
  const outcome = await buildRelease({ csv: CSV, specification: SPECIFICATION, rules, seed: 1 });
  expect(outcome.accepted).toBe(true);
  return releaseFiles(outcome, SPECIFICATION, rules);
}

/** Seven by fourteen by eleven by five with zeros shown: too large to search for each small count. */
function large() {
  const random = seededRandom(7);
  const sizes = { area: 7, group: 14, need: 11, quarter: 5 };
  const names = Object.keys(sizes);
  let rows: string[][] = [[]];
  for (const [name, size] of Object.entries(sizes))
    rows = rows.flatMap((row) => Array.from({ length: size }, (_, code) => [...row, `${name}${code}`]));
  const lines = rows.map((row) => [...row, Math.floor(60 * random() ** 4)].join(','));
  const specification = parseSpecification({
    dimensions: names.map((name) => ({ name, columns: [name] })),
    counts: ['people'],
  });
  return { csv: [[...names, 'people'].join(','), ...lines].join('\n'), specification };
}

describe('a release of a large table at its minimum', () => {
  it('says of each small count whether it may be another number or is only not pinned, and proves both', async () => {
    const { csv, specification } = large();
    const rules = parseRules({ protection: 'minimum', zeros: 'show' });
    const outcome = await buildRelease({ csv, specification, rules, seed: 1 });
    expect(outcome.accepted).toBe(true);
    const files = releaseFiles(outcome, specification, rules);
    const verified = verifyFiles((path) => files.get(path));
    expect(verified).toMatchObject({ problems: [], minimum: true, covered: outcome.primary });
    expect(verified.ranged).toBeGreaterThan(0);
    expect(files.get('report.md')).toContain(`Not pinned: ${verified.ranged} cells more.`);
    const changes = files.get('witnesses/changes.txt')!;
    const inParts = /^0\/\d+ .*\n/gm;
    files.set('witnesses/changes.txt', changes.replace(inParts, ''));
    const without = verifyFiles((path) => files.get(path)).problems;
    expect(without.length).toBeGreaterThanOrEqual(verified.ranged);
    files.set('witnesses/changes.txt', changes);
    const manifest = files.get('witnesses/manifest.json')!;
    files.set('witnesses/manifest.json', manifest.replace(/"evidence": "range",\s*/, ''));
    expect(verifyFiles((path) => files.get(path)).problems).toHaveLength(verified.ranged);
  });
});

describe('a release under less than full protection', () => {
  it('carries, at its minimum, a proof that each small count may be another number', async () => {
    const files = await filesOf('minimum');
    const verified = verifyFiles((path) => files.get(path));
    expect(verified).toMatchObject({ problems: [], minimum: true, covered: 6 });
    expect(files.get('report.md')).toContain('Shown to be perhaps another number: ');
  });

  it('is not proved once a witness is taken out', async () => {
    const files = await filesOf('minimum');
    const changes = files.get('witnesses/changes.txt')!.trimEnd().split('\n');
    const without = changes.map((_, at) => changes.filter((__, other) => other !== at));
    for (const rest of without) {
      files.set('witnesses/changes.txt', `${rest.join('\n')}\n`);
      const { problems } = verifyFiles((path) => files.get(path));
      expect(problems.map(({ code }) => code)).toContain('cell.uncovered');
    }
  });

  it('says, where it looks at linear algebra alone, that there is nothing to verify', async () => {
    const files = await filesOf('linear');
    expect(() => verifyFiles((path) => files.get(path))).toThrow(/of which there are no witnesses/);
  });
});
