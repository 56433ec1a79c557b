import { setTimeout as sleep } from 'node:timers/promises';
import {
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  type AclEntry,
  type Admin,
  ConfigResourceTypes,
  type ITopicConfig,
  ResourcePatternTypes,
} from 'kafkajs';
import { type Topic, type TopicName, TOPICS } from '../topics';
import { agencyAcls, agencyTopics, ingressAcls } from './ingress/agencies';
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

export interface DefineOptions {
  prefix?: string;
  replicationFactor?: number;
  /** Default true; false where the brokers have no authoriser. */
  acls?: boolean;
  /** Agencies that stream: common names of their certificates. Each gets its two topics. */
  agencies?: readonly string[];
}

/**
 * Makes topics and rights as defined, and sets how long topics that are there already keep their records. Their partitions
 * stay as they are, since with more of them keys would move, and no right is withdrawn. Needs a super user.
 */
export async function defineOnBrokers(admin: Admin, options: DefineOptions = {}): Promise<void> {
  const { prefix = '', replicationFactor = 1, acls = true, agencies = [] } = options;
  const topics = [...topicDefinitions(), ...agencies.flatMap(agencyTopics)];
  await admin.createTopics({
    waitForLeaders: true,
    topics: topics.map(({ topic, partitions, config }): ITopicConfig => ({
      topic: prefix + topic,
      numPartitions: partitions,
      replicationFactor,
      configEntries: Object.entries(config).map(([name, value]) => ({ name, value })),
    })),
  });
  await admin.alterConfigs({
    validateOnly: false,
    resources: topics.map(({ topic, config }) => ({
      type: ConfigResourceTypes.TOPIC,
      name: prefix + topic,
      configEntries: Object.entries(config).map(([name, value]) => ({ name, value })),
    })),
  });
  if (!acls) return;
  const entries = [...aclDefinitions(), ...agencies.flatMap(agencyAcls)].flatMap((acl) =>
    entriesOf(acl, prefix),
  );
  await admin.createAcls({ acl: entries });
  await untilKnown(admin, entries);
}

// The controller has the entries before the broker that clients ask applies them.
async function untilKnown(admin: Admin, entries: readonly AclEntry[]): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const { resources } = await admin.describeAcls({
      resourceType: AclResourceTypes.ANY,
      resourcePatternType: ResourcePatternTypes.ANY,
      operation: AclOperationTypes.ANY,
      permissionType: AclPermissionTypes.ANY,
    });
    const known = new Set(
      resources.flatMap(({ resourceName, acls }) =>
        acls.map((acl) => `${resourceName} ${acl.principal} ${acl.operation}`),
      ),
    );
    const missing = entries.filter(
      (acl) => !known.has(`${acl.resourceName} ${acl.principal} ${acl.operation}`),
    );
    if (missing.length === 0) return;
    await sleep(100);
  }
  throw new Error('eventlog.kafka.acls_unknown: the broker did not take over the rights.');
}

function entriesOf(
  { principal, resource, pattern, name, operations }: AclDefinition,
  prefix: string,
): AclEntry[] {
  return operations.map((operation) => ({
    principal: `User:${principal}`,
    host: '*',
    permissionType: AclPermissionTypes.ALLOW,
    operation: AclOperationTypes[operation],
    resourceType: resource === 'topic' ? AclResourceTypes.TOPIC : AclResourceTypes.GROUP,
    resourcePatternType: pattern === 'literal' ? ResourcePatternTypes.LITERAL : ResourcePatternTypes.PREFIXED,
    resourceName: prefix + name,
  }));
}

function entries(): [TopicName, Topic][] {
  return Object.entries(TOPICS) as [TopicName, Topic][];
}
