import { checkAcknowledged, PartitionMissing } from './acknowledged';

const pass = [
  { topic: 'intake.sealed', partition: 0 },
  { topic: 'intake.sealed', partition: 3 },
  { topic: 'audit.entries', partition: 0 },
] as const;
const written = [
  { topicName: 'test.intake.sealed', partition: 0 },
  { topicName: 'test.intake.sealed', partition: 3 },
  { topicName: 'test.audit.entries', partition: 0 },
];

it('a pass is sent when the broker wrote to each of its partitions', () => {
  expect(() => checkAcknowledged(pass, written, 'test.')).not.toThrow();
});

it('a partition that the client passed over in silence is a fault, so that its records stay in the outbox', () => {
  for (const left of written)
    expect(() =>
      checkAcknowledged(
        pass,
        written.filter((each) => each !== left),
        'test.',
      ),
    ).toThrow(PartitionMissing);
});
