import { isoDay, type Day } from '../calendar';
import type { Person } from '../people/person';
import type { Random } from '../random';
import { freeDay, PROBATION, type Life } from './life';

/** The Framework's eight needs with the share of assessed people who have each (community; custody is higher). */
const NEEDS = {
  ACCOMMODATION: 0.39,
  ETE: 0.5,
  RELATIONSHIPS: 0.58,
  LIFESTYLE_AND_ASSOCIATES: 0.71,
  DRUG_MISUSE: 0.45,
  ALCOHOL_MISUSE: 0.22,
  THINKING_AND_BEHAVIOUR: 0.62,
  ATTITUDES: 0.55,
} as const;

/** Assessments during one sentence: most people get a full one, many again after most of a year. */
export function assess(life: Life, start: Day, end: Day, custody: boolean): void {
  const { recorder, person, disclosure } = life;
  const { random } = recorder;
  if (!random.chance(0.82)) return;
  for (let on = start + random.whole(5, 45); on < end; on += random.whole(240, 460)) {
    on = freeDay(life, 'PARENT', on);
    const full = random.chance(0.85);
    recorder.record(PROBATION, 'assessment.completed', person, on, {
      assessmentRef: recorder.reference('asm'),
      completedOn: isoDay(on),
      layer: full ? 3 : 1,
      assessmentVersion: 1,
      thresholdSet: 'OASYS-2020',
      needs: scored(random, custody),
      parentalResponsibility: parental(random, person, disclosure.parent),
    });
  }
}

function scored(random: Random, custody: boolean): Record<string, string> {
  const needs: Record<string, string> = {};
  for (const [need, share] of Object.entries(NEEDS)) {
    if (random.chance(0.02)) continue;
    if (random.chance(0.03)) needs[need] = 'NOT_SCORED';
    else needs[need] = random.chance(custody ? Math.min(0.95, share + 0.18) : share) ? 'NEED' : 'NO_NEED';
  }
  return needs;
}

function parental(random: Random, person: Person, disclosed: string): string {
  if (person.parent && random.chance(0.06)) return 'YES';
  return random.chance(0.9) ? disclosed : 'NOT_STATED';
}
