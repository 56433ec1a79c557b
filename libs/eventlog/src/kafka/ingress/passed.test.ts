import type { KafkaMessage } from 'kafkajs';
import type { LogLine } from '../../logger';
import { Passed } from './passed';

const TOPIC = 'ingress.probation-wales';

function message(offset: number, sentAt = 1000 + offset): KafkaMessage {
  return {
    ...{ key: null, value: null, attributes: 0, offset: String(offset), timestamp: String(sentAt) },
    headers: {},
  };
}

function world(committed: { offset: string; metadata: string | null }, low: bigint, high: bigint) {
  const lines: LogLine[] = [];
  const sought: bigint[] = [];
  const keep = (line: LogLine): void => void lines.push(line);
  const passed = new Passed({
    logger: { info: keep, warn: keep, error: keep },
    committed: () => Promise.resolve([{ partition: 0, ...committed }]),
    range: () => Promise.resolve({ low: new Map([[0, low]]), high: new Map([[0, high]]) }),
    seek: (_topic, _partition, offset) => void sought.push(offset),
    pause: () => Promise.resolve(),
  });
  const offsetsOf = async (...messages: KafkaMessage[]): Promise<string[]> =>
    (await passed.fresh(TOPIC, 0, messages)).map(({ offset }) => offset);
  return { passed, lines, sought, offsetsOf, assign: () => passed.assign({ [TOPIC]: [0] }) };
}

describe('where reading of an agency’s topic goes on', () => {
  it('is behind the last record that was committed, once that record was found where it was', async () => {
    const { assign, sought, offsetsOf, lines } = world({ offset: '5', metadata: '1004' }, 0n, 9n);
    await assign();
    expect(sought).toEqual([4n]);
    expect(await offsetsOf(message(4), message(5), message(6))).toEqual(['5', '6']);
    expect(lines).toEqual([]);
  });

  it('is the beginning where another record stands there: the topic was made anew and has grown as long', async () => {
    const { assign, sought, offsetsOf, lines } = world({ offset: '5', metadata: '1004' }, 0n, 9n);
    await assign();
    expect(await offsetsOf(message(4, 7777), message(5, 7778))).toEqual([]);
    expect(sought).toEqual([4n, 0n]);
    expect(lines).toEqual([
      expect.objectContaining({ event: 'eventlog.ingress.other_log', topic: TOPIC, position: '5' }),
    ]);
    expect(await offsetsOf(message(0, 7770), message(1, 7771))).toEqual(['0', '1']);
    expect(lines).toHaveLength(1);
  });

  it('is asked for twice where the broker has not heard it, and then the record is no longer there', async () => {
    const { assign, sought, offsetsOf, lines } = world({ offset: '5', metadata: '1004' }, 0n, 9n);
    await assign();
    expect(await offsetsOf(message(5))).toEqual([]);
    expect(await offsetsOf(message(5))).toEqual(['5']);
    expect([sought, lines]).toEqual([[4n, 4n], []]);
  });

  it('is the beginning where the topic is shorter, and is named', async () => {
    const { assign, sought, lines } = world({ offset: '5', metadata: '1004' }, 0n, 2n);
    await assign();
    expect(sought).toEqual([0n]);
    expect(lines).toMatchObject([{ event: 'eventlog.ingress.other_log', position: '5' }]);
  });

  it('names how many records the broker removed before they were read', async () => {
    const { assign, sought, lines } = world({ offset: '5', metadata: '1004' }, 8n, 9n);
    await assign();
    expect([sought, lines]).toMatchObject([
      [],
      [{ event: 'eventlog.ingress.lost', position: '5', count: 3 }],
    ]);
    const later = world({ offset: '-1', metadata: null }, 30n, 40n);
    later.passed.pass(TOPIC, 0, message(9), 0);
    expect(await later.offsetsOf(message(30))).toEqual(['30']);
    expect(later.lines).toMatchObject([{ event: 'eventlog.ingress.lost', position: '10', count: 20 }]);
  });

  it('takes a number that a transaction’s mark has for no loss', async () => {
    const { passed, offsetsOf, lines } = world({ offset: '-1', metadata: null }, 0n, 40n);
    passed.pass(TOPIC, 0, message(9), 0);
    expect(await offsetsOf(message(11))).toEqual(['11']);
    expect(lines).toEqual([]);
  });

  it('names that the client began anew by itself, and reads all that comes then', async () => {
    const { passed, offsetsOf, lines } = world({ offset: '-1', metadata: null }, 0n, 3n);
    passed.pass(TOPIC, 0, message(9), 0);
    expect(await offsetsOf(message(0), message(1))).toEqual(['0', '1']);
    expect(lines).toMatchObject([{ event: 'eventlog.ingress.other_log', position: '10' }]);
  });

  it('is looked at again after a batch was long in hand, when nobody watched the topic', async () => {
    const { passed, sought, offsetsOf } = world({ offset: '-1', metadata: null }, 0n, 40n);
    passed.pass(TOPIC, 0, message(3), 10);
    expect(sought).toEqual([]);
    passed.pass(TOPIC, 0, message(9), 5000);
    expect(sought).toEqual([9n]);
    expect(await offsetsOf(message(9))).toEqual([]);
    expect(await offsetsOf(message(10))).toEqual(['10']);
  });
});
