import type { BatchHandler } from '#libs/eventlog';
import { check, checkOnceInOrder, GROUP, noting, PRODUCER, READER, records, send, sleep } from './steps';
import { TOPIC, until, untilEffects } from './steps';
import type { LogCheck, LogProcess } from './world';

/** What holds with several members, and when one dies. */
export const GROUP_CHECKS: LogCheck[] = [
  {
    sentence: 'gives each record to one member of a group, and work to each member',
    async run(world) {
      const producer = await world.start(PRODUCER);
      const members = [await world.start(READER), await world.start(READER)];
      const counts = [0, 0];
      for (const [index, member] of members.entries()) {
        const handler = noting(member, (all) => void (counts[index] = (counts[index] ?? 0) + all.length));
        await member.eventLog.consume({ topic: TOPIC, group: GROUP, maxBatch: 10 }, handler);
      }
      let sent = 0;
      await until(world, 'work for both', async () => {
        await send(producer, records(40, { keys: 40, from: sent }));
        sent += 40;
        await sleep(world.moment);
        return counts.every((count) => count > 0);
      });
      await untilEffects(world, sent);
      checkOnceInOrder(await world.effects(), records(sent, { keys: 40 }));
    },
  },
  {
    sentence: 'never has two members in one partition at the same time',
    async run(world) {
      const producer = await world.start(PRODUCER);
      const members = [await world.start(READER), await world.start(READER)];
      const busy = new Set<number>();
      let collisions = 0;
      const exclusive =
        (member: LogProcess): BatchHandler =>
        async (batch, tx) => {
          if (busy.has(batch.partition)) collisions++;
          busy.add(batch.partition);
          await noting(member)(batch, tx);
          await sleep(2);
          busy.delete(batch.partition);
        };
      for (const member of members) {
        await member.eventLog.consume({ topic: TOPIC, group: GROUP, maxBatch: 5 }, exclusive(member));
      }
      const sent = records(300, { keys: 30 });
      for (let i = 0; i < 300; i += 30) await send(producer, sent.slice(i, i + 30));
      await untilEffects(world, 300);
      check(collisions === 0, `Two members were in one partition ${collisions} times.`);
      checkOnceInOrder(await world.effects(), sent);
    },
  },
  {
    sentence: 'leaves out and repeats nothing when a member dies between batches',
    async run(world) {
      const [producer, first] = [await world.start(PRODUCER), await world.start(READER)];
      const sent = records(300);
      await send(producer, sent);
      let handled = 0;
      await first.eventLog.consume(
        { topic: TOPIC, group: GROUP, maxBatch: 10 },
        noting(first, () => void handled++),
      );
      await until(world, 'three batches', () => Promise.resolve(handled >= 3));
      await first.kill();
      const second = await world.start(READER);
      await second.eventLog.consume({ topic: TOPIC, group: GROUP }, noting(second));
      await untilEffects(world, sent.length);
      checkOnceInOrder(await world.effects(), sent);
    },
  },
  {
    sentence: 'undoes the batch of a member that dies in it, and another member does it',
    async run(world) {
      const [producer, first] = [await world.start(PRODUCER), await world.start(READER)];
      const sent = records(100);
      let inBatch = false;
      await first.eventLog.consume({ topic: TOPIC, group: GROUP, maxBatch: 10 }, async (batch, tx) => {
        await noting(first)(batch, tx);
        inBatch = true;
        await sleep(world.moment);
      });
      await send(producer, sent);
      await until(world, 'a batch', () => Promise.resolve(inBatch));
      await first.kill();
      const second = await world.start(READER);
      await second.eventLog.consume({ topic: TOPIC, group: GROUP }, noting(second));
      await untilEffects(world, sent.length);
      checkOnceInOrder(await world.effects(), sent);
    },
  },
  {
    sentence: 'carries what a handler appends to the next topic once, although handlers fail and members die',
    async run(world) {
      const producer = await world.start(PRODUCER);
      const matcher = await world.start('matcher');
      await matcher.eventLog.consume({ topic: 'linkage.records', group: GROUP }, noting(matcher));
      let calls = 0;
      const forward =
        (member: LogProcess): BatchHandler =>
        async (batch, tx) => {
          await member.eventLog.append(tx, 'linkage.records', batch.records);
          if (calls++ % 4 === 1) throw new Error('passes by itself');
        };
      const first = await world.start(READER);
      await first.eventLog.consume({ topic: TOPIC, group: GROUP, maxBatch: 9 }, forward(first));
      const sent = records(240);
      await send(producer, sent);
      await until(world, 'some batches', () => Promise.resolve(calls >= 5));
      await first.kill();
      const second = await world.start(READER);
      await second.eventLog.consume({ topic: TOPIC, group: GROUP, maxBatch: 9 }, forward(second));
      await untilEffects(world, sent.length);
      checkOnceInOrder(await world.effects(), sent);
    },
  },
];
