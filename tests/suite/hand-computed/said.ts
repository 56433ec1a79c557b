import type { Expected, Facts, Story, Teller } from './story';

/** Events of one rule, and the figures that they must give, computed by hand. */
export type Case = (story: Story) => readonly Expected[];

export const ADDRESS = (lad: string): Facts => ({ lad, basis: 'HOME_ADDRESS' });

let references = 0;
const reference = (): string => `ref-${(references += 1)}`;

export function woman(story: Story, born?: string): Teller {
  const p = story.person(born);
  declare(p, 'SEX', 'F', '2021-01-05');
  return p;
}

export function declare(
  p: Teller,
  characteristic: string,
  value: string,
  declaredOn: string,
  agency = 'probation',
  method = 'SELF',
): string {
  return p(`${agency}.person-characteristic.declared`, { characteristic, value, declaredOn, method });
}

export function commence(
  p: Teller,
  startedOn: string,
  lad: string,
  kind = 'COMMUNITY_ORDER',
  origin = 'NEW',
  more: Facts = {},
): string {
  const facts = { sentenceRef: reference(), kind, origin, startedOn, homeArea: ADDRESS(lad), ...more };
  return p('probation.sentence.commenced', facts);
}

export function terminate(p: Teller, terminatedOn: string, lad: string, reason: string, more: Facts): string {
  const facts = {
    sentenceRef: reference(),
    kind: 'COMMUNITY_ORDER',
    terminatedOn,
    reason,
    homeArea: ADDRESS(lad),
    ...more,
  };
  return p('probation.sentence.terminated', facts);
}

export function sentence(
  p: Teller,
  sentencedOn: string,
  lad: string,
  disposalKind = 'COMMUNITY_ORDER',
): string {
  const facts = {
    sentenceRef: reference(),
    sentencedOn,
    disposalKind,
    recordable: true,
    homeArea: ADDRESS(lad),
  };
  return p('court.sentence.imposed', facts);
}

export function convict(
  p: Teller,
  offenceCommittedOn: string,
  convictedOn: string,
  more: Facts = {},
): string {
  const refs = { convictionRef: reference(), offenceRef: reference() };
  const facts = {
    ...refs,
    convictedOn,
    offenceCommittedOn,
    recordable: true,
    homeArea: ADDRESS('W06000016'),
    ...more,
  };
  return p('court.conviction.recorded', facts);
}

export function dispose(
  p: Teller,
  disposedOn: string,
  offenceCommittedOn: string,
  disposal: string,
  lad: string,
  more: Facts = {},
): string {
  const refs = { disposalRef: reference(), offenceRef: reference() };
  const flags = { recordable: true, breachOffence: false, proven: disposal.includes('CAUTION') };
  const facts = {
    ...refs,
    disposal,
    disposedOn,
    offenceCommittedOn,
    ...flags,
    homeArea: ADDRESS(lad),
    ...more,
  };
  return p('police.disposal.recorded', facts, { agency: 'police-south-wales' });
}

export function release(p: Teller, releasedOn: string, lad: string, afterRecall = false): string {
  const facts = {
    releaseRef: reference(),
    releasedOn,
    prison: 'CFI',
    kind: 'LICENCE',
    legalStatus: 'SENTENCED',
    afterRecall,
  };
  return p('prison.release.recorded', { ...facts, homeArea: ADDRESS(lad) });
}

export function assess(p: Teller, completedOn: string, accommodation: string, layer = 3): string {
  const needs = { ACCOMMODATION: accommodation };
  return p('probation.assessment.completed', {
    assessmentRef: reference(),
    completedOn,
    layer,
    assessmentVersion: 1,
    needs,
  });
}
