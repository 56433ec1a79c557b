import { caseloadOf } from './caseload';
import { NONE, type Cells } from '../cells';
import { addDays, ageOn, type IsoDate, order } from '../dates';
import { text, type KnownRecord } from '../known';
import type { Period } from '../periods';
import type { PersonFile, Population } from '../populations';

const NEEDS = [
  'ACCOMMODATION',
  'ETE',
  'RELATIONSHIPS',
  'LIFESTYLE_AND_ASSOCIATES',
  'DRUG_MISUSE',
  'ALCOHOL_MISUSE',
  'THINKING_AND_BEHAVIOUR',
  'ATTITUDES',
];
const STATES = ['NEED', 'NO_NEED', 'NOT_SCORED'];
const VALID_DAYS = 385;

/** M5: needs of the people on the caseload on the period's last day, by their one latest full assessment. */
export function countNeeds(
  cells: Cells,
  file: PersonFile,
  indicator: string,
  population: Population,
  periods: readonly Period[],
): void {
  const spells = caseloadOf(file);
  if (spells.length === 0) return;
  for (const period of periods) {
    const on = addDays(period.quarters.at(-1)?.end ?? '', -1);
    // The index date of a stock is its day, so all sentences in force tie and the lowest area code decides (rule R8).
    const serving = spells
      .filter((spell) => spell.start <= on && on < spell.end)
      .sort((a, b) => order(a.place.finest, b.place.finest));
    const first = serving[0];
    const birth = birthOf(file);
    if (!first || birth === undefined) continue;
    if (!file.isIn(population, { on, age: ageOn(birth, on) })) continue;
    const setting = serving.some((spell) => spell.custody) ? 'custody' : 'community';
    const states = statesOn(file, on);
    const key = { indicator, measure: 'M5', period: period.name };
    const any = states?.includes(0) ? 1 : 0;
    if (states) cells.add({ ...key, series: 'of_assessed' }, first.place, NONE, any, 1);
    cells.add({ ...key, series: 'of_caseload' }, first.place, NONE, any, 1);
    for (const [at, need] of NEEDS.entries()) {
      const state = states?.[at] ?? 2;
      for (const cut of [
        { breakdown: 'need', category: need },
        { breakdown: 'need|setting', category: `${need}|${setting}` },
      ]) {
        const has = state === 0 ? 1 : 0;
        cells.add({ ...key, series: 'of_assessed' }, first.place, cut, has, state === 2 ? 0 : 1);
        cells.add({ ...key, series: 'of_caseload' }, first.place, cut, has, 1);
      }
    }
  }
}

/** Of conflicting dates of birth at a quarter's end: probation's, then prison's, court's, police's. */
export function birthOf(file: PersonFile): IsoDate | undefined {
  for (const kind of ['probation', 'prison', 'court', 'police', '']) {
    const births = file.records
      .filter((record) => record.birth !== undefined && (kind === '' || record.kind === kind))
      .map((record) => record.birth ?? '')
      .sort();
    if (births[0]) return births[0];
  }
  return undefined;
}

/** Indexes into STATES for the eight needs; undefined without a valid assessment. */
function statesOn(file: PersonFile, on: IsoDate): number[] | undefined {
  const full = file
    .of('probation.assessment.completed')
    .filter((record) => record.facts.layer === 3 && text(record, 'completedOn') <= on)
    .map((record) => ({ on: text(record, 'completedOn'), states: statesOf(record) }))
    .sort((a, b) => order(b.on, a.on) || compareStates(a.states, b.states));
  const latest = full[0];
  return latest && latest.on >= addDays(on, -VALID_DAYS) ? latest.states : undefined;
}

function statesOf(record: KnownRecord): number[] {
  const needs = (record.facts.needs ?? {}) as Record<string, string>;
  return NEEDS.map((need) => STATES.indexOf(needs[need] ?? 'NOT_SCORED'));
}

function compareStates(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((state, need) => state !== b[need]);
  return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}
