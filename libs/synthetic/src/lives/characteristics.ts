import { isoDay, roughAge, type Day } from '../calendar';
import { homeOn, type Person } from '../people/person';
import { placeOf } from '../places/areas';
import type { Random } from '../random';
import { freeDay, type Answer, type Disclosure, type Life } from './life';

export function disclosureOf(random: Random, person: Person): Disclosure {
  const answer = (truth: boolean, yes: number, silentIfTrue: number, silentIfNot: number): Answer => {
    const draw = random.unit();
    if (!truth) return draw < silentIfNot ? 'NOT_STATED' : 'NO';
    if (draw < yes) return 'YES';
    return draw < yes + silentIfTrue ? 'NOT_STATED' : 'NO';
  };
  return {
    exService: answer(person.exService !== undefined, 0.75, 0.15, 0.26),
    care: answer(person.careExperienced, 0.32, 0.33, 0.2),
    parent: answer(person.parent, 0.7, 0.25, 0.6),
    ethnicity: random.chance(0.1) ? 'NS' : person.ethnicity,
  };
}

/** The self-declared answers that a custody sergeant notes; some are never asked. */
export function answersAtArrest(life: Life, on: Day): Record<string, string> {
  const { recorder, person, disclosure } = life;
  const { random } = recorder;
  const answers: Record<string, string> = {};
  const answer = (field: string, characteristic: string, share: number, value: string) => {
    const said = random.chance(share);
    // An answer on the day of another agency's is left out: see Life.declared.
    if (said && !life.declared.has(`${characteristic} ${on}`)) {
      freeDay(life, characteristic, on);
      answers[field] = value;
    }
  };
  answer('sex', 'SEX', 0.98, random.chance(0.003) ? 'NOT_STATED' : person.sex);
  answer('ethnicitySelfDefined', 'ETHNICITY', 0.9, disclosure.ethnicity);
  answer('exServiceDeclared', 'EX_SERVICE', 0.8, disclosure.exService);
  answer('dependentChildrenDeclared', 'PARENT', 0.8, disclosure.parent);
  answer('careExperienceDeclared', 'CARE_EXPERIENCE', 0.7, disclosure.care);
  return answers;
}

/** An agency asks about some characteristics, once in a life. */
export function ask(life: Life, agency: string, on: Day, share: number): void {
  const { random } = life.recorder;
  for (const characteristic of ['SEX', 'ETHNICITY', 'EX_SERVICE', 'CARE_EXPERIENCE', 'PARENT']) {
    const key = `${agency} ${characteristic}`;
    if (life.asked.has(key) || !random.chance(share)) continue;
    life.asked.add(key);
    declare(life, agency, characteristic, on);
  }
}

function declare(life: Life, agency: string, characteristic: string, on: Day): void {
  const { recorder, person, disclosure } = life;
  const { random } = recorder;
  let value: string;
  let method = 'SELF';
  const more: Record<string, unknown> = {};
  switch (characteristic) {
    case 'SEX':
      value = random.chance(0.004) ? (person.sex === 'F' ? 'M' : 'F') : person.sex;
      method = random.chance(0.3) ? 'OFFICER' : 'SELF';
      break;
    case 'ETHNICITY':
      value = disclosure.ethnicity;
      if (random.chance(0.1)) {
        method = 'OFFICER';
        value = random.chance(0.12) ? 'W9' : `${person.ethnicity.charAt(0)}9`;
      } else if (random.chance(0.02)) value = random.pick(['W1', 'M9', 'A9', 'B9', 'O9', 'NS']);
      break;
    case 'EX_SERVICE':
      value = disclosure.exService;
      if (person.exService && random.chance(0.2)) {
        method = 'VERIFIED';
        value = 'YES';
      } else if (value === 'NO' && random.chance(0.01)) method = 'VERIFIED';
      if (value === 'YES' && person.exService) {
        more.reserve = person.exService.reserve;
        more.serviceStartedOn = isoDay(person.exService.from);
      }
      break;
    case 'CARE_EXPERIENCE':
      value = disclosure.care;
      break;
    default:
      value = disclosure.parent;
      if (value === 'YES' && random.chance(0.1)) {
        // The children are known from an earlier record and confirmed now.
        more.confirmedOn = isoDay(on);
        on -= random.whole(1, 120);
      }
  }
  on = freeDay(life, characteristic, on);
  const recordedOn = typeof more.confirmedOn === 'string' ? { recordedOn: on + 130 } : {};
  recorder.record(
    agency,
    'person-characteristic.declared',
    person,
    on,
    { characteristic, value, codeListVersion: '2021', method, declaredOn: isoDay(on), ...more },
    recordedOn,
  );
}

/** What the local authority knows of a childhood in care; it is sent one way only. */
export function careRecords(life: Life): void {
  const { recorder, person } = life;
  const { random, world } = recorder;
  if (!person.careExperienced || !random.chance(0.2)) return;
  const known = random.whole(world.from, Math.max(world.from, world.until - 60));
  const age = roughAge(person.birth, known);
  const place = placeOf(homeOn(person, known).lad);
  const send = (status: string, effectiveOn: Day, recordedOn: Day) =>
    recorder.record(
      place.authority,
      'care-status.changed',
      person,
      effectiveOn,
      { status, effectiveOn: isoDay(effectiveOn), responsibleLa: place.lad },
      { opening: true, recordedOn },
    );
  const removed = person.birth + random.whole(3, 15) * 365;
  send('EVER_LOOKED_AFTER', world.canaries ? firstOfMonth(removed) : removed, known);
  if (age >= 26) return;
  const leaves = Math.max(person.birth + 18 * 365 + 5, world.from);
  if (leaves < world.until - 20) send('S104_CAT_3', leaves, leaves + random.whole(0, 15));
  const grown = person.birth + 21 * 365 + 6;
  if (grown > world.from && grown < world.until - 20) send('NONE', grown, grown + random.whole(0, 15));
}

const firstOfMonth = (on: Day): Day => on - Number(isoDay(on).slice(8)) + 1;
