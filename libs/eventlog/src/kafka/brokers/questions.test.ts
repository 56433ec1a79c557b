import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import type { Admin, Kafka } from 'kafkajs';
import { lineOf } from './client';
import { type Line, Questions } from './questions';

const SOON_MS = 100;
const never = new Promise<never>(() => undefined);

/** Lines on which `silent` says what is never answered. */
function lines(): { make: () => Line; made: number; ended: number[]; silent: Set<number> } {
  const world = { made: 0, ended: [] as number[], silent: new Set<number>() };
  const make = (): Line => {
    const number = (world.made += 1);
    const admin = {
      connect: () => Promise.resolve(),
      disconnect: () => Promise.resolve(),
      listTopics: () => (world.silent.has(number) ? never : Promise.resolve([`of ${number}`])),
    };
    return {
      client: { admin: () => admin } as unknown as Pick<Kafka, 'admin'>,
      connections: { end: () => void world.ended.push(number) },
    };
  };
  return Object.assign(world, { make });
}

const topics = (admin: Admin): Promise<string[]> => admin.listTopics();

describe('questions to the brokers', () => {
  it('go over one line, and over another after an answer that did not come', async () => {
    const world = lines();
    const questions = new Questions(world.make, SOON_MS);
    expect(await questions.ask(topics)).toEqual(['of 1']);
    expect(await questions.ask(topics)).toEqual(['of 1']);
    world.silent.add(1);
    const both = await Promise.allSettled([questions.ask(topics), questions.ask(topics)]);
    for (const one of both) expect(one).toMatchObject({ reason: { code: 'eventlog.kafka.unanswered' } });
    expect(world.ended).toContain(1);
    expect(await questions.ask(topics)).toEqual(['of 2']);
  });

  it('keep the line when the brokers refuse', async () => {
    const world = lines();
    const questions = new Questions(world.make, SOON_MS);
    await expect(questions.ask(() => Promise.reject(new Error('no right')))).rejects.toThrow('no right');
    expect(await questions.ask(topics)).toEqual(['of 1']);
  });

  it('fail when whoever asks ends', async () => {
    const world = lines();
    world.silent.add(1);
    const questions = new Questions(world.make, 60_000);
    const [asked] = await Promise.allSettled([questions.ask(topics), questions.close()]);
    expect(asked).toMatchObject({ reason: { code: 'eventlog.kafka.unanswered' } });
    expect(world.ended).toEqual([1]);
  });

  it('leave no connection open to brokers that take it and say nothing, nor a word in the log', async () => {
    const [open, words]: [Set<Socket>, unknown[]] = [new Set(), []];
    let accepted = 0;
    const server = createServer((socket) => {
      accepted += 1;
      open.add(socket.resume().on('error', () => undefined));
      socket.on('close', () => open.delete(socket));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const keep = (word: unknown): void => void words.push(word);
    const logger = { info: keep, warn: keep, error: keep };
    const questions = new Questions(
      () => lineOf('matcher', { brokers: [`127.0.0.1:${port}`] }, logger),
      2 * SOON_MS,
    );
    for (const number of [1, 2]) {
      await expect(questions.ask(topics)).rejects.toMatchObject({ code: 'eventlog.kafka.unanswered' });
      expect(accepted).toBe(number);
    }
    for (let tries = 0; open.size > 0 && tries < 100; tries++)
      await new Promise((done) => setTimeout(done, 20));
    server.close();
    expect([open.size, words]).toEqual([0, []]);
  });
});
