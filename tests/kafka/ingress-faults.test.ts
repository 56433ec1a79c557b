import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { defineKafka, type LogLine } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { AGENCY, type IngressWorld, ingressWorld, type Message, OTHER } from './ingress-world';
import { LostRequests } from './lost-requests';

const TOPIC = `ingress.${AGENCY}`;
const IN_THE_CLEAR = JSON.stringify({
  identity: { linkage: { dateOfBirth: '1990-02-03' } },
  facts: {},
});

describe('the reading of an agency’s topic', () => {
  const lines: LogLine[] = [];
  const keep = (line: LogLine): void => void lines.push(line);
  const requests = new LostRequests();
  let world: IngressWorld;
  let database: Client;
  beforeAll(async () => {
    const logger = { info: keep, warn: keep, error: keep };
    world = await ingressWorld({ logger, socketFactory: requests.socketFactory });
    database = new Client({ connectionString: world.database.adminUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await world.stop();
  });
  beforeEach(() => void (lines.length = 0));

  it('lets no event take effect twice, and none go missing, when commits are lost on the way', async () => {
    requests.lose('commit', Infinity);
    await world.send(...(await events('c', 5)));
    // The answers went before the commit: they come again, with the receipts that the agency has.
    await until(() => answersFor('c-0').length > 1);
    expect(requests.lost.commit).toBeGreaterThan(1);
    requests.lose('commit', 0);
    await world.producer.send({ topic: TOPIC, messages: await events('d', 5) });
    await until(() => answersFor('d-4').length > 0);
    expect(await effects('c')).toEqual({ deliveries: 5, sentOn: 5 });
    expect(await effects('d')).toEqual({ deliveries: 5, sentOn: 5 });
    for (const id of ['c-0', 'c-4']) expect(new Set(answersFor(id)).size).toBe(1);
  });

  it('begins anew, and says so, when the topic is deleted and made again', async () => {
    await world.send(...(await events('e', 4)));
    await makeAnew();
    await world.producer.send({ topic: TOPIC, messages: await events('f', 2) });
    await until(() => answersFor('f-1').length > 0);
    expect(await effects('f')).toEqual({ deliveries: 2, sentOn: 2 });
    expect(named('eventlog.ingress.other_log')).toContain(TOPIC);
  });

  it('passes over nothing when that happens while a batch is in hand and the new topic has grown as long', async () => {
    await database.query('BEGIN');
    await database.query('LOCK TABLE gateway.delivery IN ACCESS EXCLUSIVE MODE');
    const [first, second] = [await events('g', 3), await events('h', 6)];
    await world.producer.send({ topic: TOPIC, messages: first });
    await until(async () => (await count('pg_locks WHERE NOT granted')) > 0);
    await makeAnew();
    await world.producer.send({ topic: TOPIC, messages: second });
    await sleep(1000);
    await database.query('COMMIT');
    await until(() => answersFor('g-2').length > 0 && answersFor('h-5').length > 0);
    expect(await effects('g')).toEqual({ deliveries: 3, sentOn: 3 });
    expect(await effects('h')).toEqual({ deliveries: 6, sentOn: 6 });
    expect(named('eventlog.ingress.other_log')).toContain(TOPIC);
  });

  it('erases what may not stay as soon as the brokers hear of it, however long they did not', async () => {
    const [plain, next] = await events('i', 2);
    requests.lose('erasure', Infinity);
    await world.send({ ...plain!, value: IN_THE_CLEAR });
    await until(() => lines.some(({ event }) => event === 'eventlog.ingress.erase_failed'));
    const [kept] = await partitionZero();
    requests.lose('erasure', 0);
    // As a process that was killed: its successor has only what was committed.
    requests.lose('commit', 1);
    await world.send(next!);
    await until(async () => (await partitionZero())[0] > kept);
    const [first, end] = await partitionZero();
    expect(first).toBeGreaterThanOrEqual(end - 1);
  });

  it('erases it though the agency sends nothing more', async () => {
    const [plain, next] = await events('j', 2);
    requests.lose('erasure', Infinity);
    await world.send({ ...plain!, value: IN_THE_CLEAR });
    await until(() => lines.some(({ event }) => event === 'eventlog.ingress.erase_failed'));
    requests.lose('erasure', 0);
    await until(async () => {
      const [first, end] = await partitionZero();
      return first === end;
    });
    // And what comes then is neither missed nor taken twice.
    await world.send(next!);
    expect(await effects('j')).toEqual({ deliveries: 1, sentOn: 1 });
    expect(named('eventlog.ingress.other_log')).toEqual([]);
  });

  /** The first offset that is left, and the next one to come. */
  async function partitionZero(): Promise<[number, number]> {
    const admin = world.clientOf('admin').admin();
    await admin.connect();
    const offsets = await admin.fetchTopicOffsets(TOPIC);
    await admin.disconnect();
    const { low, high } = offsets.find(({ partition }) => partition === 0)!;
    return [Number(low), Number(high)];
  }

  /** All in one partition, so that offsets count them. */
  async function events(name: string, number: number): Promise<Message[]> {
    const all = Array.from({ length: number }, (_, at) => world.sealed(`${name}-${at}`));
    return (await Promise.all(all)).map((message) => ({ ...message, partition: 0 }));
  }

  async function makeAnew(): Promise<void> {
    const admin = world.clientOf('admin').admin();
    await admin.connect();
    await admin.deleteTopics({ topics: [TOPIC] });
    await until(async () => !(await admin.listTopics()).includes(TOPIC));
    await admin.disconnect();
    await defineKafka(world.engines.kafka('admin'), quietLogger, { agencies: [AGENCY, OTHER] });
  }

  function named(event: string): (string | undefined)[] {
    return lines.filter((line) => line.event === event).map(({ topic }) => topic);
  }

  function answersFor(id: string): unknown[] {
    return world.told.filter(({ key }) => key === id).map(({ body }) => body['receiptId']);
  }

  async function effects(name: string): Promise<{ deliveries: number; sentOn: number }> {
    return {
      deliveries: await count(`gateway.delivery WHERE event_id LIKE '${name}-%'`),
      sentOn: await count(
        `eventlog.intake_sealed AS log JOIN gateway.delivery AS own
         ON own.receipt_id = convert_from(log.value, 'UTF8')::jsonb ->> 'receiptId'
         WHERE own.event_id LIKE '${name}-%'`,
      ),
    };
  }

  async function count(from: string): Promise<number> {
    const { rows } = await database.query<{ n: number }>(`SELECT count(*)::int AS n FROM ${from}`);
    return rows[0]!.n;
  }

  async function until(done: () => boolean | Promise<boolean>): Promise<void> {
    for (let tries = 0; tries < 1200 && !(await done()); tries++) await sleep(100);
    expect(await done()).toBe(true);
  }
});
