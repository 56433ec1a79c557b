import { compareCounts, countSecondSeries, generateWales, type Wales } from '#libs/synthetic';
import { InjectedWorld } from './injected-world';

// Three worlds through a database take minutes on a busy machine.
jest.setTimeout(600_000);

const SEEDS = [7, 11, 2024];

describe.each(SEEDS)('the indicators of synthetic people with perfect links (seed %i)', (seed) => {
  let wales: Wales;
  let world: InjectedWorld;
  beforeAll(async () => {
    wales = generateWales({ people: 1200, from: '2022-01', to: '2024-12', seed });
    world = await InjectedWorld.with(wales);
  });
  afterAll(() => world?.stop());

  it('agree with the oracle in every cell', async () => {
    const computed = await world.cells('2022-Q1', '2024-Q4', wales.endsOn);
    expect(computed.length).toBeGreaterThan(50_000);
    expect(compareCounts(wales.trueCounts(), computed).slice(0, 20)).toEqual([]);
  });

  it('agree with the oracle in every cell of the second series', async () => {
    const events = wales.agencies.flatMap((agency) => [...wales.events(agency)]);
    const person = ({ source, subject }: { source: string; subject: string }) =>
      wales.personOf.get(`${source} ${subject}`);
    const truth = countSecondSeries(events, person, { asAt: wales.endsOn, from: '2022-01', to: '2024-12' });
    expect(new Set(truth.map(({ series }) => series)).size).toBeGreaterThan(9);
    const computed = await world.secondCells('2022-Q1', '2024-Q4', wales.endsOn);
    expect(compareCounts(truth, computed).slice(0, 20)).toEqual([]);
  });

  it('agree with the oracle as at an earlier day, before corrections came in', async () => {
    const computed = await world.cells('2022-Q1', '2022-Q4', '2023-06-15');
    const truth = wales.trueCounts('2023-06-15').filter(({ period }) => isOf2022(period));
    expect(compareCounts(truth, computed).slice(0, 20)).toEqual([]);
  });
});

const isOf2022 = (period: string): boolean => /^(2022(-Q\d)?|R2022-Q4)$/.test(period);
