import type { Day } from '../calendar';
import { assess } from './assessment';
import { ask } from './characteristics';
import { serveCustody } from './custody';
import { record, type Ending, type Origin } from './episodes';
import { PROBATION, suitableServices, type Life } from './life';
import { register } from './registers';
import { refer, supportFamily } from './services';

const ENDINGS = [
  ['RAN_FULL_COURSE', 66],
  ['EARLY_GOOD_PROGRESS', 8],
  ['FAILURE_TO_COMPLY', 11],
  ['NEW_CONVICTION', 6],
  ['ADMINISTRATIVE', 3],
  ['OTHER', 6],
] as const;

const ADMINISTRATIVE = ['QUASHED', 'VARIED', 'TRANSFER_OUT', 'ERROR'];

/** A community order or suspended sentence order with all that follows; failures may be sentenced again. */
export function superviseOrder(
  life: Life,
  kind: 'COMMUNITY_ORDER' | 'SSO_REQ' | 'SSO_NOREQ',
  start: Day,
  origin: Origin,
  depth: number,
): void {
  const { recorder, person } = life;
  const { random } = recorder;
  const days = Math.round(random.pick([6, 9, 12, 12, 12, 18, 24]) * 30.4);
  const expectedEnd = start + days;
  const ending = orderEnding(life, start, expectedEnd);
  record(life, { kind, origin, start, expectedEnd, ending });
  register(life, start, ending.on);
  ask(life, PROBATION, start, 0.33);
  if (kind !== 'SSO_NOREQ') assess(life, start, ending.on, false);
  if (random.chance(0.26)) {
    refer(life, PROBATION, 'PROBATION', random.pick(suitableServices(person, start)), start + 20);
  }
  supportFamily(life, start);
  if (depth > 1 || ending.on >= recorder.world.until) return;
  if (ending.reason !== 'FAILURE_TO_COMPLY' && ending.reason !== 'NEW_CONVICTION') return;
  if (kind === 'SSO_REQ' && random.chance(0.5)) {
    serveCustody(life, { sentencedOn: ending.on, months: 4, remand: undefined, origin: 'SSO_ACTIVATION' });
  } else if (random.chance(0.35)) superviseOrder(life, 'COMMUNITY_ORDER', ending.on, 'RESENTENCE', depth + 1);
}

function orderEnding(life: Life, start: Day, expectedEnd: Day): Ending {
  const { recorder, person } = life;
  const { random } = recorder;
  const death = person.diesOn;
  if (death !== undefined && death > start && death < expectedEnd) {
    return { on: death, reason: 'ADMINISTRATIVE', adminReason: 'DEATH' };
  }
  const reason = random.weighted(ENDINGS);
  const part = (low: number, high: number) =>
    start + Math.round((expectedEnd - start) * (low + random.unit() * (high - low)));
  switch (reason) {
    case 'RAN_FULL_COURSE':
      return { on: expectedEnd, reason, breachOutstanding: random.chance(0.04) };
    case 'EARLY_GOOD_PROGRESS':
      return { on: part(0.6, 0.85), reason };
    case 'ADMINISTRATIVE':
      return { on: part(0.1, 0.9), reason, adminReason: random.pick(ADMINISTRATIVE) };
    default:
      return { on: part(0.2, 0.95), reason };
  }
}
