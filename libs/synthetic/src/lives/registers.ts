import { isoDay, type Day } from '../calendar';
import { PROBATION, type Life } from './life';

/** Perpetrators go on the domestic-abuse register up to two months after the start and leave it at termination. */
export function register(life: Life, start: Day, end: Day): void {
  const { recorder, person } = life;
  const { random } = recorder;
  if (!person.daPerpetrator || random.chance(0.08) || life.registeredUntil > start) return;
  const delay = random.weighted([
    [0, 55],
    [random.whole(1, 30), 33],
    [random.whole(31, 60), 12],
  ] as const);
  const added = start + delay;
  if (added >= end) return;
  life.registeredUntil = end;
  send(life, 'DA_PERPETRATOR', added, end);
  if (random.chance(0.15)) send(life, 'DA_HISTORY', added, undefined);
  if (random.chance(0.04)) send(life, 'IOM', added, end);
}

function send(life: Life, name: string, added: Day, removed: Day | undefined): void {
  const { recorder, person } = life;
  const { from } = recorder.world;
  const registrationRef = recorder.reference('reg');
  const change = (state: string, on: Day, opening: boolean) =>
    recorder.record(
      PROBATION,
      'registration.changed',
      person,
      on,
      { registrationRef, register: name, state, effectiveOn: isoDay(on) },
      { opening },
    );
  change('ADDED', added, added < from && (removed ?? Number.POSITIVE_INFINITY) >= from);
  if (removed !== undefined) change('REMOVED', removed, false);
}
