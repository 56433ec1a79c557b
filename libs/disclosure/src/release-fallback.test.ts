import { buildByRules, type RuledRelease } from './release-fallback';
import { releaseFiles, verifyFiles } from './release-files';
import { parseRules } from './table/rules';
import { parseSpecification } from './table/specification';

const dimension = (name: string) => ({ name, columns: [name] });
const SPECIFICATION = parseSpecification({
  dimensions: [dimension('area'), dimension('group')],
  counts: ['people'],
});
/** Two in two blanks of which none can be zero are one each: no blank elsewhere helps while zeros are shown. */
const PINNED = 'area,group,people\nA,g1,1\nA,g2,1\nB,g1,0\nB,g2,30\nC,g1,40\nC,g2,0\n';

const build = (rules: object, history: string[] = []): Promise<RuledRelease> =>
  buildByRules({ csv: PINNED, specification: SPECIFICATION, rules: parseRules(rules), history, seed: 1 });

const filesOf = ({ outcome, rules, instead }: RuledRelease) =>
  releaseFiles(outcome, SPECIFICATION, rules, instead);

describe('a table whose shown zeros pin a small count', () => {
  it('is refused where the rules name no other way', async () => {
    const release = await build({ zeros: 'show' });
    expect(release.outcome.accepted).toBe(false);
    expect(release.instead).toBeUndefined();
    expect(filesOf(release).get('report.md')).toContain('"fallback": "blank"');
  });

  it('is built again with zeros blank where the rules say so, and the report tells what gave way', async () => {
    const release = await build({ zeros: 'show', fallback: 'blank' });
    const files = filesOf(release);
    expect(release.outcome.accepted).toBe(true);
    expect(files.get('cells.csv')).toMatch(/^B,g1,people,,1$/m);
    expect(JSON.parse(files.get('report.json')!)).toMatchObject({
      rules: { profile: 'exact', zeros: 'blank' },
      instead: { profile: 'exact', zeros: 'show' },
    });
    expect(files.get('report.md')).toContain('Fallback:');
    expect(verifyFiles((path) => files.get(path)).problems).toEqual([]);
  });

  it('is rounded where the rules say so, unless exact figures of it are published already', async () => {
    const rules = { zeros: 'show', fallback: 'rounded' };
    const cells = filesOf(await build(rules)).get('cells.csv')!;
    expect(cells).toMatch(/^A,g1,people,,1$/m);
    expect(cells).toMatch(/^Total,Total,people,70,0$/m);
    expect((await build(rules, [cells])).instead).toBeDefined();
    const exact = await build(rules, [cells.replace('Total,Total,people,70', 'Total,Total,people,72')]);
    expect([exact.outcome.accepted, exact.instead]).toEqual([false, undefined]);
  });

  it('keeps its zeros where they give nothing away', async () => {
    const csv = PINNED.replace('A,g1,1', 'A,g1,21').replace('A,g2,1', 'A,g2,22');
    const rules = parseRules({ zeros: 'show', fallback: 'blank' });
    const release = await buildByRules({ csv, specification: SPECIFICATION, rules, seed: 1 });
    expect([release.outcome.accepted, release.instead]).toEqual([true, undefined]);
    expect(filesOf(release).get('cells.csv')).toMatch(/^B,g1,people,0,0$/m);
  });
});
