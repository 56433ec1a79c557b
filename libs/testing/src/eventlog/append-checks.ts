import { type Batch } from '#libs/eventlog';
import { check, checkOnceInOrder, GROUP, noting, PRODUCER, READER, records, send, sleep } from './steps';
import { textOf, TOPIC, until, untilEffects } from './steps';
import type { LogCheck } from './world';

/** What a producer may rely on. */
export const APPEND_CHECKS: LogCheck[] = [
  {
    sentence: 'delivers every committed record once, those of one key in their order',
    async run(world) {
      const [producer, reader] = [await world.start(PRODUCER), await world.start(READER)];
      await reader.eventLog.consume({ topic: TOPIC, group: GROUP }, noting(reader));
      const sent = records(600);
      for (let i = 0; i < sent.length; i += 100) await send(producer, sent.slice(i, i + 100));
      await untilEffects(world, sent.length);
      checkOnceInOrder(await world.effects(), sent);
    },
  },
  {
    sentence: 'keeps key, bytes and headers as they were sent',
    async run(world) {
      const [producer, reader] = [await world.start(PRODUCER), await world.start(READER)];
      const value = Buffer.from(Uint8Array.from({ length: 256 }, (_, i) => i));
      const batches: Batch[] = [];
      await reader.eventLog.consume({ topic: TOPIC, group: GROUP }, (batch) => {
        batches.push(batch);
        return Promise.resolve();
      });
      await send(producer, [
        { key: 'ŵy', value, headers: { traceparent: '00-ab-cd-01' } },
        { key: 'ŵy', value: Buffer.alloc(0) },
      ]);
      await until(world, 'two records', () =>
        Promise.resolve(batches.reduce((sum, batch) => sum + batch.records.length, 0) >= 2),
      );
      const [first, second] = batches.flatMap((batch) => batch.records);
      check(first?.key === 'ŵy' && first.value.equals(value), 'Key or bytes changed.');
      check(first?.headers?.['traceparent'] === '00-ab-cd-01', 'The header is lost.');
      check(second?.value.length === 0, 'An empty value did not stay empty.');
      check((second?.offset ?? 0n) > (first?.offset ?? 0n), 'Offsets do not grow.');
      check(
        batches.every((batch) => batch.topic === TOPIC),
        'The topic is another.',
      );
    },
  },
  {
    sentence: 'keeps what was committed when its producer dies at once',
    async run(world) {
      const producer = await world.start(PRODUCER);
      const sent = records(40);
      await send(producer, sent);
      await producer.kill();
      await sleep(world.moment);
      const reader = await world.start(READER);
      await reader.eventLog.consume({ topic: TOPIC, group: GROUP }, noting(reader));
      // Kafka's relay is a part of the producing service: another of its processes takes the outbox over.
      await world.start(PRODUCER);
      await untilEffects(world, sent.length);
      checkOnceInOrder(await world.effects(), sent);
    },
  },
  {
    sentence: 'delivers nothing of a transaction before its commit, nor after its rollback',
    async run(world) {
      const [producer, reader] = [await world.start(PRODUCER), await world.start(READER)];
      await reader.eventLog.consume({ topic: TOPIC, group: GROUP }, noting(reader));
      const committed = records(20);
      await producer.transaction(async (tx) => {
        await producer.eventLog.append(tx, TOPIC, committed);
        await sleep(world.moment);
        check((await world.effects()).length === 0, 'Records were delivered before the commit.');
      });
      const undone = producer.transaction(async (tx) => {
        await producer.eventLog.append(tx, TOPIC, records(20, { from: 1000 }));
        throw new Error('rolled back');
      });
      await undone.catch(() => undefined);
      await untilEffects(world, committed.length);
      checkOnceInOrder(await world.effects(), committed);
    },
  },
  {
    sentence: 'passes no record whose transaction commits after that of a later one',
    async run(world) {
      const slow = await world.start(PRODUCER);
      const quick = await world.start(PRODUCER);
      const reader = await world.start(READER);
      await reader.eventLog.consume({ topic: TOPIC, group: GROUP }, noting(reader));
      const [early, late] = [records(30, { keys: 30 }), records(30, { keys: 30, from: 30 })];
      let quickDone: Promise<void> = Promise.resolve();
      await slow.transaction(async (tx) => {
        await slow.eventLog.append(tx, TOPIC, early);
        quickDone = send(quick, late);
        // An adapter may make the quick one wait for the slow one, or let it pass and be read.
        await Promise.race([quickDone, sleep(world.moment)]);
        await sleep(world.moment * 2);
      });
      await quickDone;
      await untilEffects(world, early.length + late.length);
      const effects = await world.effects();
      check(new Set(effects).size === 60, `${60 - new Set(effects).size} records were passed.`);
      check(effects.length === 60, 'Records were repeated.');
      check(
        effects.every((effect) => [...early, ...late].some((record) => textOf(record) === effect)),
        'Others.',
      );
    },
  },
  {
    sentence: 'carries many producers at once without loss, repetition or disorder',
    async run(world) {
      const producers = [
        await world.start(PRODUCER),
        await world.start(PRODUCER),
        await world.start(PRODUCER),
      ];
      const reader = await world.start(READER);
      await reader.eventLog.consume({ topic: TOPIC, group: GROUP, maxBatch: 37 }, noting(reader));
      const sent = records(900, { keys: 90 });
      // A key belongs to one producer, so that its order is defined.
      const shares = producers.map((_, p) => sent.filter((record) => Number(record.key.slice(1)) % 3 === p));
      await Promise.all(
        producers.map(async (producer, p) => {
          const share = shares[p] ?? [];
          for (let i = 0; i < share.length; i += 20) await send(producer, share.slice(i, i + 20));
        }),
      );
      await untilEffects(world, sent.length);
      checkOnceInOrder(await world.effects(), sent);
    },
  },
];
