import type { Day } from '../calendar';
import { assess } from './assessment';
import { ask } from './characteristics';
import { record } from './episodes';
import { PROBATION, type Life } from './life';
import { changeStatus, prisonFor, receive, release, transfer } from './prison';
import { register } from './registers';
import { supportFamily } from './services';

export interface Remand {
  from: Day;
  prison: string;
}

export interface CustodySentence {
  sentencedOn: Day;
  months: number;
  remand: Remand | undefined;
  origin: 'NEW' | 'SSO_ACTIVATION';
}

/** A custodial sentence: half inside, the rest on licence with recalls, then post-sentence supervision. */
export function serveCustody(life: Life, sentence: CustodySentence): Day {
  const { recorder, person } = life;
  const { random, world } = recorder;
  const { sentencedOn: start, remand } = sentence;
  const expiry = start + Math.round(sentence.months * 30.4);
  let prison = remand?.prison ?? prisonFor(life, start);
  if (remand) changeStatus(life, start, 'REMAND', 'SENTENCED');
  else receive(life, start, 'SENTENCED', prison);
  const servedOnRemand = remand ? start - remand.from : 0;
  const half = start + Math.max(1, Math.round((expiry - start) / 2) - servedOnRemand);
  const home = half - start > 70 && random.chance(0.1);
  const out = home ? half - 30 : half;
  if (out - start > 25 && random.chance(0.2)) prison = transfer(life, start + 20, prison);

  const dead = person.diesOn;
  if (dead !== undefined && dead > start && dead <= expiry) {
    const ending = { on: dead, reason: 'ADMINISTRATIVE', adminReason: 'DEATH' };
    record(life, { kind: 'IMMEDIATE_CUSTODY', origin: sentence.origin, start, expectedEnd: expiry, ending });
    if (dead < out) release(life, dead, 'DEATH', 'SENTENCED', prison);
    return expiry;
  }
  const unconditional = sentence.months <= 1 && random.chance(0.3);
  const ends = unconditional ? out : expiry;
  const custodyEnds = { on: ends, reason: 'RAN_FULL_COURSE' };
  record(life, {
    kind: 'IMMEDIATE_CUSTODY',
    origin: sentence.origin,
    start,
    expectedEnd: expiry,
    ending: custodyEnds,
  });
  register(life, start, ends);
  ask(life, PROBATION, start, 0.3);
  assess(life, start, ends, true);
  supportFamily(life, start);
  const releaseKind = unconditional ? 'UNCONDITIONAL' : home ? 'HDC' : 'LICENCE';
  // The opening stock's release is needed to tell custody from licence.
  release(life, out, releaseKind, 'SENTENCED', prison, { opening: out < world.from && ends >= world.from });
  if (unconditional) return out;
  const free = onLicence(life, out, expiry, prison, 0);
  if (sentence.months < 24) postSentence(life, expiry, out + 365);
  return free;
}

/** One licence episode; a recall ends it, a new release starts another. */
function onLicence(life: Life, start: Day, expiry: Day, prison: string, recalls: number): Day {
  const { random } = life.recorder;
  const episode = { kind: 'LICENCE', origin: 'NEW', start, expectedEnd: expiry } as const;
  if (expiry - start < 3) return start;
  const recalled = recalls < 2 && expiry - start > 20 && random.chance(0.24);
  if (!recalled) {
    record(life, { ...episode, ending: { on: expiry, reason: 'RAN_FULL_COURSE' } });
    return start;
  }
  const back = random.whole(start + 5, expiry - 8);
  record(life, { ...episode, ending: { on: back, reason: 'RECALLED' } });
  receive(life, back, 'RECALL', prison);
  changeStatus(life, back, 'SENTENCED', 'RECALLED');
  const again = Math.min(expiry, back + random.pick([14, 28, 28, 90]));
  const { from } = life.recorder.world;
  const opening = again < from && expiry >= from;
  if (again >= expiry) {
    release(life, expiry, 'UNCONDITIONAL', 'SENTENCED', prison, { afterRecall: true, opening });
    return expiry;
  }
  release(life, again, 'LICENCE', 'SENTENCED', prison, { afterRecall: true, opening });
  return onLicence(life, again, expiry, prison, recalls + 1);
}

function postSentence(life: Life, start: Day, end: Day): void {
  const { recorder, person } = life;
  if (end - start < 10 || (person.diesOn !== undefined && person.diesOn < end)) return;
  const reason = recorder.random.weighted([
    ['RAN_FULL_COURSE', 78],
    ['FAILURE_TO_COMPLY', 12],
    ['NEW_CONVICTION', 6],
    ['OTHER', 4],
  ] as const);
  const on = reason === 'RAN_FULL_COURSE' ? end : recorder.random.whole(start + 5, end);
  record(life, { kind: 'PSS', origin: 'NEW', start, expectedEnd: end, ending: { on, reason } });
}
