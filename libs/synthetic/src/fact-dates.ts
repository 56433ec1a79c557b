/** The fact that dates a record of each type: it decides the quarter of the sender's control totals. */
export const FACT_DATES: Readonly<Record<string, string>> = {
  'arrest.recorded': 'arrestedOn',
  'disposal.recorded': 'disposedOn',
  'referral.made': 'referredOn',
  'conviction.recorded': 'convictedOn',
  'sentence.imposed': 'sentencedOn',
  'prosecution.completed': 'finalisedOn',
  'reception.recorded': 'receivedOn',
  'release.recorded': 'releasedOn',
  'sentence-status.changed': 'changedOn',
  'sentence.commenced': 'startedOn',
  'sentence.terminated': 'terminatedOn',
  'registration.changed': 'effectiveOn',
  'assessment.completed': 'completedOn',
  'referral.received': 'receivedOn',
  'intervention.started': 'startedOn',
  'liaison-contact.recorded': 'contactOn',
  'treatment.started': 'startedOn',
  'care-status.changed': 'effectiveOn',
  'family-support.started': 'startedOn',
  'person-characteristic.declared': 'declaredOn',
  'person-link.changed': 'effectiveOn',
};

/** Types of the first walking skeleton; the others follow with the full set of indicators. */
export const FIRST_TYPES: readonly string[] = [
  'police.arrest.recorded',
  'court.sentence.imposed',
  'prison.reception.recorded',
  'prison.release.recorded',
  'probation.sentence.commenced',
  'probation.sentence.terminated',
  'probation.registration.changed',
  'health.liaison-contact.recorded',
  'la.care-status.changed',
  'provider.intervention.started',
];
