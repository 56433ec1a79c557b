import { setTimeout as sleep } from 'node:timers/promises';
import { type AclEntry, AclPermissionTypes, type Admin } from 'kafkajs';
import type { EventLogLogger } from '../../logger';
import { agencyAcls, agencyOfTopic, agencyTopics } from '../ingress/agencies';
import { type BrokerChanges, compare } from './compare';
import { change, snapshotOf, withAdmin } from './define';
import { committedOf, rangeOf } from './offsets';
import { entriesOf, rightsOnBrokers } from './rights';
import type { KafkaSettings } from './settings';

/** An agency that has topics of its own on the brokers. */
export interface StreamingAgency {
  agency: string;
  /** Rights that its certificate has there. */
  rights: number;
  /** Records that it sent and the gateway has not read. */
  unread: number;
}

export interface Removal {
  /** Rights that were withdrawn. */
  rights: AclEntry[];
  /** Topics that were deleted. */
  topics: string[];
  /** What the gateway has not read; then the topics stay. */
  unread: number;
}

const PATIENCE_MS = 15_000;
const LOOK_MS = 500;

/** The agencies that stream, by their topics. */
export async function listStreamingAgencies(
  settings: KafkaSettings,
  logger: EventLogLogger,
): Promise<StreamingAgency[]> {
  const { prefix = '' } = settings;
  return await withAdmin(settings, logger, async (admin) => {
    const agencies = (await admin.listTopics()).flatMap((topic) => agencyOfTopic(topic, prefix) ?? []);
    const rights = await rightsOnBrokers(admin);
    const listed: StreamingAgency[] = [];
    for (const agency of agencies.toSorted()) {
      const unread = await unreadOf(admin, agency, prefix);
      listed.push({ agency, rights: rights.filter((entry) => isOf(entry, agency, prefix)).length, unread });
    }
    return listed;
  });
}

/** Gives an agency its two topics and the rights on them, and nothing else. @returns what was missing */
export async function addStreamingAgency(
  settings: KafkaSettings,
  logger: EventLogLogger,
  agency: string,
  replicationFactor: number,
): Promise<BrokerChanges> {
  const { prefix = '' } = settings;
  const topics = agencyTopics(agency).map((one) => ({ ...one, topic: prefix + one.topic }));
  const rights = agencyAcls(agency).flatMap((acl) => entriesOf(acl, prefix));
  return await withAdmin(settings, logger, async (admin) => {
    const snapshot = await snapshotOf(admin, await admin.listTopics(), topics, true);
    // What others may do is no matter of one agency.
    const changes = { ...compare(snapshot, { topics, rights, prefix }), extraRights: [], widerRights: [] };
    await change(admin, changes, { replicationFactor });
    return changes;
  });
}

/**
 * Withdraws an agency's rights at once. Its topics are deleted when the gateway has read what it sent until then, or at
 * once if that is not to be waited for. Safe to repeat.
 */
export async function removeStreamingAgency(
  settings: KafkaSettings,
  logger: EventLogLogger,
  agency: string,
  { evenUnread = false, patienceMs = PATIENCE_MS } = {},
): Promise<Removal> {
  const { prefix = '' } = settings;
  const own = agencyTopics(agency).map(({ topic }) => prefix + topic);
  return await withAdmin(settings, logger, async (admin) => {
    const extraRights = (await rightsOnBrokers(admin)).filter((entry) => isOf(entry, agency, prefix));
    await change(admin, { ...NOTHING, extraRights }, {});
    const topics = (await admin.listTopics()).filter((topic) => own.includes(topic));
    const withdrawn = { rights: extraRights, topics, unread: 0 };
    if (topics.length === 0) return withdrawn;
    for (let waited = 0; !evenUnread; waited += LOOK_MS) {
      const unread = await unreadOf(admin, agency, prefix);
      if (unread === 0) break;
      if (waited >= patienceMs) return { ...withdrawn, topics: [], unread };
      await sleep(LOOK_MS);
    }
    await admin.deleteTopics({ topics });
    return withdrawn;
  });
}

const NOTHING: BrokerChanges = {
  missingTopics: [],
  fewerPartitions: [],
  otherSettings: [],
  missingRights: [],
  extraRights: [],
  morePartitions: [],
  widerRights: [],
};

/** Whether an allowance is the agency's in this house: its own, or anyone's on what is the agency's alone. */
function isOf(
  { principal, permissionType, resourceName }: AclEntry,
  agency: string,
  prefix: string,
): boolean {
  if (permissionType !== AclPermissionTypes.ALLOW || !resourceName.startsWith(prefix)) return false;
  const names = agencyAcls(agency).map(({ name }) => prefix + name);
  return names.includes(resourceName) || principal === `User:${agency}`;
}

/** What the gateway's group has not passed of the agency's events. */
async function unreadOf(admin: Admin, agency: string, prefix: string): Promise<number> {
  const topic = prefix + agencyTopics(agency)[0]!.topic;
  if (!(await admin.listTopics()).includes(topic)) return 0;
  const { low, high } = await rangeOf(admin, topic);
  const committed = await committedOf(admin, `${prefix}gateway.ingress`, topic);
  const passed = new Map(committed.map(({ partition, offset }) => [partition, BigInt(offset)]));
  let unread = 0;
  for (const [partition, end] of high) {
    const next = passed.get(partition) ?? -1n;
    const first = low.get(partition) ?? 0n;
    const from = next > first ? next : first;
    if (end > from) unread += Number(end - from);
  }
  return unread;
}
