import { check, checkOnceInOrder, GROUP, noting, PRODUCER, READER, records, send, sleep } from './steps';
import { textOf, TOPIC, until, untilEffects } from './steps';
import type { LogCheck } from './world';

/** What a reader may rely on while nothing fails but itself. */
export const CONSUME_CHECKS: LogCheck[] = [
  {
    sentence: 'goes on where the group stopped',
    async run(world) {
      const [producer, first] = [await world.start(PRODUCER), await world.start(READER)];
      const consumer = await first.eventLog.consume({ topic: TOPIC, group: GROUP }, noting(first));
      const sent = records(200);
      await send(producer, sent.slice(0, 100));
      await untilEffects(world, 100);
      await consumer.stop();
      await send(producer, sent.slice(100));
      await sleep(world.moment);
      check((await world.effects()).length === 100, 'A stopped consumer went on.');
      const second = await world.start(READER);
      await second.eventLog.consume({ topic: TOPIC, group: GROUP }, noting(second));
      await untilEffects(world, 200);
      checkOnceInOrder(await world.effects(), sent);
    },
  },
  {
    sentence: 'gives each group all records',
    async run(world) {
      const [producer, reader] = [await world.start(PRODUCER), await world.start(READER)];
      await send(producer, records(50));
      await reader.eventLog.consume({ topic: TOPIC, group: 'one' }, noting(reader));
      await reader.eventLog.consume({ topic: TOPIC, group: 'two' }, noting(reader));
      await untilEffects(world, 100);
      check((await world.effects()).length === 100, 'Two groups did not get 50 records each.');
    },
  },
  {
    sentence: 'lets the groups of one name on two topics read each its own',
    async run(world) {
      const [facts, members] = [await world.start('pseudonymiser'), await world.start('matcher')];
      const reader = await world.start('indicators');
      await reader.eventLog.consume({ topic: 'facts.records', group: GROUP }, noting(reader));
      await reader.eventLog.consume({ topic: 'linkage.membership', group: GROUP }, noting(reader));
      const [first, second] = [records(60), records(60, { from: 60 })];
      await facts.transaction((tx) => facts.eventLog.append(tx, 'facts.records', first));
      await members.transaction((tx) => members.eventLog.append(tx, 'linkage.membership', second));
      await untilEffects(world, 120);
      const effects = await world.effects();
      check(new Set(effects).size === 120 && effects.length === 120, 'Records were left out or repeated.');
    },
  },
  {
    sentence: 'starts at the stored position, also when it was put back',
    async run(world) {
      const [producer, reader] = [await world.start(PRODUCER), await world.start(READER)];
      const sent = records(20, { keys: 1 });
      await send(producer, sent);
      const offsets: bigint[] = [];
      let partition = -1;
      const consumer = await reader.eventLog.consume({ topic: TOPIC, group: GROUP }, async (batch, tx) => {
        partition = batch.partition;
        await noting(reader, (all) => void offsets.push(...all.map((record) => record.offset)))(batch, tx);
      });
      await untilEffects(world, 20);
      await consumer.stop();
      await world.seek(READER, TOPIC, GROUP, partition, offsets[5] ?? 0n);
      const again = await world.start(READER);
      await again.eventLog.consume({ topic: TOPIC, group: GROUP }, noting(again));
      await untilEffects(world, 35);
      const repeated = (await world.effects()).slice(20);
      check(
        repeated.length === 15,
        `${repeated.length} records came after the position was put back, not 15.`,
      );
      check(repeated[0] === textOf(sent[5] ?? { value: Buffer.alloc(0) }), 'It started elsewhere.');
    },
  },
  {
    sentence: 'halts where its position lies past the end, tells the lag as unknown, and reads the rest',
    async run(world) {
      const [producer, reader] = [await world.start(PRODUCER), await world.start(READER)];
      const sent = records(80, { keys: 8 });
      await send(producer, sent.slice(0, 40));
      const keys = new Map<number, Set<string>>();
      const consumer = await reader.eventLog.consume({ topic: TOPIC, group: GROUP }, async (batch, tx) => {
        const seen = keys.get(batch.partition) ?? new Set();
        keys.set(batch.partition, seen);
        for (const record of batch.records) seen.add(record.key);
        await noting(reader)(batch, tx);
      });
      await untilEffects(world, 40);
      await consumer.stop();
      const [[halted, lost] = [-1, new Set<string>()]] = keys;
      await world.seek(READER, TOPIC, GROUP, halted, 1_000_000n);
      const again = await world.start(READER);
      check(Number.isNaN(await again.eventLog.lag(TOPIC, GROUP)), 'The lag is told as if it were known.');
      await again.eventLog.consume({ topic: TOPIC, group: GROUP }, noting(again));
      await send(producer, sent.slice(40));
      const readable = sent.slice(40).filter(({ key }) => !lost.has(key)).length;
      check(readable > 0 && readable < 40, 'The check needs a partition that is halted and one that is not.');
      await untilEffects(world, 40 + readable);
      await sleep(world.moment);
      check((await world.effects()).length === 40 + readable, 'Something was read past the end.');
      check(Number.isNaN(await again.eventLog.lag(TOPIC, GROUP)), 'The lag is told as if it were known.');
    },
  },
  {
    sentence: 'rolls back the effects of a failing handler, and has them once in the end',
    async run(world) {
      const [producer, reader] = [await world.start(PRODUCER), await world.start(READER)];
      const sent = records(60);
      let failures = 0;
      const note = noting(reader);
      await reader.eventLog.consume({ topic: TOPIC, group: GROUP }, async (batch, tx) => {
        await note(batch, tx);
        if (failures++ < 3) throw new Error('passes by itself');
      });
      await send(producer, sent);
      await untilEffects(world, sent.length);
      checkOnceInOrder(await world.effects(), sent);
    },
  },
  {
    sentence: 'sets a poison record aside with its code, and goes on with its partition',
    async run(world) {
      const [producer, reader] = [await world.start(PRODUCER), await world.start(READER)];
      const sent = records(40, { keys: 4 });
      const poison = sent[9];
      const aside: string[] = [];
      const note = noting(reader);
      await reader.eventLog.consume(
        {
          topic: TOPIC,
          group: GROUP,
          onPoison: async (record, code, tx) => {
            aside.push(`${textOf(record)} ${code}`);
            await reader.effect(tx, [`k99:${aside.length}`]);
          },
        },
        async (batch, tx) => {
          await note(batch, tx);
          const bad = batch.records.some((record) => poison && record.value.equals(poison.value));
          if (bad) throw Object.assign(new Error('never passes'), { code: 'contract.poison' });
        },
      );
      await send(producer, sent);
      await until(world, 'all but the poison', async () => (await world.effects()).length >= 40);
      await send(producer, records(1, { from: 400 }));
      await untilEffects(world, 41);
      check(aside.length === 1 && aside[0] === 'k1:9 contract.poison', `Set aside: ${aside.join(', ')}.`);
      const good = sent.filter((record) => record !== poison);
      const effects = (await world.effects()).filter((effect) => !effect.startsWith('k99'));
      checkOnceInOrder(effects, [...good, ...records(1, { from: 400 })]);
    },
  },
  {
    sentence: 'never hands over more records than were asked for',
    async run(world) {
      const [producer, reader] = [await world.start(PRODUCER), await world.start(READER)];
      const sent = records(100, { keys: 2 });
      await send(producer, sent);
      let most = 0;
      const handler = noting(reader, (all) => void (most = Math.max(most, all.length)));
      await reader.eventLog.consume({ topic: TOPIC, group: GROUP, maxBatch: 7 }, handler);
      await untilEffects(world, 100);
      checkOnceInOrder(await world.effects(), sent);
      check(most <= 7, `A batch held ${most} records, not at most 7.`);
    },
  },
  {
    sentence: 'knows how many records are still to be processed',
    async run(world) {
      const [producer, reader] = [await world.start(PRODUCER), await world.start(READER)];
      const lag = (): Promise<number> => reader.eventLog.lag(TOPIC, GROUP);
      check((await lag()) === 0, 'An empty topic has a lag.');
      await send(producer, records(70));
      await until(world, 'a lag of 70', async () => (await lag()) === 70);
      const consumer = await reader.eventLog.consume({ topic: TOPIC, group: GROUP }, noting(reader));
      await untilEffects(world, 70);
      await until(world, 'no lag', async () => (await lag()) === 0);
      await consumer.stop();
      await send(producer, records(5, { from: 70 }));
      await until(world, 'a lag of 5', async () => (await lag()) === 5);
    },
  },
  {
    sentence: 'knows how old the oldest record is that is still to be processed',
    async run(world) {
      const [producer, reader] = [await world.start(PRODUCER), await world.start(READER)];
      // The model of the log keeps no times.
      if (!reader.eventLog.age) return;
      const age = (): Promise<number> => reader.eventLog.age!(TOPIC, GROUP);
      check((await age()) === 0, 'Where nothing waits something has an age.');
      const begun = performance.now();
      await send(producer, records(3, { keys: 1 }));
      await sleep(2500);
      await send(producer, records(3, { keys: 1, from: 3 }));
      await until(world, 'an age of two seconds', async () => (await age()) >= 2);
      const [seconds, most] = [await age(), (performance.now() - begun) / 1000 + 1];
      check(seconds <= most, `A record of at most ${most} s is told to be ${seconds} s old.`);
      await reader.eventLog.consume({ topic: TOPIC, group: GROUP }, noting(reader));
      await untilEffects(world, 6);
      await until(world, 'no age', async () => (await age()) === 0);
    },
  },
  {
    sentence: 'stops after the batch in hand, and completes it',
    async run(world) {
      const [producer, reader] = [await world.start(PRODUCER), await world.start(READER)];
      let begun = false;
      const consumer = await reader.eventLog.consume(
        { topic: TOPIC, group: GROUP },
        noting(reader, async () => {
          begun = true;
          await sleep(world.moment);
        }),
      );
      await send(producer, records(10, { keys: 1 }));
      await until(world, 'a batch', () => Promise.resolve(begun));
      await consumer.stop();
      const atStop = (await world.effects()).length;
      check(atStop > 0, 'The batch in hand was cut.');
      await sleep(world.moment);
      check((await world.effects()).length === atStop, 'Effects came after the stop.');
    },
  },
];
