import { leafAreas, UNKNOWN_FORCE, type Period } from '#libs/measures';
import { AREAS, placeOf, PLACES } from './places';
import { Populations, type Calculator, type Counting } from './measure';
import type { Series } from './series';

/** Prosecutions of one quarter, force, agency and strand; no strand stands for the union. */
export interface Prosecuted {
  quarter: number;
  force: string;
  agency: number;
  strand: string | null;
  prosecutions: number;
  convictions: number;
}

/** M7 (R13): by prosecuting force, no person. A strand counts every case flagged with it; the union every case with any. */
export class Prosecutions implements Calculator {
  readonly series: readonly Series[];

  constructor(private readonly counting: Counting) {
    this.series = new Populations(counting, ['M7'], () => 'quarters').series;
  }

  /** Cases are nobody's. */
  count(): void {}

  countCases(rows: readonly Prosecuted[]): void {
    for (const { quarter, force, agency, strand, prosecutions, convictions } of rows) {
      const place = placeOf(FORCE_LEAF.get(force) ?? UNKNOWN_FORCE, quarter);
      for (const series of this.series) {
        const pair = strand === null ? series.pair('none', '') : series.pair('strand', strand);
        const num = series.planned.code === 'prosecutions' ? prosecutions : convictions;
        const den = series.planned.code === 'rate' ? prosecutions : 0;
        if (pair >= 0) series.add(pair, quarter - this.counting.plan.from, place, agency, num, den);
      }
    }
  }
}

/** Areas by period whose union of strands is not known, since a force's totals came without one: [x], never zero. */
export function unknownUnions(
  rows: readonly Prosecuted[],
  periods: readonly Period[],
): Map<number, number[]> {
  const key = ({ quarter, force }: Prosecuted): string => `${quarter} ${force}`;
  const whole = new Set(rows.filter(({ strand }) => strand === null).map(key));
  const open = rows.filter((row) => row.strand !== null && !whole.has(key(row)));
  const found = new Map<number, number[]>();
  for (const [no, { first, last }] of periods.entries()) {
    const places = open
      .filter(({ quarter }) => quarter >= first && quarter <= last)
      .map(({ quarter, force }) => PLACES[placeOf(FORCE_LEAF.get(force) ?? UNKNOWN_FORCE, quarter)]!);
    const areas = new Set(places.flatMap((place) => place.slice(0, 3)).filter((place) => place >= 0));
    if (areas.size > 0)
      found.set(
        no,
        [...areas].map((place) => AREAS[place]!).sort((a, b) => a - b),
      );
  }
  return found;
}

/** Leaves of police areas' unknown authority: a case is counted in its force's area as a whole. */
const FORCE_LEAF = new Map(
  leafAreas()
    .filter(({ code, force }) => code === `${force}-U`)
    .map(({ force, leaf }) => [force, leaf]),
);
