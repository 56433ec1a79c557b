import { parseType } from '#libs/contracts';
import { futureDate } from './future';

const NOW = new Date('2024-06-30T23:00:00Z');

describe('an event is refused that has not happened yet', () => {
  it.each<[string, string, string, Record<string, unknown>, string | undefined]>([
    ['a clock that is ahead', 'probation.sentence.commenced', '2024-07-01T00:59:00Z', {}, undefined],
    ['a time beyond that', 'probation.sentence.commenced', '2024-07-01T01:01:00Z', {}, '/time'],
    ['the same with an offset', 'probation.sentence.commenced', '2024-07-01T02:30:00+02:00', {}, undefined],
    [
      'the day after in Wales',
      'probation.sentence.commenced',
      '2024-06-30T22:00:00Z',
      { startedOn: '2024-07-01' },
      undefined,
    ],
    [
      'a slip in the year',
      'probation.sentence.commenced',
      '2024-06-30T22:00:00Z',
      { startedOn: '2042-06-30' },
      '/data/facts/startedOn',
    ],
    [
      'an expected end',
      'probation.sentence.commenced',
      '2024-06-30T22:00:00Z',
      { startedOn: '2024-06-30', expectedEndOn: '2026-06-30' },
      undefined,
    ],
    [
      'a status that is yet to take effect',
      'la.care-status.changed',
      '2024-06-30T22:00:00Z',
      { effectiveOn: '2024-09-01' },
      undefined,
    ],
    [
      'a quarter that has just ended',
      'probation.period.closed',
      '2024-06-30T23:00:00Z',
      { period: '2024-Q2' },
      undefined,
    ],
    [
      'a quarter that still runs',
      'probation.period.closed',
      '2024-06-30T22:00:00Z',
      { period: '2024-Q3' },
      '/data/facts/period',
    ],
    ['a withdrawal', 'probation.record.withdrawn', '2024-06-30T22:00:00Z', {}, undefined],
  ])('%s', (_name, type, time, facts, pointer) => {
    const { descriptor } = parseType(`cymru.cyfrif.${type}.v1`)!;
    expect(futureDate({ time, data: { facts } }, descriptor, NOW)).toBe(pointer);
  });
});
