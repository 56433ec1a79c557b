import { kindOf, SERVICES, type ServiceName } from '../agencies';
import { isoDay, type Day } from '../calendar';
import { homeOn } from '../people/person';
import { placeOf } from '../places/areas';
import { homeArea } from './home-area';
import { suitableServices, type Life } from './life';

/** A justice agency refers a person; the provider receives it and most, not all, attend. */
export function refer(life: Life, agency: string, referrer: string, name: ServiceName, on: Day): void {
  const { recorder, person } = life;
  const { random } = recorder;
  const service = SERVICES[name];
  // Both sides write the same reference: it is the one key they share.
  const referralRef = `${agency}/${recorder.reference('ref')}`;
  const described = {
    referralRef,
    referredOn: isoDay(on),
    serviceId: service.serviceId,
    serviceCategory: service.category,
    organisationId: service.organisationId,
  };
  recorder.record(agency, 'referral.made', person, on, {
    ...described,
    homeArea: homeArea(random, person, on, kindOf(agency)),
  });
  const receivedOn = on + random.whole(0, 12);
  const accepted = random.chance(0.88);
  if (random.chance(0.85)) {
    recorder.record(service.agency, 'referral.received', person, receivedOn, {
      ...described,
      receivedOn: isoDay(receivedOn),
      referrerType: referrer,
      decision: accepted ? 'ACCEPTED' : 'DECLINED',
      homeArea: homeArea(random, person, receivedOn, 'provider'),
    });
  }
  if (!accepted || !random.chance(0.62)) return;
  const startedOn = receivedOn + (random.chance(0.93) ? random.whole(1, 75) : random.whole(76, 150));
  start(life, name, startedOn, { referralRef: random.chance(0.8) ? referralRef : undefined, referrer });
}

/** Some come of their own accord. */
export function startUnreferred(life: Life, on: Day): void {
  const { random } = life.recorder;
  start(life, random.pick(suitableServices(life.person, on)), on, { referrer: 'SELF' });
}

function start(
  life: Life,
  name: ServiceName,
  on: Day,
  from: { referralRef?: string | undefined; referrer: string },
): void {
  const { recorder, person } = life;
  const service = SERVICES[name];
  recorder.record(service.agency, 'intervention.started', person, on, {
    interventionRef: recorder.reference('int'),
    serviceId: service.serviceId,
    category: service.category,
    startedOn: isoDay(on),
    ...(from.referralRef ? { referralRef: from.referralRef } : {}),
    referralSource: from.referrer,
    homeArea: homeArea(recorder.random, person, on, 'provider'),
  });
}

/** A family is supported by its local authority; only counts of people are sent. */
export function supportFamily(life: Life, on: Day): void {
  const { recorder, person } = life;
  const { random } = recorder;
  if (!person.parent || !random.chance(0.12)) return;
  const startedOn = on + random.whole(5, 120);
  const authority = placeOf(homeOn(person, startedOn).lad).authority;
  recorder.record(authority, 'family-support.started', person, startedOn, {
    supportRef: recorder.reference('fam'),
    startedOn: isoDay(startedOn),
    serviceCategory: 'FAMILY',
    adultCount: random.whole(1, 2),
    childCount: random.whole(1, 4),
    offenderIsClient: random.chance(0.7),
    homeArea: homeArea(random, person, startedOn, 'la'),
  });
}
