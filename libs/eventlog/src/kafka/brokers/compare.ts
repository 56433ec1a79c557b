import type { AclEntry } from 'kafkajs';
import type { TopicDefinition } from './definitions';
import { keeperOf, nameOf } from './rights';

/** A topic as the brokers have it; `config` holds what the definition speaks of. */
export interface TopicOnBrokers {
  topic: string;
  partitions: number;
  config: Readonly<Record<string, string>>;
}

/** What the brokers have: names with the prefix of the house. */
export interface BrokersSnapshot {
  topics: readonly TopicOnBrokers[];
  rights: readonly AclEntry[];
}

/** How the brokers are to be changed, and what is told but left as it is. */
export interface BrokerChanges {
  missingTopics: TopicDefinition[];
  /** Topics with fewer partitions than defined. */
  fewerPartitions: { topic: string; has: number; partitions: number }[];
  /** Topics whose settings are not as defined, and which settings. */
  otherSettings: { topic: string; config: Record<string, string>; names: string[] }[];
  missingRights: AclEntry[];
  /** Rights on the house's topics and groups, or of its services, that the definitions do not grant. */
  extraRights: AclEntry[];
  /** Left: partitions are never taken away, since their records would go with them. */
  morePartitions: { topic: string; has: number; partitions: number }[];
  /** Left: rights of strangers on more than this house. */
  widerRights: AclEntry[];
}

/** Compares what the brokers have with what is wanted; names of both have the prefix already. */
export function compare(
  { topics, rights }: BrokersSnapshot,
  wanted: { topics: readonly TopicDefinition[]; rights?: readonly AclEntry[]; prefix: string },
): BrokerChanges {
  const has = new Map(topics.map((one) => [one.topic, one]));
  const there = wanted.topics.flatMap((definition) => {
    const found = has.get(definition.topic);
    return found ? [{ definition, found }] : [];
  });
  const counted = there.map(({ definition: { topic, partitions }, found }) => ({
    topic,
    has: found.partitions,
    partitions,
  }));
  return {
    missingTopics: wanted.topics.filter(({ topic }) => !has.has(topic)),
    fewerPartitions: counted.filter((one) => one.has < one.partitions),
    morePartitions: counted.filter((one) => one.has > one.partitions),
    otherSettings: there.flatMap(({ definition: { topic, config }, found }) => {
      const names = Object.keys(config).filter((name) => found.config[name] !== config[name]);
      return names.length > 0 ? [{ topic, config, names }] : [];
    }),
    ...compareRights(rights, wanted.rights, wanted.prefix),
  };
}

function compareRights(
  has: readonly AclEntry[],
  wanted: readonly AclEntry[] | undefined,
  prefix: string,
): Pick<BrokerChanges, 'missingRights' | 'extraRights' | 'widerRights'> {
  // Brokers without an authoriser know no rights.
  if (!wanted) return { missingRights: [], extraRights: [], widerRights: [] };
  const granted = new Set(has.map(nameOf));
  const defined = new Set(wanted.map(nameOf));
  const undefinedRights = has.filter((entry) => !defined.has(nameOf(entry)));
  return {
    missingRights: wanted.filter((entry) => !granted.has(nameOf(entry))),
    extraRights: undefinedRights.filter((entry) => keeperOf(entry, prefix) === 'house'),
    widerRights: undefinedRights.filter((entry) => keeperOf(entry, prefix) === 'others'),
  };
}

/** How many changes there are to make. */
export function countOf(changes: BrokerChanges): number {
  const { missingTopics, fewerPartitions, otherSettings, missingRights, extraRights } = changes;
  return [missingTopics, fewerPartitions, otherSettings, missingRights, extraRights].flat().length;
}
