import { isoDay, type Day } from '../calendar';
import type { Force } from '../places/areas';
import { ask } from './characteristics';
import { serveCustody, type Remand } from './custody';
import { homeArea } from './home-area';
import { COURTS, type Life, type Offence } from './life';
import { prisonFor, receive, release } from './prison';
import { superviseOrder } from './supervision';

const SENTENCES = {
  M: [
    ['IMMEDIATE_CUSTODY', 17],
    ['COMMUNITY_ORDER', 25],
    ['SSO_REQ', 13],
    ['SSO_NOREQ', 3],
    ['FINE', 30],
    ['DISCHARGE', 9],
    ['OTHER', 3],
  ],
  F: [
    ['IMMEDIATE_CUSTODY', 10],
    ['COMMUNITY_ORDER', 23],
    ['SSO_REQ', 12],
    ['SSO_NOREQ', 4],
    ['FINE', 34],
    ['DISCHARGE', 14],
    ['OTHER', 3],
  ],
} as const;

/** From charge to sentence: remand for some, conviction, sentence and its execution. Returns the day of freedom. */
export function prosecute(life: Life, force: Force, offence: Offence, chargedOn: Day): Day {
  const { recorder, person } = life;
  const { random } = recorder;
  const convictedOn = chargedOn + random.whole(12, 170);
  const remand = random.chance(0.12) ? remandInto(life, chargedOn) : undefined;
  if (!random.chance(0.88)) {
    if (remand) release(life, convictedOn, 'UNCONDITIONAL', 'REMAND', remand.prison);
    return convictedOn;
  }
  const sentencedOn = random.chance(0.3) ? convictedOn + random.whole(14, 42) : convictedOn;
  const sentenceRef = recorder.reference('crt');
  const breachOffence = random.chance(0.04);
  const recordable = random.chance(0.95);
  convict(life, force, offence, convictedOn, { sentenceRef, breachOffence, recordable });
  const kind = remand && random.chance(0.45) ? 'IMMEDIATE_CUSTODY' : random.weighted(SENTENCES[person.sex]);
  const months = kind === 'IMMEDIATE_CUSTODY' ? custodyMonths(life) : 0;
  const imposed = recorder.record(COURTS, 'sentence.imposed', person, sentencedOn, {
    sentenceRef,
    sentencedOn: isoDay(sentencedOn),
    disposalKind: kind,
    recordable,
    breachOffence,
    ...(months > 0 ? { lengthBand: lengthBand(months) } : {}),
    courtArea: force,
    homeArea: homeArea(random, person, sentencedOn, 'court', remand !== undefined),
  });
  ask(life, COURTS, sentencedOn, 0.06);
  if (imposed && random.chance(0.002)) recorder.withdraw(imposed, 'QUASHED');
  if (kind === 'IMMEDIATE_CUSTODY') return serveCustody(life, { sentencedOn, months, remand, origin: 'NEW' });
  if (remand) release(life, sentencedOn, 'UNCONDITIONAL', 'REMAND', remand.prison);
  if (kind === 'COMMUNITY_ORDER' || kind === 'SSO_REQ' || kind === 'SSO_NOREQ') {
    superviseOrder(life, kind, sentencedOn, random.chance(0.015) ? 'TRANSFER_IN' : 'NEW', 0);
  }
  return sentencedOn;
}

interface Case {
  sentenceRef: string;
  breachOffence: boolean;
  recordable: boolean;
}

function convict(life: Life, force: Force, main: Offence, convictedOn: Day, about: Case): void {
  const { recorder, person } = life;
  const { random } = recorder;
  const offences = [main];
  while (random.chance(0.22)) offences.push({ ...main, reference: recorder.reference('off') });
  for (const offence of offences) {
    const convicted = recorder.record(COURTS, 'conviction.recorded', person, convictedOn, {
      convictionRef: recorder.reference('cnv'),
      offenceRef: offence.reference,
      sentenceRef: about.sentenceRef,
      convictedOn: isoDay(convictedOn),
      offenceCommittedOn: isoDay(offence.committedOn),
      offenceClass: offence.offenceClass,
      recordable: about.recordable,
      breachOffence: about.breachOffence,
      courtArea: force,
      daFlag: offence.daFlag,
      homeArea: homeArea(random, person, convictedOn, 'court'),
    });
    if (convicted && random.chance(0.003)) recorder.withdraw(convicted, 'QUASHED');
  }
}

function remandInto(life: Life, on: Day): Remand {
  const prison = prisonFor(life, on);
  receive(life, on + 1, 'REMAND', prison);
  return { from: on + 1, prison };
}

function custodyMonths(life: Life): number {
  return life.recorder.random.weighted([
    [1, 10],
    [3, 25],
    [6, 25],
    [10, 10],
    [16, 12],
    [30, 13],
    [54, 5],
  ] as const);
}

function lengthBand(months: number): string {
  if (months <= 6) return 'UNDER_6M';
  if (months < 12) return '6M_TO_12M';
  if (months < 24) return '12M_TO_2Y';
  return months < 48 ? '2Y_TO_4Y' : 'OVER_4Y';
}
