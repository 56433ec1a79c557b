import { SENTENCES_COUNTED } from '#libs/measures';
import { SENTENCE_KINDS } from '../person/codes';
import type { Person } from '../person/point';
import { A, WHO, WIDTH, X } from '../person/rows';
import { Points, Populations, type Calculator, type Counting } from './measure';
import { PeriodPersons } from './period-persons';
import type { Series } from './series';

const START = 0;
const ACTIVATION = 1;
/** Bits of kinds, then of settings. */
const CUSTODY = SENTENCES_COUNTED.length;
const COMMUNITY = CUSTODY + 1;

/**
 * M1 (R6): people who start, by kind and setting once each; starts and activations, each an event of its own. Only
 * sentences imposed count; the activation of a suspended sentence is a series of its own.
 */
export class Commencements implements Calculator {
  readonly series: readonly Series[];
  private readonly populations: Populations;
  private readonly points = new Points();
  private readonly persons: { series: Series; pairs: number[]; seen: PeriodPersons }[];
  private readonly events: { series: Series; kinds: number[]; settings: number[]; tag: number }[];

  constructor(private readonly counting: Counting) {
    this.populations = new Populations(counting, ['M1'], (code) =>
      code === 'persons' ? 'periods' : 'quarters',
    );
    this.series = this.populations.series;
    this.persons = this.populations.of('persons').map((series) => ({
      series,
      pairs: [...series.pairsOf('kind'), ...series.pairsOf('setting')],
      seen: new PeriodPersons(counting.plan),
    }));
    this.events = (['starts', 'activations'] as const).flatMap((code, tag) =>
      this.populations.of(code).map((series) => ({
        series,
        kinds: series.pairsOf('kind'),
        settings: series.pairsOf('setting'),
        tag,
      })),
    );
  }

  count(person: Person): void {
    this.points.forget();
    const { commencements } = person.facts.rows;
    const { data } = commencements;
    for (let at = commencements.from(person.no); at < commencements.until(person.no); at += WIDTH) {
      const x = data[at + X]!;
      const kind = KIND_BIT[x & 7]!;
      const origin = x >> 3;
      const quarter = this.counting.quarters.of(data[at + A]!);
      if (kind < 0 || origin > ACTIVATION || quarter < 0) continue;
      const point = this.points.next().event(data[at + A]!, data[at + WHO]!);
      point.quarter = quarter;
      point.cat = kind;
      point.tag = origin;
      if (!this.populations.admit(person, point)) this.points.drop();
    }
    if (this.points.length > 0) this.add(person);
  }

  private add({ traits: { sex, group } }: Person): void {
    for (let no = 0; no < this.points.length; no += 1) {
      const point = this.points.at(no);
      const setting = point.cat === IMMEDIATE ? 0 : 1;
      for (const { series, kinds, settings, tag } of this.events) {
        if (tag !== point.tag || (point.bits & series.mask) === 0) continue;
        const bucket = point.quarter - this.counting.plan.from;
        series.whole(bucket, point, sex, group, 1, 0);
        series.unit(kinds[point.cat]!, bucket, point, 1, 0);
        series.unit(settings[setting]!, bucket, point, 1, 0);
      }
      if (point.tag !== START) continue;
      const bits = (1 << point.cat) | (1 << (setting === 0 ? CUSTODY : COMMUNITY));
      for (const { series, seen } of this.persons) {
        if ((point.bits & series.mask) !== 0) seen.hear(point, bits);
      }
    }
    const { periods } = this.counting.plan;
    for (const { series, pairs, seen } of this.persons) {
      if (seen.empty) continue;
      for (let no = 0; no < periods.length; no += 1) {
        const period = periods[no]!;
        const first = seen.firstOf(period.first, period.last);
        if (!first) continue;
        series.whole(no, first, sex, group, 1, 0);
        const bits = seen.categories(period.first, period.last);
        for (let bit = 0; bit < pairs.length; bit += 1) {
          if ((bits >> bit) & 1) series.unit(pairs[bit]!, no, first, 1, 0);
        }
      }
      seen.forget();
    }
  }
}

/** Place among the kinds that count, by the stream's kind. */
const KIND_BIT = Array.from({ length: 8 }, (_, kind) =>
  (SENTENCES_COUNTED as readonly string[]).indexOf(SENTENCE_KINDS[kind] ?? ''),
);
const IMMEDIATE = SENTENCES_COUNTED.indexOf('IMMEDIATE_CUSTODY');
