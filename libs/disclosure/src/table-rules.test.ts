import { attackFiles } from './attack-files';
import { buildRelease, type ReleaseInput, type ReleaseOutcome } from './release';
import { releaseFiles, verifyFiles } from './release-files';
import { parseRules } from './table/rules';
import { parseSpecification } from './table/specification';

const area = { name: 'area', columns: ['area'] };

async function release(
  csv: string,
  dimensions: object,
  rules: object = {},
  more: Partial<ReleaseInput> = {},
): Promise<{ outcome: ReleaseOutcome; cells: string; rates: string; problems: number }> {
  const specification = parseSpecification(dimensions);
  const parsed = parseRules(rules);
  const outcome = await buildRelease({ csv, specification, rules: parsed, seed: 1, ...more });
  const files = releaseFiles(outcome, specification, parsed);
  const { problems } = verifyFiles((path) => files.get(path));
  return {
    outcome,
    cells: files.get('cells.csv') ?? '',
    rates: files.get('rates.csv') ?? '',
    problems: problems.length,
  };
}

describe('rules of a table', () => {
  it('protects the few who are in a total but not in an overlapping group', async () => {
    const lines = ['area,group,people'];
    // Two people in area a are not women; parents and women overlap, so that nothing adds up over groups.
    const counts = { a: [60, 58, 20], b: [90, 40, 31], c: [70, 33, 28], d: [120, 50, 47] };
    for (const [code, [total, women, parents]] of Object.entries(counts)) {
      lines.push(`${code},Total,${total}`, `${code},women,${women}`, `${code},parents,${parents}`);
    }
    const dimensions = {
      dimensions: [area, { name: 'group', columns: ['group'], overlapping: true }],
      counts: ['people'],
    };
    const { outcome, cells, problems } = await release(lines.join('\n'), dimensions);
    expect(outcome.accepted).toBe(true);
    expect(problems).toBe(0);
    expect(cells).toMatch(/^Total,Total,people,340,0$/m);
    const shown = (group: string) => new RegExp(`^a,${group},people,\\d+,0$`, 'm').test(cells);
    expect(shown('Total') && shown('women')).toBe(false);
    const more = lines.join('\n').replace('a,women,58', 'a,women,61');
    await expect(release(more, dimensions)).rejects.toThrow(/overlap.part/);
  });

  it('protects repeaters: starts less the persons who started', async () => {
    const csv = 'area,persons,starts\na,40,42\nb,50,70\nc,61,90\nd,55,80';
    const dimensions = {
      dimensions: [area],
      counts: ['persons', 'starts'],
      contained: [{ part: 'persons', whole: 'starts' }],
    };
    const { outcome, cells, rates } = await release(csv, dimensions);
    expect(outcome.accepted).toBe(true);
    expect(/^a,persons,40,0$/m.test(cells) && /^a,starts,42,0$/m.test(cells)).toBe(false);
    expect(rates).toBe('');
  });

  it('withholds sums of amounts that one person dominates or that few people make up', async () => {
    const rows = ['a,20,200,150,40', 'b,20,210,30,25', 'c,7,150,40,35', 'd,30,320,33,30', 'e,28,280,30,29'];
    const csv = ['area,people,offences,most,second', ...rows].join('\n');
    const dimensions = {
      dimensions: [area],
      counts: ['people', 'offences'],
      amounts: [{ name: 'offences', people: 'people', largest: ['most', 'second'] }],
    };
    const { outcome, cells, problems } = await release(csv, dimensions);
    expect(outcome.accepted).toBe(true);
    expect(problems).toBe(0);
    expect(cells).toMatch(/^a,offences,,1$/m);
    expect(cells).toMatch(/^c,offences,,1$/m);
    expect(cells).toMatch(/^Total,offences,1160,0$/m);
    const [blank] = outcome.revisions.filter(({ cell }) => outcome.table.values[cell] === 200);
    expect(blank).toMatchObject({ low: 180, high: 220 });
    const loose = await release(csv, dimensions, { dominance: { n: 1, k: 90 }, leastPeople: 5 });
    expect(loose.cells).not.toMatch(/,,1$/m);
    await expect(release(csv, dimensions, { profile: 'rounded' })).rejects.toThrow(/rules.amounts/);
  });

  it('takes figures published elsewhere as known to everyone', async () => {
    const csv = 'area,people\na,3\nb,2\nc,40\nd,50';
    const plain = await release(csv, { dimensions: [area], counts: ['people'] });
    expect(plain.cells).toMatch(/^a,people,,1$/m);
    expect(plain.cells).toMatch(/^c,people,40,0$/m);
    // With a known, b alone would follow from the total.
    const known = 'area,count,value\na,people,3\n';
    const { outcome, cells, problems } = await release(
      csv,
      { dimensions: [area], counts: ['people'] },
      {},
      { known },
    );
    expect(outcome.accepted).toBe(true);
    expect(problems).toBe(0);
    expect(cells).toMatch(/^a,people,3,0$/m);
    expect(cells).toMatch(/^b,people,,1$/m);
    expect(cells.match(/,,1$/gm)!.length).toBeGreaterThan(1);
    const wrong = release(
      csv,
      { dimensions: [area], counts: ['people'] },
      {},
      { known: known.replace('3', '4') },
    );
    await expect(wrong).rejects.toThrow('Row 2');
  });

  it('shows no rate over fewer people than the rules allow', async () => {
    const csv = 'area,assessed,with\na,80,40\nb,200,90\nc,300,150';
    const dimensions = {
      dimensions: [area],
      counts: ['assessed', 'with'],
      rates: [{ numerator: 'with', denominator: 'assessed', decimals: 1 }],
    };
    expect((await release(csv, dimensions)).rates).toMatch(/^a,with\/assessed,50,0$/m);
    expect((await release(csv, dimensions, { leastDenominator: 100 })).rates).toMatch(
      /^a,with\/assessed,,1$/m,
    );
  });

  it('blanks the same cells on a machine a hundred times slower', async () => {
    const random = (at: number) => (at * 7919) % 23;
    const rows = Array.from({ length: 24 }, (_, at) => `a${at % 6},g${Math.floor(at / 6)},${random(at + 3)}`);
    const csv = ['area,group,people', ...rows].join('\n');
    const dimensions = { dimensions: [area, { name: 'group', columns: ['group'] }], counts: ['people'] };
    const paced = (step: number) => {
      let now = 0;
      return { clock: () => (now += step) };
    };
    const quick = await release(csv, dimensions, {}, paced(0.001));
    const slow = await release(csv, dimensions, {}, paced(0.1));
    expect(quick.outcome.search).toBe('complete');
    expect(slow.cells).toBe(quick.cells);
    const none = await release(csv, dimensions, {}, paced(1e6));
    expect(none.outcome.search).toBe('clock');
    expect(none.outcome.attacks.every(({ failures }) => failures.length === 0)).toBe(none.outcome.accepted);
  });
});

