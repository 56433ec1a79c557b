import { readFileSync } from 'node:fs';
import { projectPath } from '#libs/config';
import { TOPICS } from '../../topics';
import { agencyAcls } from '../ingress/agencies';
import { aclDefinitions, topicDefinitions } from './broker-definitions';

const read = (name: string): unknown =>
  JSON.parse(readFileSync(projectPath('infra', 'kafka', name), 'utf8')) as unknown;

describe('the definitions for the brokers', () => {
  it('in infra/kafka are those of the table of topics', () => {
    expect(read('topics.json')).toEqual(topicDefinitions());
    expect(read('acls.json')).toEqual(aclDefinitions());
  });

  it('let each service write and read what the table says, and no other', () => {
    const may = (operation: string): string[] =>
      aclDefinitions()
        .filter(({ resource, pattern }) => resource === 'topic' && pattern === 'literal')
        .filter((acl) => acl.operations.includes(operation as 'READ'))
        .map((acl) => `${acl.principal} ${acl.name}`)
        .toSorted();
    const table = (side: 'from' | 'to'): string[] =>
      Object.entries(TOPICS)
        .flatMap(([topic, definition]) => definition[side].map((service) => `${service} ${topic}`))
        .toSorted();
    expect(may('WRITE')).toEqual(table('from'));
    expect(may('READ')).toEqual(table('to'));
  });

  it('let an agency write its own topic and read its receipts, and the gateway the other way round', () => {
    expect(
      agencyAcls('police-gwent').map(({ name, operations }) => `${name} ${operations.join(' ')}`),
    ).toEqual([
      'ingress.police-gwent WRITE DESCRIBE',
      'receipts.police-gwent READ DESCRIBE',
      'agency.police-gwent. READ DESCRIBE',
    ]);
    expect(aclDefinitions().filter(({ name }) => /^(ingress|receipts)/.test(name))).toEqual([
      expect.objectContaining({
        principal: 'gateway',
        name: 'ingress.',
        operations: ['READ', 'DESCRIBE', 'DELETE'],
      }),
      expect.objectContaining({ principal: 'gateway', name: 'receipts.', operations: ['WRITE', 'DESCRIBE'] }),
    ]);
    expect(() => agencyAcls('police.*')).toThrow(/agency_name: the name is malformed/);
  });

  it.each(['gateway', 'portal', 'suite', 'admin', 'kafka'])('refuse an agency that is called %s', (name) => {
    expect(() => agencyAcls(name)).toThrow(/agency_name: the name is reserved/);
  });

  it('give no service a group of another', () => {
    const groups = aclDefinitions().filter((acl) => acl.resource === 'group');
    expect(groups.every((acl) => acl.name === `${acl.principal}.` && acl.pattern === 'prefixed')).toBe(true);
  });
});
