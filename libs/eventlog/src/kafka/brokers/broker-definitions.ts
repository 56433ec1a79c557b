import { type Topic, type TopicName, TOPICS } from '../../topics';
import { ingressAcls } from '../ingress/agencies';
import type { AclDefinition, TopicDefinition } from './definitions';

/** Largest record: a batch of cube cells may take megabytes. */
const LARGEST_RECORD_BYTES = 16 * 1024 * 1024;
const DAY_MS = 86_400_000;

/** Every topic as the brokers should have it. */
export function topicDefinitions(): TopicDefinition[] {
  return entries().map(([topic, { partitions, retentionDays }]) => ({
    topic,
    partitions,
    config: {
      'retention.ms': String(retentionDays * DAY_MS),
      'compression.type': 'zstd',
      'cleanup.policy': 'delete',
      'max.message.bytes': String(LARGEST_RECORD_BYTES),
    },
  }));
}

/** Producers write, consumers read; a consumer's groups begin with its own name. There is nothing else. */
export function aclDefinitions(): AclDefinition[] {
  const acls: AclDefinition[] = [];
  const consumers = new Set<string>();
  for (const [topic, { from, to }] of entries()) {
    const on = { resource: 'topic', pattern: 'literal', name: topic } as const;
    for (const principal of from) acls.push({ principal, ...on, operations: ['WRITE', 'DESCRIBE'] });
    for (const principal of to) {
      acls.push({ principal, ...on, operations: ['READ', 'DESCRIBE'] });
      consumers.add(principal);
    }
  }
  for (const principal of consumers) {
    const on = { resource: 'group', pattern: 'prefixed', name: `${principal}.` } as const;
    acls.push({ principal, ...on, operations: ['READ', 'DESCRIBE'] });
  }
  return [...acls, ...ingressAcls()];
}

function entries(): [TopicName, Topic][] {
  return Object.entries(TOPICS) as [TopicName, Topic][];
}
