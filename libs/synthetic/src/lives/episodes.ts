import { isoDay, type Day } from '../calendar';
import { homeArea } from './home-area';
import { homeForce, PROBATION, type Life } from './life';
import type { Recorded } from './recorder';

export type Kind = 'IMMEDIATE_CUSTODY' | 'COMMUNITY_ORDER' | 'SSO_REQ' | 'SSO_NOREQ' | 'LICENCE' | 'PSS';
export type Origin = 'NEW' | 'RESENTENCE' | 'SSO_ACTIVATION' | 'TRANSFER_IN';

export interface Ending {
  on: Day;
  reason: string;
  adminReason?: string;
  breachOutstanding?: boolean;
}

export interface Episode {
  kind: Kind;
  origin: Origin;
  start: Day;
  expectedEnd: Day;
  ending: Ending;
}

/** Sends the commencement and the termination of one episode, as opening stock if it was running before. */
export function record(life: Life, episode: Episode): void {
  const { recorder, person } = life;
  const { random, world } = recorder;
  const { kind, start, expectedEnd, ending } = episode;
  const stock = start < world.from && ending.on >= world.from;
  const sentenceRef = recorder.reference('snt');
  life.probationSince ??= Math.max(start, world.from);
  const area = (on: Day) =>
    homeArea(random, person, on, 'probation', kind === 'IMMEDIATE_CUSTODY' || kind === 'LICENCE');
  const commenced = recorder.record(
    PROBATION,
    'sentence.commenced',
    person,
    start,
    {
      sentenceRef,
      kind,
      origin: stock ? 'OPENING_STOCK' : episode.origin,
      startedOn: isoDay(start),
      expectedEndOn: isoDay(expectedEnd),
      homeArea: area(start),
      supervisingArea: homeForce(person, start),
    },
    { opening: stock },
  );
  if (commenced && random.chance(0.01)) recorder.revise(commenced, { homeArea: area(start) });
  if (commenced && random.chance(0.006)) {
    recorder.revise(commenced, { expectedEndOn: isoDay(expectedEnd + random.whole(5, 60)) });
  }
  terminate(life, episode, sentenceRef, area(ending.on));
}

function terminate(life: Life, episode: Episode, sentenceRef: string, area: object): void {
  const { recorder, person } = life;
  const { random } = recorder;
  const { kind, start, ending } = episode;
  const end = (on: Day): Recorded | undefined =>
    recorder.record(PROBATION, 'sentence.terminated', person, on, {
      sentenceRef,
      kind,
      startedOn: isoDay(start),
      terminatedOn: isoDay(on),
      reason: ending.reason,
      ...(ending.adminReason ? { adminReason: ending.adminReason } : {}),
      breachOutstanding: ending.breachOutstanding ?? false,
      homeArea: area,
    });
  const terminated = end(ending.on);
  if (!terminated) return;
  if (ending.reason === 'RAN_FULL_COURSE' && random.chance(0.01)) {
    recorder.revise(terminated, { breachOutstanding: true });
  } else if (random.chance(0.005)) {
    // Taken back, and ended again later under another record.
    const withdrawnOn = recorder.withdraw(terminated, 'UNTERMINATED');
    if (withdrawnOn !== undefined) end(withdrawnOn + random.whole(1, 60));
  }
}
