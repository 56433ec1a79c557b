import { pfas, WALES, type CubeCell } from '#libs/contracts';
import { mulberry32 } from './random';

const QUARTERS = ['2022-Q2', '2022-Q3', '2022-Q4', '2023-Q1'];
const YEAR = 'FY2022-23';
const KINDS = ['COMMUNITY_ORDER', 'IMMEDIATE_CUSTODY', 'SSO_REQ'];
const BANDS = ['18-20', '21-25', '26-49', '50+'];
const SEXES = ['F', 'M', 'X', 'NOT_STATED'];

interface Start {
  quarter: string;
  kind: string;
  force: string;
  band: string;
}

export interface SampleStarts {
  people: number;
  seed: number;
  indicator?: string;
  status?: CubeCell['status'];
}

/**
 * Cubes of M1 by kind, age and sex, counted person by person as indicators counts them: a person stands where, and as
 * old as, their first start of a period was, once in each kind of it. The year by police area, its quarters for Wales.
 */
export function sampleStarts({ people, seed, indicator = 'B1', status = 'final' }: SampleStarts): CubeCell[] {
  const random = mulberry32(seed);
  const pick = <T>(of: readonly T[], skew: number): T => of[Math.floor(of.length * random() ** skew)]!;
  const counts = new Map<string, number>();
  const add = (period: string, areaCode: string, breakdown: string, category: string): void => {
    const key = [period, areaCode, breakdown, category].join('|');
    counts.set(key, (counts.get(key) ?? 0) + 1);
  };
  for (let person = 0; person < people; person += 1) {
    const sex = pick(['M', 'F', 'NOT_STATED', 'X'], 4);
    let band = BANDS.indexOf(pick(['26-49', '21-25', '18-20', '50+'], 2));
    const starts: Start[] = [];
    for (const quarter of QUARTERS)
      while (random() < 0.3 && starts.length < 4) {
        if (random() < 0.05) band = Math.min(3, band + 1);
        const force = pick(pfas, 1.5).code;
        starts.push({ quarter, kind: pick(KINDS, 1.5), force, band: BANDS[band]! });
      }
    for (const period of [YEAR, ...QUARTERS]) {
      const own = starts.filter(({ quarter }) => period === YEAR || quarter === period);
      const [first] = own;
      if (!first) continue;
      for (const area of period === YEAR ? [WALES.code, first.force] : [WALES.code]) {
        add(period, area, 'none', '');
        add(period, area, 'ageband', first.band);
        add(period, area, 'sex', sex);
        for (const kind of new Set(own.map((start) => start.kind))) add(period, area, 'kind', kind);
      }
    }
  }
  const places = [[YEAR, [WALES, ...pfas]] as const, ...QUARTERS.map((one) => [one, [WALES]] as const)];
  const parts: [breakdown: string, categories: readonly string[]][] = [
    ['none', ['']],
    ['ageband', BANDS],
    ['sex', SEXES],
    ['kind', KINDS],
  ];
  return places.flatMap(([period, areas]) =>
    areas.flatMap(({ code }) =>
      parts.flatMap(([breakdown, categories]) =>
        categories.map((category): CubeCell => {
          const numerator = counts.get([period, code, breakdown, category].join('|')) ?? 0;
          return {
            ...{
              indicator,
              definitionVersion: '1.0.0',
              measure: 'M1',
              series: 'persons',
              period,
              areaCode: code,
            },
            ...{ breakdown, category, numerator, denominator: null, value: numerator, status, symbol: '' },
            ...{ persons: numerator, contributions: { 'probation-wales': numerator }, personSetDigest: '' },
          };
        }),
      ),
    ),
  );
}
