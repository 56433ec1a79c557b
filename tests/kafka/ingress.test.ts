import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import { projectPath } from '#libs/config';
import { exampleAgreements, instantiateAgreements } from '#libs/contracts';
import { createLocalEventLog, defineKafka } from '#libs/eventlog';
import { createKeys, createSealer, type Keys, openKeys } from '#libs/keys';
import { quietLogger } from '#libs/telemetry';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { type Gateway, gatewayMigrations, listRefusals, startGateway } from '#services/gateway';
import { type Engines, startEngines } from './engines';

const AGENCY = 'probation-wales';
const OTHER = 'police-gwent';
const CANARY = 'Zzyzx-Dwynwen';
const NOW = new Date('2024-08-09T10:00:00Z');

interface Told {
  key: string | undefined;
  contentType: string;
  place: (string | undefined)[];
  body: Record<string, unknown>;
}

describe('an agency that streams to its own topic', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-ingress-'));
  let engines: Engines;
  let database: TemporaryDatabase;
  let keys: Keys;
  let gateway: Gateway;
  let producer: Producer;
  let reader: ChildProcess;
  const told: Told[] = [];

  beforeAll(async () => {
    engines = startEngines([AGENCY, OTHER]);
    await defineKafka(engines.kafka('admin'), quietLogger, { agencies: [AGENCY, OTHER] });
    database = await temporaryDatabase([gatewayMigrations]);
    createKeys(join(folder, 'keys'), { project: 'test', epoch: 1 });
    keys = openKeys(join(folder, 'keys'));
    const dataSource = await database.dataSource('gateway');
    const { ssl } = engines.kafka('gateway');
    gateway = await startGateway({
      dataSource,
      eventLog: createLocalEventLog({ dataSource, logger: quietLogger }),
      logger: quietLogger,
      tls: ssl,
      kafka: engines.kafka('gateway'),
      host: '127.0.0.1',
      port: 0,
      agreements: instantiateAgreements(exampleAgreements(), [{ commonName: AGENCY, kinds: ['probation'] }]),
      agreementDates: 'event',
      sealTo: keys.sealTo(),
      key: keys.gateway(),
      now: () => NOW,
      codeVersion: 'test',
    });
    producer = clientOf(AGENCY).producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await producer.connect();
    // An agency has the client as it comes, without what this process adds to it.
    reader = fork(projectPath('tests', 'kafka', 'receipts-reader.process.js'), [
      JSON.stringify({
        ...engines.kafka(AGENCY),
        group: `agency.${AGENCY}.receipts`,
        topic: `receipts.${AGENCY}`,
      }),
    ]);
    reader.on('message', ({ body, ...receipt }: Omit<Told, 'body'> & { body: string }) =>
      told.push({ ...receipt, body: JSON.parse(body) as Record<string, unknown> }),
    );
  });

  afterAll(async () => {
    reader.kill();
    await producer.disconnect();
    await gateway.stop();
    await database.stop();
    engines.down();
    rmSync(folder, { recursive: true, force: true });
  });

  it('gets a receipt for each event, the same one for a repeat, and the event goes on sealed', async () => {
    const event = await sealed('d-1');
    const [first] = await send(event);
    expect(first).toMatchObject({
      key: 'd-1',
      contentType: 'application/json',
      body: { status: 'accepted', id: 'd-1' },
    });
    expect(first?.place).toEqual([expect.stringMatching(/^[0-3]$/), expect.stringMatching(/^\d+$/)]);
    const [again] = await send(event);
    expect(again?.body).toMatchObject({ status: 'repeated', receiptId: first?.body['receiptId'] });
    const dataSource = await database.dataSource('gateway');
    const rows = await dataSource.query<{ event_id: string; agency: string }[]>(
      'SELECT event_id, agency FROM gateway.delivery',
    );
    expect(rows).toEqual([{ event_id: 'd-1', agency: AGENCY }]);
  });

  it('is told by a problem document what was refused, as at the door', async () => {
    const good = await sealed('d-2');
    const foreign = { ...good, headers: { ...good.headers, ce_source: `/agencies/${OTHER}`, ce_id: 'd-3' } };
    const [answer] = await send(foreign);
    expect(answer).toMatchObject({
      key: 'd-3',
      contentType: 'application/problem+json',
      body: { code: 'source.certificate', pointer: '/source', status: 403 },
    });
    const [typeless] = await send({ ...good, headers: { ...good.headers, 'content-type': 'text/plain' } });
    expect(typeless?.body).toMatchObject({ code: 'body.media-type' });
    const [unknown] = await send({ ...good, headers: { ...good.headers, ce_postcode: 'CF10 3NQ' } });
    expect(unknown?.body).toMatchObject({ code: 'field.unknown' });
  });

  it('cannot send identity in the clear: an incident that governance sees, and nothing of it stays', async () => {
    const { headers } = await sealed('d-4');
    const identity = { identifiers: [{ scheme: 'CRN', value: 'X123456' }], linkage: { familyName: CANARY } };
    const [answer] = await send({ headers, value: JSON.stringify({ identity, facts: facts('d-4') }) });
    expect(answer?.body).toMatchObject({ code: 'identity.plaintext', pointer: '/data/identity' });
    expect(JSON.stringify(answer)).not.toContain(CANARY);
    const dataSource = await database.dataSource('gateway');
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
    const [receipt] = await send(await sealed('d-6'));
    const receiptId = String(receipt?.body['receiptId']);
    const before = told.length;
    const refusal = {
      ...{ refusalId: `later-${receiptId}`, stage: 'pseudonymiser', code: 'identity.cannot-unseal' },
      ...{ pointer: '/data/identity', agency: AGENCY, eventId: 'd-6', receiptId, at: NOW.toISOString() },
      redrivable: false,
    };
    const dataSource = await database.dataSource('pseudonymiser');
    const log = createLocalEventLog({ dataSource, logger: quietLogger });
    await dataSource.transaction((tx) =>
      log.append(tx, 'refusals.recorded', [{ key: 'd-6', value: Buffer.from(JSON.stringify(refusal)) }]),
    );
    await log.close();
    for (let tries = 0; tries < 300 && told.length === before; tries++) await sleep(100);
    expect(told.slice(before)).toMatchObject([
      {
        key: 'd-6',
        contentType: 'application/problem+json',
        body: { code: 'identity.cannot-unseal', pointer: '/data/identity', id: 'd-6', receiptId },
      },
    ]);
  });

  it('may neither write nor read the topics of another agency', async () => {
    const event = await sealed('d-5');
    const stranger = clientOf(OTHER).producer({ createPartitioner: Partitioners.DefaultPartitioner });
    await stranger.connect();
    await expect(stranger.send({ topic: `ingress.${AGENCY}`, messages: [event] })).rejects.toThrow(
      /not authorized|authorization/i,
    );
    await stranger.disconnect();
    expect(await joined(OTHER, `agency.${OTHER}.x`, `receipts.${AGENCY}`)).toMatch(/authorization/i);
    expect(await joined(OTHER, `agency.${OTHER}.x`, `ingress.${AGENCY}`)).toMatch(/authorization/i);
    // Not even its own: what was sent is the gateway's to read.
    expect(await joined(AGENCY, `agency.${AGENCY}.x`, `ingress.${AGENCY}`)).toMatch(/authorization/i);
    await expect(producer.send({ topic: 'intake.sealed', messages: [event] })).rejects.toThrow(
      /not authorized|authorization/i,
    );
  });

  function clientOf(name: string): Kafka {
    const { brokers, ssl } = engines.kafka(name);
    return new Kafka({
      brokers,
      ssl: { ca: [ssl.ca], cert: ssl.cert, key: ssl.key },
      logLevel: logLevel.NOTHING,
      retry: { retries: 6, initialRetryTime: 100, maxRetryTime: 1000 },
    });
  }

  interface Message {
    headers: Record<string, string>;
    value: string;
  }

  /** Produces one event and waits for what comes back. */
  async function send(message: Message): Promise<Told[]> {
    const before = told.length;
    await producer.send({ topic: `ingress.${AGENCY}`, messages: [message] });
    for (let tries = 0; tries < 300 && told.length === before; tries++) await sleep(100);
    return told.slice(before);
  }

  async function sealed(id: string): Promise<Message> {
    const source = `/agencies/${AGENCY}`;
    const identity = Buffer.from(
      JSON.stringify({
        identifiers: [{ scheme: 'CRN', value: 'X123456' }],
        linkage: { dateOfBirth: '1990-02-03' },
      }),
    );
    const jwe = await createSealer(keys.sealTo()).seal(identity, { source, id, facts: facts(id) });
    return {
      headers: {
        'content-type': 'application/json; charset=utf-8',
        ce_specversion: '1.0',
        ce_id: id,
        ce_source: source,
        ce_type: 'cymru.cyfrif.probation.sentence.commenced.v1',
        ce_time: '2023-05-09T09:00:00Z',
        ce_subject: `r-${id}`,
        ce_agreementref: 'ISP-PROBATION',
        ce_purposecode: 'RRF-INDICATORS',
        ce_regime: 'part3',
        ce_sourcerevision: '1',
      },
      value: JSON.stringify({ identity: jwe, facts: facts(id) }),
    };
  }

  /** Everything that a reader of the topic can still have, by the super user. */
  async function onBroker(): Promise<string> {
    const admin = clientOf('admin').admin();
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
    const consumer = clientOf('admin').consumer({ groupId: 'admin.look' });
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
    const consumer = clientOf(name).consumer({ groupId, retry: { retries: 3 } });
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

function facts(id: string): Record<string, unknown> & { sentenceRef: string } {
  return {
    sentenceRef: `s-${id}`,
    kind: 'COMMUNITY_ORDER',
    origin: 'NEW',
    startedOn: '2023-05-09',
    homeArea: { lad: 'W06000015', basis: 'HOME_ADDRESS' },
  };
}