describe('attacking with earlier releases', () => {
  it('leaves out earlier figures that were revised since, and uses the others', async () => {
    const specification = parseSpecification({
      dimensions: [area, { name: 'quarter', columns: ['quarter'] }],
      counts: ['people'],
      cumulative: ['quarter'],
    });
    const header = 'area,quarter,count,value,blank';
    const before = [header, 'a,q0,people,20,0', 'b,q0,people,30,0', 'Total,q0,people,50,0'];
    const now = [
      ...[header, 'a,q0,people,,1', 'b,q0,people,,1', 'Total,q0,people,52,0'],
      ...['a,q1,people,9,0', 'b,q1,people,8,0', 'Total,q1,people,17,0'],
      ...['a,q0..q1,people,,1', 'b,q0..q1,people,,1', 'Total,q0..q1,people,69,0'],
    ];
    const attack = (history: string[]) =>
      attackFiles({
        cells: now.join('\n'),
        specification,
        history,
        rulesKnown: true,
        threshold: 4,
        zeros: 'blank',
        timeLimitSeconds: 20,
      });
    const revised = await attack([before.join('\n')]);
    expect(revised.attackers[0]).toMatchObject({ contradiction: false, exact: 0 });
    const kept = await attack([
      before.join('\n').replace('b,q0,people,30', 'b,q0,people,32').replace(',50,', ',52,'),
    ]);
    // Both figures of the span; those of q0 stand in the earlier release itself.
    expect(kept.attackers[0]!.exact).toBe(2);
  });
});
