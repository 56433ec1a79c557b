import { setTimeout as sleep } from 'node:timers/promises';
import { type AclEntry, type Admin, ConfigResourceTypes } from 'kafkajs';
import type { EventLogLogger } from '../../logger';
import { agencyAcls, agencyOfTopic, agencyTopics } from '../ingress/agencies';
import { aclDefinitions, topicDefinitions } from './broker-definitions';
import { kafkaClient } from './client';
import { type BrokerChanges, type BrokersSnapshot, compare, countOf } from './compare';
import type { TopicDefinition } from './definitions';
import { entriesOf, nameOf, rightsOnBrokers } from './rights';
import type { KafkaSettings } from './settings';

export interface DefineOptions {
  /** Copies of each new topic; default 1. */
  replicationFactor?: number;
  /** Default true; false where the brokers have no authoriser. */
  acls?: boolean;
  /** Agencies that stream, beside those whose topics are there: common names of their certificates. */
  agencies?: readonly string[];
  /** Only says what would change. */
  dryRun?: boolean;
}

/** Lets a super user work on the brokers. */
export async function withAdmin<Result>(
  settings: KafkaSettings,
  logger: EventLogLogger,
  work: (admin: Admin) => Promise<Result>,
): Promise<Result> {
  const admin = kafkaClient('admin', settings, logger).admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

/**
 * Connects as a super user of the brokers and brings topics and rights to what `topics.ts` defines: topics that are
 * missing, partitions (more, never fewer), how long records are kept, and the rights, of which those that are no longer
 * defined are withdrawn. Agencies that stream are known by their topics. Safe to repeat.
 * @returns what it changed, or would change
 */
export async function defineKafka(
  settings: KafkaSettings,
  logger: EventLogLogger,
  options: DefineOptions = {},
): Promise<BrokerChanges> {
  const { prefix = '' } = settings;
  return await withAdmin(settings, logger, async (admin) => {
    const names = await admin.listTopics();
    const streaming = names.flatMap((topic) => agencyOfTopic(topic, prefix) ?? []);
    const agencies = [...new Set([...streaming, ...(options.agencies ?? [])])].toSorted();
    const topics = [...topicDefinitions(), ...agencies.flatMap(agencyTopics)].map((definition) => ({
      ...definition,
      topic: prefix + definition.topic,
    }));
    const rights =
      options.acls === false
        ? undefined
        : [...aclDefinitions(), ...agencies.flatMap(agencyAcls)].flatMap((acl) => entriesOf(acl, prefix));
    const snapshot = await snapshotOf(admin, names, topics, rights !== undefined);
    const changes = compare(snapshot, { topics, rights, prefix });
    if (!options.dryRun && countOf(changes) > 0) await change(admin, changes, options);
    return changes;
  });
}

export async function snapshotOf(
  admin: Admin,
  names: readonly string[],
  wanted: readonly TopicDefinition[],
  withRights: boolean,
): Promise<BrokersSnapshot> {
  const there = wanted.filter(({ topic }) => names.includes(topic));
  if (there.length === 0) return { topics: [], rights: withRights ? await rightsOnBrokers(admin) : [] };
  const { topics } = await admin.fetchTopicMetadata({ topics: there.map(({ topic }) => topic) });
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: there.map(({ topic, config }) => ({
      type: ConfigResourceTypes.TOPIC,
      name: topic,
      configNames: Object.keys(config),
    })),
  });
  const configs = new Map(
    resources.map(({ resourceName, configEntries }) => [
      resourceName,
      Object.fromEntries(configEntries.map(({ configName, configValue }) => [configName, configValue])),
    ]),
  );
  return {
    topics: topics.map(({ name, partitions }) => ({
      topic: name,
      partitions: partitions.length,
      config: configs.get(name) ?? {},
    })),
    rights: withRights ? await rightsOnBrokers(admin) : [],
  };
}

export async function change(
  admin: Admin,
  changes: BrokerChanges,
  { replicationFactor = 1 }: DefineOptions,
): Promise<void> {
  const { missingTopics, fewerPartitions, otherSettings, missingRights, extraRights } = changes;
  const entriesFrom = (config: Record<string, string>): { name: string; value: string }[] =>
    Object.entries(config).map(([name, value]) => ({ name, value }));
  if (missingTopics.length > 0)
    await admin.createTopics({
      waitForLeaders: true,
      topics: missingTopics.map(({ topic, partitions, config }) => ({
        topic,
        numPartitions: partitions,
        replicationFactor,
        configEntries: entriesFrom(config),
      })),
    });
  if (fewerPartitions.length > 0)
    await admin.createPartitions({
      topicPartitions: fewerPartitions.map(({ topic, partitions }) => ({ topic, count: partitions })),
    });
  if (otherSettings.length > 0)
    await admin.alterConfigs({
      validateOnly: false,
      resources: otherSettings.map(({ topic, config }) => ({
        type: ConfigResourceTypes.TOPIC,
        name: topic,
        configEntries: entriesFrom(config),
      })),
    });
  // Granted before any is withdrawn: a right that changes its form has no gap.
  if (missingRights.length > 0) await admin.createAcls({ acl: missingRights });
  if (extraRights.length > 0) await admin.deleteAcls({ filters: extraRights });
  await untilKnown(admin, missingRights, extraRights);
}

/** The controller has the entries before the broker that clients ask applies them. */
async function untilKnown(
  admin: Admin,
  granted: readonly AclEntry[],
  withdrawn: readonly AclEntry[],
): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const known = new Set((await rightsOnBrokers(admin)).map(nameOf));
    const late = granted.some((entry) => !known.has(nameOf(entry)));
    if (!late && !withdrawn.some((entry) => known.has(nameOf(entry)))) return;
    await sleep(100);
  }
  throw new Error('eventlog.kafka.acls_unknown: the broker did not take over the rights.');
}
