import type { TopicName } from '#libs/eventlog';

/** Who reads which topic, in the data's order. */
export const readers: readonly { topic: TopicName; group: string; service: string }[] = [
  { topic: 'intake.sealed', group: 'pseudonymiser', service: 'pseudonymiser' },
  { topic: 'linkage.records', group: 'matcher', service: 'matcher' },
  { topic: 'facts.records', group: 'indicators', service: 'indicators' },
  { topic: 'linkage.membership', group: 'indicators', service: 'indicators' },
  { topic: 'decided.matcher', group: 'matcher', service: 'matcher' },
  { topic: 'decided.indicators', group: 'indicators', service: 'indicators' },
  { topic: 'decided.publisher', group: 'publisher', service: 'publisher' },
  { topic: 'decided.gateway', group: 'gateway', service: 'gateway' },
  { topic: 'decided.auditor', group: 'auditor', service: 'auditor' },
  { topic: 'refusals.recorded', group: 'gateway', service: 'gateway' },
  { topic: 'questions.asked', group: 'gateway', service: 'gateway' },
  { topic: 'questions.answered', group: 'matcher', service: 'matcher' },
  { topic: 'cubes.computed', group: 'publisher', service: 'publisher' },
  { topic: 'quality.asked', group: 'matcher', service: 'matcher' },
  { topic: 'quality.reported', group: 'publisher', service: 'publisher' },
  { topic: 'audit.entries', group: 'auditor', service: 'auditor' },
];
