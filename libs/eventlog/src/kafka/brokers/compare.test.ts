import { type AclEntry, AclPermissionTypes } from 'kafkajs';
import { aclDefinitions, topicDefinitions } from './broker-definitions';
import { type BrokersSnapshot, compare, countOf } from './compare';
import type { AclDefinition } from './definitions';
import { describeRight, entriesOf } from './rights';

const rightsWith = (prefix: string): AclEntry[] => aclDefinitions().flatMap((acl) => entriesOf(acl, prefix));
const wantedWith = (prefix: string) => ({
  topics: topicDefinitions().map((one) => ({ ...one, topic: prefix + one.topic })),
  rights: rightsWith(prefix),
  prefix,
});
const asDefined = (prefix = ''): BrokersSnapshot => wantedWith(prefix);
const right = (principal: string, more: Partial<AclDefinition> = {}): AclEntry =>
  entriesOf(
    {
      principal,
      resource: 'topic',
      pattern: 'literal',
      name: 'linkage.records',
      operations: ['READ'],
      ...more,
    },
    '',
  )[0]!;
const withRights = (...more: AclEntry[]): BrokersSnapshot => ({
  topics: asDefined().topics,
  rights: [...asDefined().rights, ...more],
});

describe('the changes that brokers need', () => {
  it('are none where all is as defined', () => {
    expect(countOf(compare(asDefined(), wantedWith('')))).toBe(0);
    expect(countOf(compare(asDefined('wales-'), wantedWith('wales-')))).toBe(0);
  });

  it('are every topic and right on new brokers', () => {
    const { missingTopics, missingRights } = compare({ topics: [], rights: [] }, wantedWith(''));
    expect(missingTopics).toEqual(topicDefinitions());
    expect(missingRights).toEqual(rightsWith(''));
  });

  it('are more partitions and other settings, and never fewer partitions', () => {
    const [first, second, third, ...rest] = asDefined().topics;
    const topics = [
      { ...first!, partitions: first!.partitions - 1 },
      { ...second!, partitions: second!.partitions + 3 },
      { ...third!, config: { ...third!.config, 'retention.ms': '1' } },
      ...rest,
    ];
    const changes = compare({ ...asDefined(), topics }, wantedWith(''));
    expect(changes.fewerPartitions.map(({ topic }) => topic)).toEqual([first!.topic]);
    expect(changes.morePartitions).toEqual([
      { topic: second!.topic, has: second!.partitions + 3, partitions: second!.partitions },
    ]);
    expect(changes.otherSettings).toMatchObject([{ topic: third!.topic, names: ['retention.ms'] }]);
    expect(countOf(changes)).toBe(2);
  });

  it.each([
    ['a service on a topic of the house', right('portal')],
    ['a stranger on a topic of the house', right('backup')],
    ['a service on a topic that was defined once', right('publisher', { name: 'cubes.former' })],
    ['a service on everything', right('publisher', { name: '*' })],
    ['a service on all topics of a kind', right('publisher', { name: 'linkage.', pattern: 'prefixed' })],
    ['an agency whose topics are gone', right('police-gwent', { name: 'ingress.police-gwent' })],
    [
      'a stranger in the group of a service',
      right('x', { resource: 'group', name: 'matcher.matcher.linkage.records' }),
    ],
  ])('withdraw the right of %s', (_case, extra) => {
    const { extraRights, widerRights } = compare(withRights(extra), wantedWith(''));
    expect(extraRights.map(describeRight)).toEqual([describeRight(extra)]);
    expect(widerRights).toEqual([]);
  });

  it.each([
    ['a stranger on topics of his own', right('backup', { name: 'weather' })],
    ['a service of another house on the same brokers', right('matcher', { name: 'wales-linkage.records' })],
    ['a refusal of a right', { ...right('portal'), permissionType: AclPermissionTypes.DENY }],
  ])('leave the right of %s', (_case, other) => {
    const changes = compare(withRights(other), wantedWith(''));
    expect(countOf(changes)).toBe(0);
    expect(changes.widerRights).toEqual([]);
  });

  it('leave, and tell, a stranger’s right on all topics of the brokers', () => {
    const changes = compare(withRights(right('monitor', { name: '*' })), wantedWith(''));
    expect(changes.widerRights.map(describeRight)).toEqual(['monitor READ topic *']);
    expect(countOf(changes)).toBe(0);
  });
});
