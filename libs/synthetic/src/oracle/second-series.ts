import type { PlainEvent } from '../options';
import { NONE, Cells } from './cells';
import { knownRecords } from './known';
import { Closures } from './maturity';
import { countCommencements } from './measures/commencements';
import { countCompletions } from './measures/completions';
import { countInterventions } from './measures/interventions';
import { countNeeds } from './measures/needs';
import { countReoffending } from './measures/reoffending';
import { periodsOf, type Period } from './periods';
import { PersonFile, type Population } from './populations';
import type { CountRow } from './rows';

/** Second series: an indicator's own series of other people, under another code. */
const SECOND: readonly (readonly [indicator: string, code: string, of: string, population: Population])[] = [
  ['B1', 'persons_flagged', 'persons', 'flagged'],
  ['B1', 'persons_registered', 'persons', 'registered'],
  ['D4', 'rate_statutory', 'rate', 'statutory'],
  ['D4', 'rate_18_25', 'rate', 'youngCare'],
  ['D7', 'of_assessed_statutory', 'of_assessed', 'statutory'],
  ['D7', 'of_caseload_statutory', 'of_caseload', 'statutory'],
  ['F1', 'persons_white_minorities', 'persons', 'wide'],
  ['F2', 'rate_white_minorities', 'rate', 'wide'],
  ['F3', 'rate_white_minorities', 'rate', 'wide'],
  ['F4', 'frequency_white_minorities', 'frequency', 'wide'],
  ['F5', 'of_assessed_white_minorities', 'of_assessed', 'wide'],
  ['F5', 'of_caseload_white_minorities', 'of_caseload', 'wide'],
  ['F6', 'number_white_minorities', 'number', 'wide'],
  ['F6', 'reach_white_minorities', 'reach', 'wide'],
  ['F6', 'reach_others', 'reach', 'white'],
  ['C1', 'persons_stated', 'persons', 'serviceStated'],
  ['E1', 'persons_stated', 'persons', 'parentStated'],
  ['F1', 'persons_stated', 'persons', 'ethnicityStated'],
  ...(['C1', 'E1', 'F1'] as const).map((id) => [id, 'persons_all', 'persons', 'adult'] as const),
];

/** The one breakdown in which second series are given, by the number of the indicator where it is not the whole. */
const WHOLE: Record<string, string> = { F2: 'kind', D7: 'need', F5: 'need' };

/** Second series counted from events whose persons are known, as plainly as the 38 (`TrueCounts`). */
export function countSecondSeries(
  events: Iterable<PlainEvent>,
  personOf: (event: PlainEvent) => string | undefined,
  { asAt, from, to }: { asAt: string; from: string; to: string },
): CountRow[] {
  const periods = periodsOf(from, to);
  const closures = new Closures(asAt);
  const byPerson = new Map<string, PlainEvent[]>();
  for (const event of events) {
    closures.add(event);
    const person = personOf(event);
    if (person !== undefined) byPerson.set(person, [...(byPerson.get(person) ?? []), event]);
  }
  const counted = SECOND.map((series) => ({ series, cells: new Cells() }));
  for (const own of byPerson.values()) {
    const file = new PersonFile([...knownRecords(own, asAt).values()]);
    for (const { series, cells } of counted) count(cells, file, series, periods);
  }
  return counted.flatMap(({ series: [indicator, code, of], cells }) => {
    const isCohort = ['D4', 'F3', 'F4'].includes(indicator);
    const unripe = isCohort
      ? periods.filter(({ quarters }) => !quarters.every((quarter) => closures.isMature(quarter)))
      : [];
    const hidden = new Set(unripe.map(({ name }) => name));
    const rows = cells
      .rows(() => !['persons', 'number'].includes(of))
      .filter(
        ({ series, breakdown, period }) =>
          series === of && breakdown === (WHOLE[indicator] ?? 'none') && !hidden.has(period),
      )
      .map((row) => ({ ...row, series: code }));
    return [...rows, ...unripe.map(({ name }) => unripeRow(indicator, code, name))];
  });
}

function count(
  cells: Cells,
  file: PersonFile,
  [indicator, , of, population]: (typeof SECOND)[number],
  periods: readonly Period[],
): void {
  const number = indicator.charAt(1);
  if (number === '1') countCommencements(cells, file, indicator, population, periods);
  else if (number === '2') countCompletions(cells, file, indicator, population, periods);
  else if (indicator === 'D7' || number === '5') countNeeds(cells, file, indicator, population, periods);
  else if (number === '6')
    countInterventions(cells, file, { indicator, population, base: 'caseload' }, periods);
  else {
    const measure = of === 'frequency' ? 'M4' : 'M3';
    countReoffending(cells, file, { indicator, measure, series: of, population }, periods);
  }
}

function unripeRow(indicator: string, series: string, period: string): CountRow {
  const none = { numerator: null, denominator: null, value: null, symbol: 'u' as const };
  return { indicator, measure: 'M3', series, period, areaCode: 'W92000004', ...NONE, ...none };
}
