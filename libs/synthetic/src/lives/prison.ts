import { isoDay, type Day } from '../calendar';
import type { Force } from '../places/areas';
import { ask } from './characteristics';
import { homeArea } from './home-area';
import { homeForce, PRISONS, suitableServices, type Life } from './life';
import { refer } from './services';

/** Women are held in England; men mostly near home. */
const MEN: Record<Force, readonly string[]> = {
  W15000001: ['BWI', 'BWI', 'BWI'],
  W15000002: ['CFI', 'UKI', 'UPI', 'PRI'],
  W15000003: ['CFI', 'SWI', 'PRI'],
  W15000004: ['SWI', 'PRI', 'BWI'],
};

export function prisonFor(life: Life, on: Day): string {
  const force = homeForce(life.person, on);
  if (life.person.sex === 'F') return force === 'W15000001' ? 'STI' : 'EWI';
  return life.recorder.random.pick(MEN[force]);
}

export function receive(life: Life, on: Day, reason: string, prison: string): void {
  const { recorder, person } = life;
  recorder.record(PRISONS, 'reception.recorded', person, on, {
    receptionRef: recorder.reference('rcp'),
    receivedOn: isoDay(on),
    prison,
    reason,
    homeArea: homeArea(recorder.random, person, on, 'prison', true),
  });
  if (reason !== 'SENTENCED' && reason !== 'REMAND') return;
  ask(life, PRISONS, on, 0.18);
  if (!recorder.random.chance(0.1)) return;
  refer(life, PRISONS, 'PRISON', recorder.random.pick(suitableServices(person, on)), on + 10);
}

export interface ReleaseChoice {
  afterRecall?: boolean;
  /** Sent although before the world's first day, beside an opening-stock sentence. */
  opening?: boolean;
}

export function release(
  life: Life,
  on: Day,
  kind: string,
  legalStatus: 'SENTENCED' | 'REMAND',
  prison: string,
  choice: ReleaseChoice = {},
): void {
  const { recorder, person } = life;
  recorder.record(
    PRISONS,
    'release.recorded',
    person,
    on,
    {
      releaseRef: recorder.reference('rel'),
      releasedOn: isoDay(on),
      prison,
      kind,
      legalStatus,
      afterRecall: choice.afterRecall ?? false,
      homeArea: homeArea(recorder.random, person, on, 'prison', true),
    },
    { opening: choice.opening ?? false },
  );
}

/** A person moved between two prisons leaves one and arrives in the other; neither is a start or a release. */
export function transfer(life: Life, on: Day, from: string): string {
  const to = life.person.sex === 'F' ? 'STI' : life.recorder.random.pick(['PRI', 'BWI', 'UKI', 'UPI']);
  release(life, on, 'TRANSFER', 'SENTENCED', from);
  receive(life, on, 'TRANSFER', to);
  return to;
}

/** The legal status of somebody in prison changed: a remanded person who is sentenced does not arrive again. */
export function changeStatus(life: Life, on: Day, from: string, to: string): void {
  life.recorder.record(PRISONS, 'sentence-status.changed', life.person, on, {
    changedOn: isoDay(on),
    from,
    to,
  });
}
