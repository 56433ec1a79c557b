import { setTimeout as sleep } from 'node:timers/promises';
import { Partitioners } from 'kafkajs';
import { createLocalEventLog } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { listRefusals } from '#services/gateway';
import { AGENCY, facts, type IngressWorld, ingressWorld, NOW, OTHER } from './ingress-world';

const CANARY = 'Zzyzx-Dwynwen';

describe('an agency that streams to its own topic', () => {
  let world: IngressWorld;
  beforeAll(async () => {
    world = await ingressWorld();
  });
  afterAll(() => world.stop());

  it('gets a receipt for each event, the same one for a repeat, and the event goes on sealed', async () => {
    const event = await world.sealed('d-1');
    const [first] = await world.send(event);
    expect(first).toMatchObject({
      key: 'd-1',
      contentType: 'application/json',
      body: { status: 'accepted', id: 'd-1' },
    });
    expect(first?.place).toEqual([expect.stringMatching(/^[0-3]$/), expect.stringMatching(/^\d+$/)]);
    const [again] = await world.send(event);
    expect(again?.body).toMatchObject({ status: 'repeated', receiptId: first?.body['receiptId'] });
    const dataSource = await world.database.dataSource('gateway');
    const rows = await dataSource.query<{ event_id: string; agency: string }[]>(
      'SELECT event_id, agency FROM gateway.delivery',
    );
    expect(rows).toEqual([{ event_id: 'd-1', agency: AGENCY }]);
  });

  it('is told by a problem document what was refused, as at the door', async () => {
    const good = await world.sealed('d-2');
    const foreign = { ...good, headers: { ...good.headers, ce_source: `/agencies/${OTHER}`, ce_id: 'd-3' } };
    const [answer] = await world.send(foreign);
    expect(answer).toMatchObject({
      key: 'd-3',
      contentType: 'application/problem+json',
      body: { code: 'source.certificate', pointer: '/source', status: 403 },
    });
    const [typeless] = await world.send({
      ...good,
      headers: { ...good.headers, 'content-type': 'text/plain' },
    });
    expect(typeless?.body).toMatchObject({ code: 'body.media-type' });
    const [unknown] = await world.send({ ...good, headers: { ...good.headers, ce_postcode: 'CF10 3NQ' } });
    expect(unknown?.body).toMatchObject({ code: 'field.unknown' });
  });

  it('cannot send identity in the clear: an incident that governance sees, and nothing of it stays', async () => {
    const { headers } = await world.sealed('d-4');
    const identity = { identifiers: [{ scheme: 'CRN', value: 'X123456' }], linkage: { familyName: CANARY } };
    const [answer] = await world.send({ headers, value: JSON.stringify({ identity, facts: facts('d-4') }) });
    expect(answer?.body).toMatchObject({ code: 'identity.plaintext', pointer: '/data/identity' });
    expect(JSON.stringify(answer)).not.toContain(CANARY);
    const dataSource = await world.database.dataSource('gateway');
    expect(await listRefusals(dataSource, { incident: true })).toMatchObject([
      { agency: AGENCY, code: 'identity.plaintext', incident: true, hasBody: false },
    ]);
    const summary = await dataSource.query(
      'SELECT agency, incidents::int FROM gateway.refusal_summary WHERE incidents > 0',
    );
    expect(summary).toEqual([{ agency: AGENCY, incidents: 1 }]);
    expect(await onBroker()).not.toContain(CANARY);
  });

  it('is told on the same topic when a later stage refuses what had its receipt', async () => {
    const [receipt] = await world.send(await world.sealed('d-6'));
    const receiptId = String(receipt?.body['receiptId']);
    const before = world.told.length;
    const refusal = {
      ...{ refusalId: `later-${receiptId}`, stage: 'pseudonymiser', code: 'identity.cannot-unseal' },
      ...{ pointer: '/data/identity', agency: AGENCY, eventId: 'd-6', receiptId, at: NOW.toISOString() },
      redrivable: false,
    };
    const dataSource = await world.database.dataSource('pseudonymiser');
    const log = createLocalEventLog({ dataSource, logger: quietLogger });
    await dataSource.transaction((tx) =>
      log.append(tx, 'refusals.recorded', [{ key: 'd-6', value: Buffer.from(JSON.stringify(refusal)) }]),
    );
    await log.close();
    for (let tries = 0; tries < 300 && world.told.length === before; tries++) await sleep(100);
    expect(world.told.slice(before)).toMatchObject([
      {
        key: 'd-6',
        contentType: 'application/problem+json',
        body: { code: 'identity.cannot-unseal', pointer: '/data/identity', id: 'd-6', receiptId },
      },
    ]);
  });

  it('may neither write nor read the topics of another agency', async () => {
    const event = await world.sealed('d-5');
    const stranger = world.clientOf(OTHER).producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await stranger.connect();
    await expect(stranger.send({ topic: `ingress.${AGENCY}`, messages: [event] })).rejects.toThrow(
      /not authorized|authorization/i,
    );
    await stranger.disconnect();
    expect(await joined(OTHER, `agency.${OTHER}.x`, `receipts.${AGENCY}`)).toMatch(/authorization/i);
    expect(await joined(OTHER, `agency.${OTHER}.x`, `ingress.${AGENCY}`)).toMatch(/authorization/i);
    // Not even its own: what was sent is the gateway's to read.
    expect(await joined(AGENCY, `agency.${AGENCY}.x`, `ingress.${AGENCY}`)).toMatch(/authorization/i);
    await expect(world.producer.send({ topic: 'intake.sealed', messages: [event] })).rejects.toThrow(
      /not authorized|authorization/i,
    );
  });

  /** Everything that a reader of the topic can still have, by the super user. */
  async function onBroker(): Promise<string> {
    const admin = world.clientOf('admin').admin();
    await admin.connect();
    const topic = `ingress.${AGENCY}`;
    for (let tries = 0; tries < 100; tries++) {
      const offsets = await admin.fetchTopicOffsets(topic);
      if (offsets.some(({ low, high }) => low === high && high !== '0')) break;
      await sleep(100);
    }
    const offsets = await admin.fetchTopicOffsets(topic);
    await admin.disconnect();
    const left = offsets.reduce((sum, { low, high }) => sum + Number(high) - Number(low), 0);
    if (left === 0) return '';
    const consumer = world.clientOf('admin').consumer({ groupId: 'admin.look' });
    await consumer.connect();
    await consumer.subscribe({ topics: [topic], fromBeginning: true });
    const seen: string[] = [];
    await consumer.run({
      eachMessage: async ({ message }) => {
        seen.push(message.value?.toString() ?? '');
        await Promise.resolve();
      },
    });
    for (let tries = 0; tries < 100 && seen.length < left; tries++) await sleep(100);
    await consumer.disconnect();
    expect(seen).toHaveLength(left);
    return seen.join('\n');
  }

  async function joined(name: string, groupId: string, topic: string): Promise<string> {
    const consumer = world.clientOf(name).consumer({ groupId, retry: { retries: 3 } });
    await consumer.connect();
    try {
      await consumer.subscribe({ topics: [topic] });
      const outcome = new Promise<string>((done) => {
        consumer.on(consumer.events.CRASH, ({ payload }) => done(payload.error.message));
        // Joining asks for less than fetching: wait for what the fetch is answered.
        setTimeout(() => done('joined and fetched'), 15_000).unref();
      });
      await consumer.run({
        eachMessage: ({ message }) => Promise.reject(new Error(`read ${message.offset}`)),
      });
      return await outcome;
    } catch (error) {
      return (error as Error).message;
    } finally {
      await consumer.disconnect();
    }
  }
});
