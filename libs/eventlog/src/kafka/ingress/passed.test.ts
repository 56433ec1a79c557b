import type { KafkaMessage } from 'kafkajs';
import type { LogLine } from '../../logger';
import type { Look } from './later-looks';
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
  const erased: bigint[] = [];
  const later: Look[] = [];
  const brokers = { obey: true, low };
  const keep = (line: LogLine): void => void lines.push(line);
  const passed = new Passed({
    logger: { info: keep, warn: keep, error: keep },
    committed: () => Promise.resolve([{ partition: 0, ...committed }]),
    range: () => Promise.resolve({ low: new Map([[0, brokers.low]]), high: new Map([[0, high]]) }),
    seek: (_topic, _partition, offset) => void sought.push(offset),
    erase: (_topic, _partition, before) => {
      if (brokers.obey) erased.push(before);
      return Promise.resolve(brokers.obey);
    },
    later: (_topic, _partition, look) => void later.push(look),
    pause: () => Promise.resolve(),
  });
  const offsetsOf = async (...messages: KafkaMessage[]): Promise<string[]> =>
    (await passed.fresh(TOPIC, 0, messages)).map(({ offset }) => offset);
  const wait = async (): Promise<void> => {
    for (const { isDue, look } of later.splice(0)) if (await isDue()) look();
  };
  return {
    passed,
    lines,
    sought,
    erased,
    brokers,
    offsetsOf,
    wait,
    assign: () => passed.assign({ [TOPIC]: [0] }),
  };
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
    await later.passed.pass(TOPIC, 0, message(9), { heldMs: 0, mustErase: false });
    expect(await later.offsetsOf(message(30))).toEqual(['30']);
    expect(later.lines).toMatchObject([{ event: 'eventlog.ingress.lost', position: '10', count: 20 }]);
  });

  it('takes a number that a transaction’s mark has for no loss', async () => {
    const { passed, offsetsOf, lines } = world({ offset: '-1', metadata: null }, 0n, 40n);
    await passed.pass(TOPIC, 0, message(9), { heldMs: 0, mustErase: false });
    expect(await offsetsOf(message(11))).toEqual(['11']);
    expect(lines).toEqual([]);
  });

  it('names that the client began anew by itself, and reads all that comes then', async () => {
    const { passed, offsetsOf, lines } = world({ offset: '-1', metadata: null }, 0n, 3n);
    await passed.pass(TOPIC, 0, message(9), { heldMs: 0, mustErase: false });
    expect(await offsetsOf(message(0), message(1))).toEqual(['0', '1']);
    expect(lines).toMatchObject([{ event: 'eventlog.ingress.other_log', position: '10' }]);
  });

  it('is looked at again after a batch was long in hand, when nobody watched the topic', async () => {
    const { passed, sought, offsetsOf } = world({ offset: '-1', metadata: null }, 0n, 40n);
    await passed.pass(TOPIC, 0, message(3), { heldMs: 10, mustErase: false });
    expect(sought).toEqual([]);
    await passed.pass(TOPIC, 0, message(9), { heldMs: 5000, mustErase: false });
    expect(sought).toEqual([9n]);
    expect(await offsetsOf(message(9))).toEqual([]);
    expect(await offsetsOf(message(10))).toEqual(['10']);
  });
});

