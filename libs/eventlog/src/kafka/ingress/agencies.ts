import { type Topic, TOPICS } from '../../topics';
import type { AclDefinition, TopicDefinition } from '../brokers/definitions';

/** Agencies that stream write their events to a topic of their own, and read what became of them on another. */
export const INGRESS_PREFIX = 'ingress.';
export const RECEIPTS_PREFIX = 'receipts.';

const HOUR_MS = 3_600_000;
/** As long as the common name of a certificate that the brokers take for a principal may be. */
const AGENCY = /^[a-z0-9][a-z0-9-]{0,63}$/;

/** Principals of the house itself; an agency of such a name would have a service's rights. */
const RESERVED: ReadonlySet<string> = new Set([
  ...Object.values<Topic>(TOPICS).flatMap(({ from, to }) => [...from, ...to]),
  ...['admin', 'kafka', 'migrate', 'postgres', 'redis'],
]);

/** Why an agency cannot be known to the brokers by this name; undefined: it can. */
export function refusedAgencyName(agency: string): 'malformed' | 'reserved' | undefined {
  if (!AGENCY.test(agency)) return 'malformed';
  return RESERVED.has(agency) ? 'reserved' : undefined;
}

/** The agency of an ingress topic; undefined for any other topic. */
export function agencyOfTopic(topic: string, prefix = ''): string | undefined {
  const head = prefix + INGRESS_PREFIX;
  const agency = topic.startsWith(head) ? topic.slice(head.length) : '';
  return refusedAgencyName(agency) ? undefined : agency;
}

/**
 * An agency's two topics. Events wait there for hours, not days, in small segments: whoever sends identity in the clear
 * against the rules has it on the brokers' disks until the segment goes.
 */
export function agencyTopics(agency: string): TopicDefinition[] {
  const refused = refusedAgencyName(agency);
  if (refused) throw new Error(`eventlog.kafka.agency_name: the name is ${refused}.`);
  const config = { 'cleanup.policy': 'delete', 'segment.ms': String(HOUR_MS) };
  return [
    {
      topic: INGRESS_PREFIX + agency,
      partitions: 4,
      config: {
        ...config,
        'compression.type': 'zstd',
        'retention.ms': String(24 * HOUR_MS),
        'max.message.bytes': String(1024 * 1024),
      },
    },
    {
      topic: RECEIPTS_PREFIX + agency,
      partitions: 1,
      config: {
        ...config,
        // Every client reads it as it comes.
        'compression.type': 'gzip',
        'retention.ms': String(30 * 24 * HOUR_MS),
        'max.message.bytes': String(1024 * 1024),
      },
    },
  ];
}

/** What an agency's certificate may do on the brokers: write its events, read its receipts, nothing else. */
export function agencyAcls(agency: string): AclDefinition[] {
  const [ingress, receipts] = agencyTopics(agency);
  const on = { principal: agency, resource: 'topic', pattern: 'literal' } as const;
  return [
    { ...on, name: ingress!.topic, operations: ['WRITE', 'DESCRIBE'] },
    { ...on, name: receipts!.topic, operations: ['READ', 'DESCRIBE'] },
    {
      principal: agency,
      resource: 'group',
      pattern: 'prefixed',
      name: `agency.${agency}.`,
      operations: ['READ', 'DESCRIBE'],
    },
  ];
}

/** The gateway reads what every agency sends, removes what must not stay there, and answers. */
export function ingressAcls(): AclDefinition[] {
  const on = { principal: 'gateway', resource: 'topic', pattern: 'prefixed' } as const;
  return [
    { ...on, name: INGRESS_PREFIX, operations: ['READ', 'DESCRIBE', 'DELETE'] },
    { ...on, name: RECEIPTS_PREFIX, operations: ['WRITE', 'DESCRIBE'] },
  ];
}
