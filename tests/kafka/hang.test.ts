import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { CutOff } from './cut-off';
import { type IngressWorld, ingressWorld } from './ingress-world';

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

  async function deliveries(): Promise<number> {
    const { rows } = await database.query<{ n: number }>('SELECT count(*)::int AS n FROM gateway.delivery');
    return rows[0]!.n;
  }
});
