import {
  type AclEntry,
  AclOperationTypes,
  AclPermissionTypes,
  AclResourceTypes,
  type Admin,
  ResourcePatternTypes,
} from 'kafkajs';
import { type Topic, TOPICS } from '../../topics';
import { INGRESS_PREFIX, RECEIPTS_PREFIX } from '../ingress/agencies';
import type { AclDefinition } from './definitions';

/** The brokers' entries of a definition. */
export function entriesOf(
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

/** Every right that the brokers know. */
export async function rightsOnBrokers(admin: Admin): Promise<AclEntry[]> {
  const { resources } = await admin.describeAcls({
    resourceType: AclResourceTypes.ANY,
    resourcePatternType: ResourcePatternTypes.ANY,
    operation: AclOperationTypes.ANY,
    permissionType: AclPermissionTypes.ANY,
  });
  return resources.flatMap(({ acls, resourceType, resourceName, resourcePatternType }) =>
    acls.map((acl) => ({ ...acl, resourceType, resourceName, resourcePatternType })),
  );
}

/** Names an entry; two of the same name are the same right. */
export function nameOf(entry: AclEntry): string {
  const { principal, host, permissionType, operation, resourceType, resourceName, resourcePatternType } =
    entry;
  return [principal, host, permissionType, operation, resourceType, resourcePatternType, resourceName].join(
    ' ',
  );
}

/** A right in words, for a person: who may do what on what. */
export function describeRight({
  principal,
  operation,
  resourceType,
  resourceName,
  resourcePatternType,
}: AclEntry): string {
  const wild = resourcePatternType === ResourcePatternTypes.PREFIXED && resourceName !== '*' ? '*' : '';
  const type = wordOf(AclResourceTypes, resourceType).toLowerCase();
  return `${principal.replace(/^User:/, '')} ${wordOf(AclOperationTypes, operation)} ${type} ${resourceName}${wild}`;
}

/** The client's enumerations have numbers by words, and no words by numbers. */
function wordOf(words: object, number: number): string {
  return Object.entries(words).find(([, value]) => value === number)?.[0] ?? 'UNKNOWN';
}

/** Whose rights a house keeps: its own, or anyone's on what is its own; not those of another house on the brokers. */
export type Keeper = 'house' | 'others' | 'nobody';

const SERVICES: ReadonlySet<string> = new Set(
  Object.values<Topic>(TOPICS).flatMap(({ from, to }) => [...from, ...to]),
);
const GROUPS = [...SERVICES, 'agency'].map((owner) => `${owner}.`);

/**
 * Who says whether an allowance may stand. `house`: a service's, or anyone's on a topic or group of the house alone:
 * what the definitions do not grant is withdrawn. `others`: of a stranger, on more than the house, which the house's
 * topics are a part of; it is told and left. Refusals of rights take nothing from the house's and are left too.
 */
export function keeperOf(entry: AclEntry, prefix: string): Keeper {
  const { principal, permissionType, resourceType, resourceName, resourcePatternType } = entry;
  if (permissionType !== AclPermissionTypes.ALLOW) return 'nobody';
  const own = namesOf(resourceType, prefix);
  const ofHouse = own.literal.has(resourceName) || own.heads.some((head) => resourceName.startsWith(head));
  if (ofHouse) return 'house';
  const wide =
    resourceName === '*' ||
    (resourcePatternType === ResourcePatternTypes.PREFIXED &&
      [...own.literal, ...own.heads].some((name) => name.startsWith(resourceName)));
  if (!SERVICES.has(principal.replace(/^User:/, ''))) return wide ? 'others' : 'nobody';
  if (wide) return 'house';
  return resourceName.startsWith(prefix) && !isOfAnotherHouse(entry) ? 'house' : 'nobody';
}

function namesOf(type: AclResourceTypes, prefix: string): { literal: ReadonlySet<string>; heads: string[] } {
  if (type === AclResourceTypes.TOPIC)
    return {
      literal: new Set(Object.keys(TOPICS).map((topic) => prefix + topic)),
      heads: [INGRESS_PREFIX, RECEIPTS_PREFIX].map((head) => prefix + head),
    };
  return {
    literal: new Set(),
    heads: type === AclResourceTypes.GROUP ? GROUPS.map((group) => prefix + group) : [],
  };
}

/** Houses that share brokers tell their names apart by a prefix, and may share the names of services. */
function isOfAnotherHouse({ resourceType, resourceName }: AclEntry): boolean {
  const { literal, heads } = namesOf(resourceType, '');
  return (
    [...literal].some((name) => resourceName.endsWith(name)) ||
    heads.some((head) => resourceName.includes(head))
  );
}
