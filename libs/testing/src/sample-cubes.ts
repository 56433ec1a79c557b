import { lads, pfas, WALES, type CubeBatch, type CubeCell } from '#libs/contracts';

export interface SampleCubes {
  /** Mean count of a local authority; small means give many blanks. Default 12. */
  mean?: number;
  periods?: string[];
  indicators?: string[];
  status?: CubeCell['status'];
  seed?: number;
}

const KINDS = ['COMMUNITY_ORDER', 'SSO_REQ', 'LICENCE', 'PSS'];

/** Cubes that add up over areas, of the shape that indicators computes, from a seeded generator. */
export function sampleCubes(wanted: SampleCubes = {}): CubeCell[] {
  const {
    mean = 12,
    periods = ['FY2022-23'],
    indicators = ['A1', 'A2'],
    status = 'final',
    seed = 7,
  } = wanted;
  const random = mulberry32(seed);
  const draw = () => Math.floor(mean * 2 * random() * random() * 1.6);
  return indicators.flatMap((indicator) =>
    periods.flatMap((period) =>
      indicator.endsWith('1')
        ? table({ indicator, measure: 'M1', series: 'persons', period, status }, ['none', ''], () => [
            draw(),
            null,
          ])
        : KINDS.flatMap((kind) =>
            table({ indicator, measure: 'M2', series: 'rate', period, status }, ['kind', kind], () => {
              const successes = draw();
              return [successes, successes + draw()];
            }),
          ),
    ),
  );
}

/** The cubes as batches of the log, the last one with the run's facts. */
export function asBatches(runId: string, asAt: string, cells: CubeCell[], size = 100): CubeBatch[] {
  const batches: CubeBatch[] = [];
  for (let from = 0; from < cells.length; from += size)
    batches.push({ runId, asAt, cells: cells.slice(from, from + size) });
  const definitions = Object.fromEntries(cells.map((cell) => [cell.indicator, cell.definitionVersion]));
  const feedsClosed = [{ source: '/agencies/probation-wales', period: '2022-Q3', matched: true }];
  batches.push({ runId, asAt, cells: [], last: { cellCount: cells.length, definitions, feedsClosed } });
  return batches;
}

type Counts = [numerator: number, denominator: number | null];

function table(
  head: Pick<CubeCell, 'indicator' | 'measure' | 'series' | 'period' | 'status'>,
  [breakdown, category]: [string, string],
  draw: () => Counts,
): CubeCell[] {
  const sums = new Map<string, Counts>();
  const add = (area: string, [numerator, denominator]: Counts): void => {
    const [n, d] = sums.get(area) ?? [0, null];
    sums.set(area, [n + numerator, denominator === null ? null : (d ?? 0) + denominator]);
  };
  const leaves: [leaf: string, force: string][] = [
    ...lads.map((lad): [string, string] => [lad.code, lad.pfa]),
    ...pfas.map((pfa): [string, string] => [`${pfa.code}-U`, pfa.code]),
    [`${WALES.code}-U`, ''],
  ];
  for (const [leaf, force] of leaves) {
    const counts = draw();
    for (const area of [leaf, force, WALES.code]) if (area) add(area, counts);
  }
  return [...sums].map(([areaCode, [numerator, denominator]]) => ({
    ...head,
    definitionVersion: '1.0.0',
    areaCode,
    breakdown,
    category,
    numerator,
    denominator,
    value: denominator === null ? numerator : denominator === 0 ? null : numerator / denominator,
    symbol: '',
    persons: numerator,
    contributions: { 'probation-wales': numerator },
    personSetDigest: '',
  }));
}

function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
