import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { createKafkaEventLog, type EventLog } from '#libs/eventlog';
import { brokersCheck, startHealthServer, watchBrokers } from '#libs/runtime';
import { createMetrics, quietLogger } from '#libs/telemetry';
import { CutOff } from './cut-off';
import { AGENCY, type IngressWorld, ingressWorld } from './ingress-world';

/** A process that has not drained after 25 seconds is cut; its log and its database take their time too. */
const LONGEST_DRAIN_MS = 12_000;

describe('the gateway, when its brokers fall silent', () => {
  const connections = new CutOff();
  let world: IngressWorld;
  let database: Client;
  beforeAll(async () => {
    world = await ingressWorld({ socketFactory: connections.socketFactory });
    database = new Client({ connectionString: world.database.adminUrl });
    await database.connect();
  });
  afterAll(async () => {
    await database.end();
    await world.stop();
  });

  it('goes on where its connections closed without a word', async () => {
    await world.send(await world.sealed('a-1'));
    connections.cut();
    connections.revive();
    const told = await world.send(await world.sealed('a-2'));
    expect(told.map(({ key }) => key)).toContain('a-2');
    expect(await deliveries()).toBe(2);
  });

  it('goes on when a broker that hung wakes', async () => {
    world.engines.hang();
    const sending = world.send(await world.sealed('b-1'));
    await sleep(5000);
    world.engines.goOn();
    expect((await sending).map(({ key }) => key)).toContain('b-1');
    expect(await deliveries()).toBe(3);
  });

  it('stays ready while they hang, and says that they are away', async () => {
    const { health, stop } = await healthServer();
    expect(await health()).toEqual([200, { status: 'up', checks: { database: 'up', brokers: 'up' } }]);
    world.engines.hang();
    try {
      const away = { status: 'up', checks: { database: 'up', brokers: 'away' } };
      const begun = performance.now();
      expect(await health()).toEqual([200, { ...away, reasons: { brokers: 'check.timeout' } }]);
      expect(performance.now() - begun).toBeLessThan(4000);
      // The question is given up, and asked again over another connection, which hangs too.
      await sleep(11_000);
      expect(await health()).toMatchObject([200, away]);
    } finally {
      world.engines.goOn();
    }
    for (let tries = 0; tries < 20 && !JSON.stringify(await health()).includes('"brokers":"up"'); tries++)
      await sleep(500);
    expect(await health()).toMatchObject([200, { checks: { brokers: 'up' } }]);
    await stop();
  });

  it('drains while they hang within what a process has for it, and keeps what it took in', async () => {
    const before = await deliveries();
    await database.query('BEGIN');
    // Whoever reads goes on; only what is taken in waits.
    await database.query('LOCK TABLE gateway.delivery IN SHARE MODE');
    await world.producer.send({ topic: `ingress.${AGENCY}`, messages: [await world.sealed('c-1')] });
    const isInHand = async (): Promise<boolean> =>
      (await database.query('SELECT FROM pg_locks WHERE NOT granted')).rows.length > 0;
    for (let tries = 0; tries < 300 && !(await isInHand()); tries++) await sleep(100);
    expect(await isInHand()).toBe(true);
    world.engines.hang();
    try {
      const begun = performance.now();
      const stopped = world.stopGateway();
      await database.query('COMMIT');
      await stopped;
      expect(performance.now() - begun).toBeLessThan(LONGEST_DRAIN_MS);
      expect(await deliveries()).toBe(before + 1);
    } finally {
      world.engines.goOn();
    }
  });

  async function healthServer(): Promise<{ health(): Promise<unknown>; stop(): Promise<void> }> {
    const dataSource = await world.database.dataSource('gateway');
    const kafka = world.engines.kafka('gateway');
    const eventLog: EventLog = createKafkaEventLog({ dataSource, kafka, logger: quietLogger });
    const server = await startHealthServer({
      ...{ host: '127.0.0.1', port: 0, service: 'gateway', codeVersion: 'test', dataSource },
      brokers: brokersCheck(watchBrokers('gateway', eventLog, { standsMs: 0 })!),
      metrics: createMetrics('gateway'),
    });
    return {
      async health() {
        const answer = await fetch(`${server.url}/health/ready`);
        return [answer.status, await answer.json()];
      },
      async stop() {
        await server.stop();
        await eventLog.close();
      },
    };
  }

  async function deliveries(): Promise<number> {
    const { rows } = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM gateway.delivery');
    return rows[0]!.n;
  }
});
