import { lads, pfas, WALES, type CubeBatch, type CubeCell } from '#libs/contracts';
import { mulberry32 } from './random';

export interface SampleCubes {
  /** Mean count of a local authority; small means give many blanks. Default 12. */
  mean?: number;
  periods?: string[];
  indicators?: string[];
  status?: CubeCell['status'];
  seed?: number;
  /** Health boards too, each the sum of its authorities. */
  boards?: boolean;
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
    boards = false,
  } = wanted;
  const random = mulberry32(seed);
  const draw = () => Math.floor(mean * 2 * random() * random() * 1.6);
  const withBoards = (cells: CubeCell[]): CubeCell[] => [...cells, ...(boards ? boardsOf(cells) : [])];
  return indicators.flatMap((indicator) =>
    periods.flatMap((period) =>
      withBoards(
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
    ),
  );
}

/** The sums of their authorities. */
function boardsOf(cells: readonly CubeCell[]): CubeCell[] {
  const sums = new Map<string, CubeCell>();
  for (const cell of cells) {
    const board = lads.find(({ code }) => code === cell.areaCode)?.lhb;
    if (board === undefined) continue;
    const key = `${cell.category} ${board}`;
    const sum = sums.get(key);
    const numerator = (sum?.numerator ?? 0) + (cell.numerator ?? 0);
    const denominator = cell.denominator === null ? null : (sum?.denominator ?? 0) + cell.denominator;
    const contributions = { 'probation-wales': numerator };
    sums.set(key, { ...cell, areaCode: board, numerator, denominator, persons: numerator, contributions });
  }
  return [...sums.values()];
}

/**
 * A financial year with its four quarters, calendar and rolling year, which agree as the rules say: terminations add
 * up, people may come back in a later quarter. Quarters reach down to police areas, the other two hold Wales alone.
 */
export function sampleYear({ mean = 12, seed = 7 }: Pick<SampleCubes, 'mean' | 'seed'> = {}): CubeCell[] {
  const random = mulberry32(seed + 1000);
  const quarters = ['2022-Q2', '2022-Q3', '2022-Q4', '2023-Q1'];
  const cells = quarters.flatMap((period, at) =>
    sampleCubes({ mean: mean / 4, seed: seed * 10 + at, periods: [period] }),
  );
  const leafRepeaters = new Map<string, number>();
  const wholes = new Map<string, CubeCell>();
  for (const cell of cells) {
    const key = [cell.indicator, cell.category, cell.areaCode].join(' ');
    const whole = wholes.get(key) ?? {
      ...cell,
      period: 'FY2022-23',
      numerator: 0,
      denominator: cell.denominator && 0,
    };
    whole.numerator = (whole.numerator ?? 0) + (cell.numerator ?? 0);
    if (cell.denominator !== null) whole.denominator = (whole.denominator ?? 0) + cell.denominator;
    wholes.set(key, whole);
  }
  for (const whole of wholes.values()) {
    if (whole.measure !== 'M1' || isSum(whole.areaCode)) continue;
    const most = cells
      .filter((cell) => cell.measure === 'M1' && cell.areaCode === whole.areaCode && cell.period > '2022-Q2')
      .reduce((sum, cell) => sum + (cell.numerator ?? 0), 0);
    const repeaters = Math.floor(random() * Math.min(most, 2.5));
    const force = lads.find((lad) => lad.code === whole.areaCode)?.pfa ?? whole.areaCode.replace(/-U$/u, '');
    for (const area of new Set([whole.areaCode, force, WALES.code]))
      leafRepeaters.set(area, (leafRepeaters.get(area) ?? 0) + repeaters);
  }
  const years = [...wholes.values()].map((whole) => {
    const numerator =
      (whole.numerator ?? 0) - (whole.measure === 'M1' ? (leafRepeaters.get(whole.areaCode) ?? 0) : 0);
    return {
      ...whole,
      numerator,
      value: numerator,
      persons: numerator,
      contributions: { 'probation-wales': numerator },
    };
  });
  const rolling = years
    .filter((cell) => cell.areaCode === WALES.code)
    .map((cell) => ({ ...cell, period: 'R2023-Q1' }));
  const coarse = cells.filter(({ areaCode }) => !areaCode.startsWith('W06') && !/^W15\d+-U$/u.test(areaCode));
  return [...coarse, ...years, ...rolling];
}

const isSum = (areaCode: string): boolean =>
  areaCode === WALES.code || pfas.some(({ code }) => code === areaCode);

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
