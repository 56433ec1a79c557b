import { isoDay, type Day } from '../calendar';
import { homeOn } from '../people/person';
import { FORCES, placeOf } from '../places/areas';
import { answersAtArrest, ask } from './characteristics';
import { prosecute } from './court';
import { homeArea } from './home-area';
import { homeForce, isAdult, suitableServices, type Life, type Offence } from './life';
import { refer, startUnreferred } from './services';

const CLASSES = ['VIOLENCE', 'THEFT', 'DRUGS', 'PUBLIC_ORDER', 'CRIMINAL_DAMAGE', 'SEXUAL', 'OTHER'];

const OUTCOMES = [
  ['NFA', 28],
  ['COMMUNITY_RESOLUTION', 7],
  ['DIVERSION', 7],
  ['CAUTION', 9],
  ['CONDITIONAL_CAUTION', 5],
] as const;

/** One arrest and what follows. Returns the day on which the person is free again. */
export function arrest(life: Life, on: Day): Day {
  const { recorder, person } = life;
  const { random } = recorder;
  const force = random.chance(0.93)
    ? homeForce(person, on)
    : random.pick(Object.keys(FORCES) as (keyof typeof FORCES)[]);
  const daFlag = random.chance(person.daPerpetrator ? 0.3 : 0.02);
  const arrested = recorder.record(FORCES[force], 'arrest.recorded', person, on, {
    arrestRef: recorder.reference('arr'),
    arrestedOn: isoDay(on),
    forceArea: force,
    homeArea: homeArea(random, person, on, 'police'),
    daFlag,
    ...answersAtArrest(life, on),
  });
  ask(life, FORCES[force], on, 0.03);
  if (arrested && random.chance(0.002)) recorder.withdraw(arrested, 'ERROR');
  meetHealth(life, on);
  if (random.chance(0.04)) startUnreferred(life, on + random.whole(1, 40));
  referFromCustody(life, FORCES[force], on);
  const offence: Offence = {
    reference: recorder.reference('off'),
    committedOn: on - (random.chance(0.7) ? random.whole(0, 3) : random.whole(4, 90)),
    offenceClass: random.pick(CLASSES),
    daFlag,
  };
  const charged = isAdult(person, on) && random.chance(person.tempo < 300 ? 0.6 : 0.5);
  if (charged) return prosecute(life, force, offence, on);
  return dispose(life, FORCES[force], offence, on);
}

function dispose(life: Life, force: string, offence: Offence, arrestedOn: Day): Day {
  const { recorder, person } = life;
  const { random } = recorder;
  const disposal = random.weighted(OUTCOMES);
  const on = arrestedOn + (random.chance(0.5) ? random.whole(0, 2) : random.whole(3, 60));
  const proven = disposal === 'CAUTION' || disposal === 'CONDITIONAL_CAUTION';
  recorder.record(force, 'disposal.recorded', person, on, {
    disposalRef: recorder.reference('dsp'),
    disposal,
    disposedOn: isoDay(on),
    offenceRef: offence.reference,
    offenceCommittedOn: isoDay(offence.committedOn),
    offenceClass: offence.offenceClass,
    recordable: random.chance(0.96),
    breachOffence: random.chance(0.01),
    proven,
    daFlag: offence.daFlag,
    homeArea: homeArea(random, person, on, 'police'),
  });
  if (disposal === 'DIVERSION' || (proven && random.chance(0.3))) {
    refer(life, force, 'POLICE', random.pick(suitableServices(person, on)), on);
  }
  return on;
}

/** Criminal justice liaison nurses see some people in police custody. */
function meetHealth(life: Life, arrestedOn: Day): void {
  const { recorder, person } = life;
  const { random } = recorder;
  const board = placeOf(homeOn(person, arrestedOn).lad).board;
  if (random.chance(0.16)) {
    const on = arrestedOn + random.whole(0, 2);
    recorder.record(board, 'liaison-contact.recorded', person, on, {
      contactOn: isoDay(on),
      setting: random.weighted([
        ['CUSTODY', 8],
        ['COURT', 3],
        ['PRISON', 1],
      ] as const),
      onwardService: random.chance(0.35),
      homeArea: homeArea(random, person, on, 'health'),
    });
  }
  if (random.chance(0.05)) {
    const on = arrestedOn + random.whole(5, 70);
    recorder.record(board, 'treatment.started', person, on, {
      startedOn: isoDay(on),
      category: 'SUBSTANCE_MISUSE',
      cjReferred: random.chance(0.6),
      homeArea: homeArea(random, person, on, 'health'),
    });
  }
}

function referFromCustody(life: Life, force: string, on: Day): void {
  const { recorder, person } = life;
  const { random } = recorder;
  if (!isAdult(person, on)) return;
  const [service] = suitableServices(person, on);
  if (service && random.chance(service === 'accommodation' ? 0.03 : 0.13)) {
    refer(life, force, 'POLICE', service, on);
  }
}
