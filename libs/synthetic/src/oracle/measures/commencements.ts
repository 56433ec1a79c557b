import { locate, type HomeArea, type Location } from '../areas';
import { NONE, type Breakdown, type Cells } from '../cells';
import { ageOn, order } from '../dates';
import { text, type KnownRecord } from '../known';
import { within, spanOf, type Period } from '../periods';
import { ageBand, type PersonFile, type Population } from '../populations';

const COUNTED = new Set(['IMMEDIATE_CUSTODY', 'COMMUNITY_ORDER', 'SSO_REQ']);
const NEW = new Set(['NEW', 'RESENTENCE']);

export interface Start {
  on: string;
  kind: string;
  activation: boolean;
  place: Location;
  age: number;
}

/** M1: people starting a sentence, sentences starting, and suspended sentences activated (rules R6 to R8). */
export function countCommencements(
  cells: Cells,
  file: PersonFile,
  indicator: string,
  population: Population,
  periods: readonly Period[],
): void {
  const starts = startsOf(file, population);
  for (const period of periods) {
    const span = spanOf(period);
    const inPeriod = starts.filter((start) => within(start.on, span));
    const key = { indicator, measure: 'M1', period: period.name };
    const fresh = inPeriod.filter((start) => !start.activation);
    countPersons(cells, { ...key, series: 'persons' }, fresh, file, population);
    for (const start of inPeriod) {
      const series = start.activation ? 'activations' : 'starts';
      for (const cut of cuts(start, file, population, [start.kind])) {
        cells.add({ ...key, series }, start.place, cut, 1);
      }
    }
  }
}

function countPersons(
  cells: Cells,
  key: { indicator: string; measure: string; period: string; series: string },
  starts: readonly Start[],
  file: PersonFile,
  population: Population,
): void {
  // The first event that is left after those outside Wales or the population fixes the area and the age band.
  const first = [...starts].sort((a, b) => order(a.on, b.on) || order(a.place.finest, b.place.finest))[0];
  if (!first) return;
  const kinds = [...new Set(starts.map((start) => start.kind))];
  for (const cut of cuts(first, file, population, kinds)) cells.add(key, first.place, cut, 1);
}

/** The index events of one person for one population. */
export function startsOf(file: PersonFile, population: Population): Start[] {
  return file.of('probation.sentence.commenced').flatMap((record) => {
    const start = toStart(record);
    if (!start) return [];
    const member = file.isIn(population, { on: start.on, age: start.age, graceDays: 30 });
    return member ? [start] : [];
  });
}

function toStart(record: KnownRecord): Start | undefined {
  const origin = text(record, 'origin');
  const kind = text(record, 'kind');
  const activation = origin === 'SSO_ACTIVATION';
  const place = locate(record.facts.homeArea as HomeArea | undefined);
  if (!COUNTED.has(kind) || (!NEW.has(origin) && !activation) || !place || !record.birth) return undefined;
  const on = text(record, 'startedOn');
  return { on, kind, activation, place, age: ageOn(record.birth, on) };
}

function cuts(start: Start, file: PersonFile, population: Population, kinds: string[]): Breakdown[] {
  return [
    NONE,
    ...kinds.map((category) => ({ breakdown: 'kind', category })),
    ...[...new Set(kinds.map(settingOf))].map((category) => ({ breakdown: 'setting', category })),
    { breakdown: 'ageband', category: ageBand(start.age) },
    ...(population === 'women' ? [] : [{ breakdown: 'sex', category: file.sex ?? 'NOT_STATED' }]),
    ...(population === 'bame' ? [{ breakdown: 'ethnicity', category: file.ethnicity ?? 'NOT_STATED' }] : []),
  ];
}

const settingOf = (kind: string): string => (kind === 'IMMEDIATE_CUSTODY' ? 'custody' : 'community');
