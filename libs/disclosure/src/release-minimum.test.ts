import { buildRelease } from './release';
import { releaseFiles, verifyFiles } from './release-files';
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
