/**
 * The one table of topics. Adapters make them by it; role grants and broker ACLs follow it. A batch is of one
 * partition: more partitions than replicas to share them make smaller batches, each with a transaction of its own.
 */
export const TOPICS = {
  'intake.sealed': { partitions: 4, retentionDays: 7, from: ['gateway'], to: ['pseudonymiser'] },
  'linkage.records': { partitions: 4, retentionDays: 7, from: ['pseudonymiser'], to: ['matcher'] },
  'facts.records': { partitions: 4, retentionDays: 7, from: ['pseudonymiser'], to: ['indicators'] },
  'linkage.membership': { partitions: 4, retentionDays: 7, from: ['matcher'], to: ['indicators'] },
  'refusals.recorded': {
    partitions: 2,
    retentionDays: 7,
    from: ['gateway', 'pseudonymiser', 'matcher', 'indicators', 'publisher', 'auditor'],
    to: ['gateway'],
  },
  // What was decided on the records that a service could not process and keeps itself.
  'decided.matcher': { partitions: 1, retentionDays: 7, from: ['gateway'], to: ['matcher'] },
  'decided.indicators': { partitions: 1, retentionDays: 7, from: ['gateway'], to: ['indicators'] },
  'decided.publisher': { partitions: 1, retentionDays: 7, from: ['gateway'], to: ['publisher'] },
  'decided.gateway': { partitions: 1, retentionDays: 7, from: ['gateway'], to: ['gateway'] },
  'decided.auditor': { partitions: 1, retentionDays: 7, from: ['gateway'], to: ['auditor'] },
  // Questions to agencies about their own records, and their answers.
  'questions.asked': { partitions: 1, retentionDays: 7, from: ['matcher'], to: ['gateway'] },
  'questions.answered': { partitions: 1, retentionDays: 7, from: ['gateway'], to: ['matcher'] },
  // How surely the people of a run were linked, for the releases that show it.
  'quality.asked': { partitions: 1, retentionDays: 7, from: ['publisher'], to: ['matcher'] },
  'quality.reported': { partitions: 1, retentionDays: 7, from: ['matcher'], to: ['publisher'] },
  'cubes.computed': { partitions: 1, retentionDays: 7, from: ['indicators'], to: ['publisher'] },
  'audit.entries': {
    partitions: 1,
    retentionDays: 30,
    from: ['gateway', 'pseudonymiser', 'matcher', 'indicators', 'publisher', 'portal', 'suite'],
    to: ['auditor'],
  },
} as const satisfies Record<string, Topic>;

export interface Topic {
  partitions: number;
  retentionDays: number;
  from: readonly string[];
  to: readonly string[];
}

export type TopicName = keyof typeof TOPICS;