describe('what may not stay on the brokers', () => {
  const gone = { heldMs: 0, mustErase: true };
  const passing = { heldMs: 0, mustErase: false };

  it('is erased once it was passed, and is told with the offset as long as it was not', async () => {
    const { passed, erased, brokers } = world({ offset: '-1', metadata: null }, 0n, 40n);
    const words = (mustErase: boolean): string => passed.wordsFor(TOPIC, 0, message(3), mustErase);
    expect([words(false), words(true)]).toEqual(['1003', '1003 erase']);
    brokers.obey = false;
    await passed.pass(TOPIC, 0, message(3), gone);
    expect([erased, words(false)]).toEqual([[], '1003 erase']);
    brokers.obey = true;
    await passed.pass(TOPIC, 0, message(8), passing);
    await passed.pass(TOPIC, 0, message(9), passing);
    expect([erased, words(false)]).toEqual([[9n], '1003']);
  });

  it('is tried again until the brokers obey, though nothing more comes', async () => {
    const { passed, sought, erased, brokers, offsetsOf, wait } = world(
      { offset: '-1', metadata: null },
      0n,
      40n,
    );
    brokers.obey = false;
    await passed.pass(TOPIC, 0, message(9), gone);
    await wait();
    expect(await offsetsOf(message(9))).toEqual([]);
    brokers.obey = true;
    await wait();
    expect(await offsetsOf(message(9))).toEqual([]);
    await wait();
    expect([sought, erased]).toEqual([[9n, 9n], [10n]]);
  });

  it('is not sought again where the brokers erased it and were not heard', async () => {
    const { passed, sought, brokers, offsetsOf, wait } = world({ offset: '-1', metadata: null }, 0n, 40n);
    brokers.obey = false;
    await passed.pass(TOPIC, 0, message(9), gone);
    brokers.low = 10n;
    await wait();
    expect(await offsetsOf(message(10))).toEqual(['10']);
    expect([sought, passed.wordsFor(TOPIC, 0, message(10), false)]).toEqual([[], '1010']);
  });

  it('is another’s once the partition is', async () => {
    const { passed, sought, erased, brokers, wait } = world({ offset: '-1', metadata: null }, 0n, 40n);
    brokers.obey = false;
    await passed.pass(TOPIC, 0, message(9), gone);
    await passed.assign({});
    brokers.obey = true;
    await wait();
    expect([sought, erased]).toEqual([[], []]);
  });

  it('is not sought again where later records were passed with it', async () => {
    const { passed, sought, erased, brokers, wait } = world({ offset: '-1', metadata: null }, 0n, 40n);
    brokers.obey = false;
    await passed.pass(TOPIC, 0, message(8), gone);
    brokers.obey = true;
    await passed.pass(TOPIC, 0, message(9), passing);
    await wait();
    expect([sought, erased]).toEqual([[], [10n]]);
  });

  it('is erased by whoever goes on after a process that ended between its commit and the erasure', async () => {
    const { assign, erased, offsetsOf, passed } = world({ offset: '5', metadata: '1004 erase' }, 0n, 9n);
    await assign();
    expect(erased).toEqual([]);
    expect(await offsetsOf(message(4), message(5))).toEqual(['5']);
    await passed.pass(TOPIC, 0, message(5), passing);
    expect(erased).toEqual([5n]);
  });

  it('takes nothing from a topic that was made anew since', async () => {
    const { assign, erased, offsetsOf, passed } = world({ offset: '5', metadata: '1004 erase' }, 0n, 9n);
    await assign();
    expect(await offsetsOf(message(4, 7777), message(5, 7778))).toEqual([]);
    await passed.pass(TOPIC, 0, message(0, 7770), passing);
    expect(erased).toEqual([]);
  });

  it('takes nothing from one to which the client came by itself either', async () => {
    const { passed, erased, brokers, offsetsOf } = world({ offset: '-1', metadata: null }, 0n, 40n);
    brokers.obey = false;
    await passed.pass(TOPIC, 0, message(9), gone);
    brokers.obey = true;
    expect(await offsetsOf(message(0, 7770))).toEqual(['0']);
    await passed.pass(TOPIC, 0, message(0, 7770), passing);
    expect(erased).toEqual([]);
  });

  it('is not looked at once it is erased, however long the batch was in hand', async () => {
    const { passed, sought, erased } = world({ offset: '-1', metadata: null }, 0n, 40n);
    await passed.pass(TOPIC, 0, message(9), { heldMs: 5000, mustErase: true });
    expect([sought, erased]).toEqual([[], [10n]]);
  });

  it('is gone where the record before is, and is not asked for again', async () => {
    for (const low of [0n, 5n]) {
      const { assign, erased, offsetsOf, passed } = world({ offset: '5', metadata: '1004 erase' }, low, 9n);
      await assign();
      for (let tries = 0; tries < 2; tries++) await offsetsOf(message(5));
      await passed.pass(TOPIC, 0, message(5), passing);
      expect(erased).toEqual([]);
    }
  });
});
