import { textOf } from './topics';

const nothing = {
  ...{ missingTopics: [], fewerPartitions: [], otherSettings: [], morePartitions: [] },
  ...{ missingRights: [], extraRights: [], widerRights: [] },
};

it('counts partitions in both languages, be it one or many', () => {
  const text = textOf({
    ...nothing,
    missingTopics: [{ topic: 'audit.entries', partitions: 1, config: {} }],
    fewerPartitions: [{ topic: 'facts.records', has: 1, partitions: 12 }],
    morePartitions: [{ topic: 'cubes.computed', has: 2, partitions: 1 }],
  });
  expect(text.split('\n')).toEqual([
    '+ topic / pwnc audit.entries: partitions: 1 / rhaniadau: 1',
    '+ topic / pwnc facts.records: partitions: 12, not 1 / rhaniadau: 12, nid 1',
    expect.stringMatching(/cubes\.computed: keeps its partitions: 2; .* \/ yn cadw ei raniadau: 2; /u),
    '',
  ]);
});
