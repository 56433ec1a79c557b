import { INDEX_DISPOSALS, matureOn, type Quarter } from '#libs/measures';
import { addMonthsTo, type Day } from '../person/days';
import type { Person, Point } from '../person/point';
import { A, B, C, D, WHO, WIDTH, X, type PersonRows } from '../person/rows';
import type { Plan } from '../plan';
import { Points, Populations, type Calculator, type Counting } from './measure';
import type { Series } from './series';

/** Tags of index events: their order is the order of events on one day (R9). */
const RELEASE = 1;
const COURT = 2;
const CAUTION = 3;

/** Flags of convictions and disposals. */
const COUNTS = 2;
const HAS_OFFENCE = 16;
const PROVEN_CAUTION = 1 | COUNTS | 4;
const COURT_COUNTS = 8;

const place = (code: (typeof INDEX_DISPOSALS)[number]): number => INDEX_DISPOSALS.indexOf(code);

/** The last quarter whose cohort has been followed to the end at the plan's `asAt`; undefined if none has. */
export function lastMature({ from, to, asAt }: Plan): Quarter | undefined {
  for (let quarter = to; quarter >= from; quarter -= 1) if (matureOn(quarter) <= asAt) return quarter;
  return undefined;
}

/**
 * M3 and M4 (R9): each offender once per quarter, at the first index event that is left; on one day release goes
 * before court and court before caution. M4 counts reoffences over reoffenders. Quarters that are not mature are
 * not even computed.
 */
export class Cohorts implements Calculator {
  readonly series: readonly Series[];
  private readonly populations: Populations;
  private readonly kinds: readonly number[][];
  private readonly points = new Points();
  private readonly last: Quarter;
  /** The index event of each quarter. */
  private readonly indexes: (Point | undefined)[];

  constructor(private readonly counting: Counting) {
    this.populations = new Populations(counting, ['M3', 'M4'], () => 'quarters');
    this.series = this.populations.series;
    this.kinds = this.series.map((series) => series.pairsOf('kind'));
    this.last = lastMature(counting.plan) ?? -1;
    const { from, to } = counting.plan;
    this.indexes = Array.from({ length: to - from + 1 }, () => undefined);
  }

  count(person: Person): void {
    this.points.forget();
    const { releases, sentences, disposals } = person.facts.rows;
    this.read(person, releases, RELEASE, (x) => (x === 0 ? place('CUSTODY') : -1));
    this.read(person, sentences, COURT, (x) => {
      if ((x & COURT_COUNTS) === 0 || (x & 7) === 0) return -1;
      return (x & 7) <= 3 ? place('COURT_ORDER') : place('OTHER');
    });
    this.read(person, disposals, CAUTION, (x) =>
      (x & PROVEN_CAUTION) === PROVEN_CAUTION ? place('CAUTION') : -1,
    );
    if (this.points.length === 0) return;
    for (const [no, series] of this.series.entries()) this.add(person, series, this.kinds[no]!);
  }

  private read(person: Person, rows: PersonRows, tag: number, categoryOf: (x: number) => number): void {
    const { quarters } = this.counting;
    for (let at = rows.from(person.no); at < rows.until(person.no); at += WIDTH) {
      const category = categoryOf(rows.data[at + X]!);
      const quarter = quarters.of(rows.data[at + A]!);
      if (category < 0 || quarter < 0 || quarter > this.last) continue;
      const point = this.points.next().event(rows.data[at + A]!, rows.data[at + WHO]!);
      point.quarter = quarter;
      point.tag = tag;
      point.cat = category;
      point.num = -1;
      if (!this.populations.admit(person, point)) this.points.drop();
    }
  }

  private add(person: Person, series: Series, kinds: readonly number[]): void {
    const { from } = this.counting.plan;
    this.indexes.fill(undefined);
    let any = false;
    for (let no = 0; no < this.points.length; no += 1) {
      const point = this.points.at(no);
      if ((point.bits & series.mask) === 0) continue;
      const index = this.indexes[point.quarter - from];
      if (!index || isFirst(point, index)) this.indexes[point.quarter - from] = point;
      any = true;
    }
    if (!any) return;
    const { sex, group } = person.traits;
    const isRate = series.planned.measure === 'M3';
    for (let bucket = 0; bucket < this.indexes.length; bucket += 1) {
      const index = this.indexes[bucket];
      if (!index) continue;
      if (index.num < 0) index.num = reoffences(person, index);
      if (!isRate && index.num === 0) continue;
      const num = isRate ? Math.min(index.num, 1) : index.num;
      series.whole(bucket, index, sex, group, num, 1);
      series.unit(kinds[index.cat]!, bucket, index, num, 1);
    }
  }
}

function isFirst(a: Point, b: Point): boolean {
  const step = a.indexOn - b.indexOn || a.tag - b.tag || a.leaf - b.leaf || a.agency - b.agency;
  if (step !== 0) return step < 0;
  if (a.band !== b.band) return b.band === -1 || (a.band !== -1 && a.band < b.band);
  return a.cat < b.cat;
}

/**
 * Proven reoffences of an index event: distinct offences committed in [index, index + 12 months), proven after the
 * index date and before index + 18 months; one of the index day counts only after a release.
 */
function reoffences(person: Person, { indexOn, tag }: Point): number {
  const { convictions, disposals } = person.facts.rows;
  const from = tag === RELEASE ? indexOn : indexOn + 1;
  const until = addMonthsTo(indexOn, 12);
  const proof = addMonthsTo(indexOn, 18);
  const found: number[] = [];
  const look = (rows: PersonRows, flags: number): void => {
    const { data } = rows;
    for (let at = rows.from(person.no); at < rows.until(person.no); at += WIDTH) {
      const proven: Day = data[at + A]!;
      const committed: Day = data[at + B]!;
      if ((data[at + X]! & flags) !== flags || proven <= indexOn || proven >= proof) continue;
      if (committed >= from && committed < until && !isKnown(found, data[at + C]!, data[at + D]!)) {
        found.push(data[at + C]!, data[at + D]!);
      }
    }
  };
  look(convictions, COUNTS | HAS_OFFENCE);
  look(disposals, PROVEN_CAUTION | HAS_OFFENCE);
  return found.length / 2;
}

function isKnown(found: readonly number[], high: number, low: number): boolean {
  for (let at = 0; at < found.length; at += 2) if (found[at] === high && found[at + 1] === low) return true;
  return false;
}
