import { Agent, request as httpsRequest } from 'node:https';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { eventType, exampleAgreements, instantiateAgreements, type AuditEntry } from '#libs/contracts';
import type { IntakeRecord, RefusalRecord } from '#libs/contracts';
import { createLocalEventLog, type EventLog, waitUntilIdle } from '#libs/eventlog';
import { issueAgencies, issueCertificate, createAuthority, readTls, type TlsMaterial } from '#libs/keys';
import { createLogger } from '#libs/telemetry';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import {
  discardRefusals,
  gatewayMigrations,
  listRefusals,
  redriveRefusals,
  refusalBody,
  startGateway,
} from './index';
import type { Gateway, Limits } from './index';

const EVENT = 'application/cloudevents+json';
const BATCH = 'application/cloudevents-batch+json';
const STREAM = 'application/x-ndjson';
const CANARY = 'Canari9434765919';
const NOW = new Date('2024-08-10T12:00:00Z');

interface Answer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  // Answers are read field by field in the expectations.
  body: Record<string, unknown>;
}

let database: TemporaryDatabase;
let dataSource: DataSource;
let eventLog: EventLog;
let gateway: Gateway;
let folder: string;
let server: TlsMaterial;
const agencies: Record<string, TlsMaterial> = {};
const logLines: string[] = [];
const logger = createLogger({
  service: 'gateway',
  level: 'debug',
  destination: { write: (line) => logLines.push(line) },
});

const agreements = instantiateAgreements(exampleAgreements(), [
  { commonName: 'probation-wales', kinds: ['probation'] },
  { commonName: 'police-gwent', kinds: ['police'] },
]);
const narrow = {
  ...agreements.find(({ id }) => id === 'ISP-PROBATION')!,
  id: 'ISP-NARROW',
  events: [{ type: 'probation.sentence.commenced', facts: ['/sentenceRef'], identifiers: [], linkage: [] }],
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'gateway-test-'));
  const files = await issueAgencies(folder, ['probation-wales', 'police-gwent']);
  for (const [name, file] of Object.entries(files)) agencies[name] = readTls(file);
  const authority = await createAuthority(folder);
  server = readTls(await issueCertificate(authority, { commonName: 'gateway', kind: 'server' }));
  database = await temporaryDatabase([gatewayMigrations]);
  dataSource = await database.dataSource('gateway');
  eventLog = createLocalEventLog({ dataSource, logger });
  gateway = await start();
});

afterAll(async () => {
  await gateway?.stop();
  await eventLog?.close();
  await database?.stop();
  rmSync(folder, { recursive: true, force: true });
});

function start(limits?: Partial<Limits>): Promise<Gateway> {
  return startGateway({
    dataSource,
    eventLog,
    logger,
    tls: server,
    host: '127.0.0.1',
    port: 0,
    agreements: [...agreements, narrow],
    limits,
    now: () => NOW,
    codeVersion: 'test',
  });
}

let serial = 0;
function event(change: Record<string, unknown> = {}, facts: Record<string, unknown> = {}) {
  serial += 1;
  return {
    specversion: '1.0',
    id: `id-${serial}`,
    source: '/agencies/probation-wales',
    type: eventType('probation.sentence.commenced'),
    time: '2024-08-09T09:00:00Z',
    subject: `rec-${serial}`,
    agreementref: 'ISP-PROBATION-WALES',
    purposecode: 'RRF-INDICATORS',
    regime: 'part3',
    sourcerevision: 1,
    data: {
      identity: { protected: 'e30', iv: 'AAAA', ciphertext: 'AAAA', tag: 'AAAA', aad: 'AAAA' },
      facts: {
        sentenceRef: `s-${serial}`,
        kind: 'COMMUNITY_ORDER',
        origin: 'NEW',
        startedOn: '2024-08-01',
        homeArea: { lad: 'W06000015', basis: 'HOME_ADDRESS' },
        ...facts,
      },
    },
    ...change,
  };
}

function call(
  path: string,
  {
    method = 'POST',
    type = EVENT,
    body,
    agency = 'probation-wales',
    to = gateway,
    headers = {},
  }: {
    method?: string;
    type?: string;
    body?: unknown;
    agency?: string;
    to?: Gateway;
    headers?: Record<string, string>;
  } = {},
): Promise<Answer> {
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body ?? ''));
  return new Promise((resolve, reject) => {
    const outgoing = httpsRequest(
      `${to.url}${path}`,
      {
        method,
        agent: new Agent({ ...(agencies[agency] ?? { ca: server.ca }), keepAlive: false }),
        headers:
          method === 'GET' ? headers : { 'content-type': type, 'content-length': bytes.length, ...headers },
      },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          const json =
            /json/.test(String(response.headers['content-type'])) &&
            !/ndjson/.test(String(response.headers['content-type']));
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text,
            body: json ? (JSON.parse(text) as Record<string, unknown>) : {},
          });
        });
      },
    );
    outgoing.on('error', reject);
    if (method !== 'GET') outgoing.write(bytes);
    outgoing.end();
  });
}

const lines = (answer: Answer) =>
  answer.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);

/** What the gateway put on a topic, oldest first. */
async function logged<T>(topic: 'intake_sealed' | 'audit_entries'): Promise<T[]> {
  const { Client } = await import('pg');
  const client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  const { rows } = await client.query<{ value: Buffer }>(
    `SELECT value FROM eventlog.${topic} ORDER BY partition, position`,
  );
  await client.end();
  return rows.map(({ value }) => JSON.parse(value.toString('utf8')) as T);
}

describe('one event', () => {
  it('is acknowledged with a receipt once it is on the log', async () => {
    const sent = event();
    const answer = await call('/v1/events', { body: sent });
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ status: 'accepted', id: sent.id, acceptedAt: NOW.toISOString() });
    const records = await logged<IntakeRecord>('intake_sealed');
    expect(records.filter(({ receiptId }) => receiptId === answer.body['receiptId'])).toEqual([
      {
        receiptId: answer.body['receiptId'],
        acceptedAt: NOW.toISOString(),
        digest: answer.body['digest'],
        event: sent,
      },
    ]);
  });

  it('sent again is acknowledged with the first receipt and has no effect', async () => {
    const sent = event();
    const first = await call('/v1/events', { body: sent });
    const before = (await logged('intake_sealed')).length;
    const reordered = Object.fromEntries(Object.entries(sent).reverse());
    const second = await call('/v1/events', { body: reordered });
    expect([second.status, second.body['status']]).toEqual([202, 'repeated']);
    expect(second.body['receiptId']).toBe(first.body['receiptId']);
    expect((await logged('intake_sealed')).length).toBe(before);
  });

  it('sent again with other content is a conflict', async () => {
    const sent = event();
    await call('/v1/events', { body: sent });
    const answer = await call('/v1/events', { body: { ...sent, sourcerevision: 2 } });
    expect(answer.status).toBe(409);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'delivery.conflict', pointer: '/id', status: 409 });
  });

  it('cannot give one record two types, nor one revision two contents', async () => {
    const sent = event();
    await call('/v1/events', { body: sent });
    const other = event({
      subject: sent.subject,
      sourcerevision: 2,
      type: eventType('probation.person-link.changed'),
      data: { identity: sent.data.identity, facts: { change: 'MERGED', effectiveOn: '2024-01-01' } },
    });
    expect((await call('/v1/events', { body: other })).body).toMatchObject({ code: 'subject.type' });
    const changed = event({ subject: sent.subject }, { kind: 'SSO_REQ' });
    expect((await call('/v1/events', { body: changed })).body).toMatchObject({ code: 'revision.conflict' });
    const revised = event({ subject: sent.subject, sourcerevision: 2 }, { kind: 'SSO_REQ' });
    expect((await call('/v1/events', { body: revised })).status).toBe(202);
  });

  it('can be withdrawn by its next revision, and revived by a higher one', async () => {
    const sent = event();
    await call('/v1/events', { body: sent });
    const type = eventType('probation.record.withdrawn');
    const withdrawn = event({
      subject: sent.subject,
      sourcerevision: 2,
      type,
      data: { facts: { reason: 'ERROR' } },
    });
    expect((await call('/v1/events', { body: withdrawn })).status).toBe(202);
    const same = event({ subject: sent.subject, sourcerevision: 2 });
    expect((await call('/v1/events', { body: same })).body).toMatchObject({ code: 'revision.conflict' });
    expect(
      (await call('/v1/events', { body: event({ subject: sent.subject, sourcerevision: 3 }) })).status,
    ).toBe(202);
  });

  it.each<[string, Record<string, unknown>, number, string, string]>([
    ['another source', { source: '/agencies/police-gwent' }, 403, 'source.certificate', '/source'],
    ['an unknown type', { type: eventType('probation.sentence.forgotten') }, 422, 'type.unknown', '/type'],
    ['an unknown agreement', { agreementref: 'ISP-NONE' }, 403, 'agreement.unknown', '/agreementref'],
    [
      "another party's agreement",
      { agreementref: 'ISP-POLICE-GWENT' },
      403,
      'agreement.party',
      '/agreementref',
    ],
    [
      'a time before the agreement',
      { time: '2014-12-31T09:00:00Z' },
      403,
      'agreement.not-in-force',
      '/agreementref',
    ],
    ['another regime', { regime: 'ukgdpr' }, 403, 'agreement.regime', '/regime'],
    ['another purpose', { purposecode: 'RESEARCH' }, 403, 'agreement.purpose', '/purposecode'],
    [
      'a field outside the agreement',
      { agreementref: 'ISP-NARROW' },
      403,
      'agreement.field',
      '/data/facts/kind',
    ],
    ['an attribute that is not known', { [CANARY]: CANARY }, 422, 'field.unknown', ''],
    ['no time', { time: undefined }, 422, 'field.missing', '/time'],
  ])('with %s is refused', async (_name, change, status, code, pointer) => {
    const answer = await call('/v1/events', { body: event(change) });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      code,
      pointer,
      title: expect.any(String),
      titleCy: expect.any(String),
    });
    expect(answer.text).not.toContain(CANARY);
  });

  it('with plaintext identity is refused, recorded as an incident, and not kept', async () => {
    const sent = event({
      data: {
        ...event().data,
        identity: { identifiers: [{ scheme: 'CRN', value: CANARY }], linkage: { familyName: CANARY } },
      },
    });
    const answer = await call('/v1/events', { body: sent });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'identity.plaintext', pointer: '/data/identity' });
    const [refusal] = await listRefusals(dataSource, { code: 'identity.plaintext' });
    expect(refusal).toMatchObject({ incident: true, hasBody: false, redrivable: false, eventId: sent.id });
  });

  it('without identity, or with one where there is none, is refused', async () => {
    const { facts } = event().data;
    const without = await call('/v1/events', { body: event({ data: { facts } }) });
    expect(without.body).toMatchObject({ code: 'identity.missing' });
    const withdrawn = event({
      type: eventType('probation.record.withdrawn'),
      data: { ...event().data, facts: { reason: 'ERROR' } },
    });
    expect((await call('/v1/events', { body: withdrawn })).body).toMatchObject({
      code: 'identity.unexpected',
    });
  });
});

describe('hostile input', () => {
  const text = (change = {}) => JSON.stringify(event(change));
  it.each<[string, () => string | Buffer, string]>([
    ['a key twice', () => text().replace('{', '{"specversion":"1.0",'), 'json.duplicate-key'],
    ['a key twice, once escaped', () => text().replace('{', '{"\\u0069d":"x",'), 'json.duplicate-key'],
    ['__proto__', () => text().replace('{', '{"__proto__":{"x":1},'), 'json.forbidden-key'],
    ['an escaped __proto__', () => text().replace('{', '{"\\u005f_proto__":{"x":1},'), 'json.forbidden-key'],
    ['constructor', () => text().replace('{', '{"constructor":{"prototype":1},'), 'json.forbidden-key'],
    ['deep nesting', () => `${'['.repeat(30000)}${']'.repeat(30000)}`, 'json.depth'],
    ['a huge exponent', () => text().replace('"sourcerevision":1', '"sourcerevision":1e400'), 'json.number'],
    [
      'a long integer',
      () => text().replace('"sourcerevision":1', '"sourcerevision":9434765919123456789'),
      'json.number',
    ],
    ['half a surrogate pair', () => text().replace('"id":"', '"id":"\\ud800'), 'json.character'],
    ['NUL', () => text().replace('"id":"', '"id":"\\u0000'), 'json.character'],
    ['a byte order mark', () => `\uFEFF${text()}`, 'json.syntax'],
    [
      'overlong UTF-8',
      () => Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
      'json.encoding',
    ],
    ['half of an event', () => text().slice(0, 200), 'json.syntax'],
    ['two events', () => `${text()} ${text()}`, 'json.syntax'],
    ['a canary that is no JSON', () => `{"nhs":${CANARY}}`, 'json.syntax'],
    ['an event that is too large', () => text({ dataschema: 'x'.repeat(70_000) }), 'event.size'],
  ])('%s is refused', async (_name, body, code) => {
    const answer = await call('/v1/events', { body: body() });
    expect(answer.body).toMatchObject({ code });
    expect(answer.text).not.toContain(CANARY);
  });

  it('a body over the limit is refused without being read', async () => {
    const answer = await call('/v1/events', { body: Buffer.alloc(9 * 1024 * 1024, 0x20) });
    expect([answer.status, answer.body['code']]).toEqual([413, 'body.size']);
  });

  it('compressed bodies and other media types are refused', async () => {
    const gzip = await call('/v1/events', { body: event(), headers: { 'content-encoding': 'gzip' } });
    expect([gzip.status, gzip.body['code']]).toEqual([415, 'body.media-type']);
    const text = await call('/v1/events', { body: event(), type: 'text/plain' });
    expect(text.status).toBe(415);
  });

  it('addresses that are not there and wrong methods give a problem, not a page', async () => {
    const none = await call(`/v1/${CANARY}`, { method: 'GET' });
    expect([none.status, none.body['code']]).toEqual([404, 'not-found']);
    expect(none.text).not.toContain(CANARY);
  });

  it('a client without a certificate does not get in', async () => {
    await expect(call('/v1/events', { body: event(), agency: 'nobody' })).rejects.toThrow();
  });

  it('no log line holds what was sent', () => {
    expect(logLines.join('')).not.toContain(CANARY);
  });
});

describe('a batch', () => {
  it('answers for each event, in order', async () => {
    const good = event();
    const answer = await call('/v1/events', {
      type: BATCH,
      body: [good, event({ agreementref: 'ISP-NONE' }), good, event({}, { kind: 'YRO' })],
    });
    expect(answer.status).toBe(207);
    expect(answer.body).toMatchObject({
      accepted: 1,
      repeated: 1,
      refused: 2,
      results: [
        { index: 0, status: 'accepted', id: good.id },
        { index: 1, status: 'refused', code: 'agreement.unknown' },
        { index: 2, status: 'repeated', id: good.id },
        { index: 3, status: 'refused', code: 'field.value', pointer: '/data/facts/kind' },
      ],
    });
  });

  it('with one event that is hostile JSON takes the others', async () => {
    const hostile = JSON.stringify(event()).replace('{', '{"__proto__":1,');
    const body = `[ ${JSON.stringify(event())}, ${hostile}, ${JSON.stringify(event())} ]`;
    const answer = await call('/v1/events', { type: BATCH, body });
    expect(answer.body).toMatchObject({
      accepted: 2,
      refused: 1,
      results: { 1: { code: 'json.forbidden-key' } },
    });
  });

  it('of nothing, or that is no array, is refused as a whole', async () => {
    expect((await call('/v1/events', { type: BATCH, body: '[]' })).body).toMatchObject({
      code: 'body.empty',
    });
    expect((await call('/v1/events', { type: BATCH, body: '{}' })).body).toMatchObject({
      code: 'json.syntax',
    });
    expect((await call('/v1/events', { type: BATCH, body: '[1]]' })).body).toMatchObject({
      code: 'json.syntax',
    });
  });
});

describe('a stream', () => {
  it('answers line by line and skips empty lines', async () => {
    const good = event();
    const body = [
      JSON.stringify(good),
      '',
      'rubbish',
      `{"long":"${'x'.repeat(80_000)}"}`,
      JSON.stringify(good),
    ].join('\r\n');
    const answer = await call('/v1/events', { type: STREAM, body });
    expect(answer.status).toBe(200);
    expect(lines(answer)).toMatchObject([
      { index: 0, status: 'accepted', id: good.id },
      { index: 1, status: 'refused', code: 'json.syntax' },
      { index: 2, status: 'refused', code: 'event.size' },
      { index: 3, status: 'repeated', id: good.id },
    ]);
  });

  it('of some thousand events is taken in whole', async () => {
    const events = Array.from({ length: 2500 }, () => event());
    const started = performance.now();
    const answer = await call('/v1/events', {
      type: STREAM,
      body: events.map((e) => JSON.stringify(e)).join('\n'),
    });
    const seconds = (performance.now() - started) / 1000;
    const results = lines(answer);
    expect(results).toHaveLength(2500);
    expect(results.every(({ status }) => status === 'accepted')).toBe(true);
    expect(results.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    expect(2500 / seconds).toBeGreaterThan(500);
  });
});

describe('many requests at once', () => {
  it('with the same event give one effect and one receipt', async () => {
    const sent = event();
    const answers = await Promise.all(Array.from({ length: 12 }, () => call('/v1/events', { body: sent })));
    expect(new Set(answers.map(({ body }) => body['receiptId'])).size).toBe(1);
    expect(answers.filter(({ body }) => body['status'] === 'accepted')).toHaveLength(1);
    const records = await logged<IntakeRecord>('intake_sealed');
    expect(records.filter((record) => record.event.id === sent.id)).toHaveLength(1);
  });

  it('beyond the rate are told when to try again', async () => {
    const slow = await start({ eventsPerSecond: 1, burst: 2, batchEvents: 5 });
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push(await call('/v1/events', { body: event(), to: slow }));
    const many = await call('/v1/events', {
      to: slow,
      type: BATCH,
      body: Array.from({ length: 6 }, () => event()),
    });
    await slow.stop();
    expect(statuses.map(({ status }) => status)).toEqual([202, 202, 429]);
    expect(Number(statuses[2]!.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect([many.status, many.body['code']]).toEqual([413, 'body.count']);
  });
});

describe('receipts', () => {
  it('are given to their agency alone, page by page', async () => {
    const sent = event();
    await call('/v1/events', { body: sent });
    const seen: string[] = [];
    let next = '0.0';
    for (;;) {
      const page = await call(`/v1/receipts?since=${next}&limit=700`, { method: 'GET' });
      const receipts = page.body['receipts'] as { id: string }[];
      if (receipts.length === 0) break;
      seen.push(...receipts.map(({ id }) => id));
      next = page.body['next'] as string;
    }
    expect(seen).toContain(sent.id);
    expect(new Set(seen).size).toBe(seen.length);
    const own = await call(`/v1/receipts?id=${sent.id}&id=none`, { method: 'GET' });
    expect(own.body).toMatchObject({ receipts: [{ id: sent.id, state: 'accepted' }] });
    const foreign = await call(`/v1/receipts?id=${sent.id}`, { method: 'GET', agency: 'police-gwent' });
    expect(foreign.body).toEqual({ receipts: [] });
  });

  it.each(['since=1', 'limit=0', 'limit=99999', `since=${encodeURIComponent("1.1' OR 1=1")}`, 'id='])(
    'are not asked for by %s',
    async (query) => {
      expect((await call(`/v1/receipts?${query}`, { method: 'GET' })).body).toMatchObject({
        code: 'query.invalid',
      });
    },
  );
});

describe('refusals of later stages', () => {
  async function refuseLater(
    sent: ReturnType<typeof event>,
    change: Partial<RefusalRecord> = {},
  ): Promise<RefusalRecord> {
    const answer = await call('/v1/events', { body: sent });
    const records = await logged<IntakeRecord>('intake_sealed');
    const receiptId = answer.body['receiptId'] as string;
    const record: RefusalRecord = {
      refusalId: `later-${receiptId}`,
      stage: 'pseudonymiser',
      code: 'identity.cannot-unseal',
      pointer: '/data/identity',
      agency: 'probation-wales',
      eventId: sent.id,
      type: 'probation.sentence.commenced',
      agreement: 'ISP-PROBATION-WALES',
      receiptId,
      at: NOW.toISOString(),
      redrivable: true,
      redriveTopic: 'intake.sealed',
      body: records.find((r) => r.receiptId === receiptId),
      ...change,
    };
    const source = await database.dataSource('pseudonymiser');
    const log = createLocalEventLog({ dataSource: source, logger });
    await source.transaction((tx) =>
      log.append(tx, 'refusals.recorded', [
        { key: sent.id, value: Buffer.from(JSON.stringify(record)) },
        { key: sent.id, value: Buffer.from(JSON.stringify(record)) },
      ]),
    );
    await log.close();
    await waitUntilIdle([{ eventLog, topic: 'refusals.recorded', group: 'gateway' }], { timeoutMs: 20_000 });
    return record;
  }
  const decision = () => ({ dataSource, eventLog, now: () => NOW, codeVersion: 'test', actor: 'steward' });

  it('reach the sender by the receipt and can be redriven once', async () => {
    const sent = event();
    const { refusalId, body } = await refuseLater(sent);
    const own = await call(`/v1/receipts?id=${sent.id}`, { method: 'GET' });
    expect(own.body).toMatchObject({ receipts: [{ state: 'refused', code: 'identity.cannot-unseal' }] });
    expect(await refusalBody(dataSource, refusalId)).toEqual(body);
    const before = (await logged<IntakeRecord>('intake_sealed')).filter((r) => r.event.id === sent.id);
    expect(await redriveRefusals(decision(), [refusalId, 'unknown'])).toEqual({
      done: [refusalId],
      skipped: ['unknown'],
    });
    expect(await redriveRefusals(decision(), [refusalId])).toEqual({ done: [], skipped: [refusalId] });
    const after = (await logged<IntakeRecord>('intake_sealed')).filter((r) => r.event.id === sent.id);
    expect(after).toEqual([...before, ...before]);
    const again = await call(`/v1/receipts?id=${sent.id}`, { method: 'GET' });
    expect(again.body).toMatchObject({ receipts: [{ state: 'accepted' }] });
  });

  it('can be discarded, body and all', async () => {
    const sent = event();
    const { refusalId } = await refuseLater(sent);
    expect((await discardRefusals(decision(), [refusalId])).done).toEqual([refusalId]);
    expect(await listRefusals(dataSource, { refusalIds: [refusalId] })).toMatchObject([
      { hasBody: false, redrivable: false, resolution: 'discarded' },
    ]);
  });

  it('keep no body whose identity is open', async () => {
    const sent = event();
    const open = {
      ...sent,
      data: { ...sent.data, identity: { identifiers: [{ scheme: 'CRN', value: CANARY }] } },
    };
    const { refusalId } = await refuseLater(sent, {
      body: { receiptId: 'r', acceptedAt: NOW.toISOString(), digest: 'd', event: open },
    });
    expect(await listRefusals(dataSource, { refusalIds: [refusalId] })).toMatchObject([
      { hasBody: false, redrivable: false },
    ]);
  });
});

describe('what governance reads', () => {
  it('counts flows by agency, agreement, type and day, and refusals by reason', async () => {
    const portal = await database.dataSource('portal');
    const flows: Record<string, string>[] = await portal.query(
      `SELECT * FROM gateway.flow_daily WHERE agreement = 'ISP-PROBATION-WALES' AND type = 'probation.sentence.commenced'`,
    );
    expect(flows).toHaveLength(1);
    const [{ n }] = (await dataSource.query(
      `SELECT count(*) AS n FROM gateway.delivery WHERE type = 'probation.sentence.commenced'`,
    )) as [{ n: string }];
    expect(flows[0]!['accepted']).toBe(n);
    const summary: Record<string, string>[] = await portal.query(
      `SELECT * FROM gateway.refusal_summary WHERE code = 'identity.plaintext'`,
    );
    expect(summary).toMatchObject([{ refusals: '1', incidents: '1', agency: 'probation-wales' }]);
    await expect(portal.query('SELECT * FROM gateway.refusal')).rejects.toThrow();
  });

  it('finds every accepted event in the audit entries', async () => {
    const entries = await logged<AuditEntry>('audit_entries');
    const accepted = entries
      .filter(({ what }) => what === 'gateway.batch.accepted')
      .reduce((sum, { counts }) => sum + (counts['accepted'] ?? 0), 0);
    const [{ n }] = (await dataSource.query('SELECT count(*) AS n FROM gateway.delivery')) as [{ n: string }];
    expect(accepted).toBe(Number(n));
    expect(entries.every(({ actor }) => /^(cert:[0-9a-f]{64}|steward)$/.test(actor))).toBe(true);
    expect(JSON.stringify(entries)).not.toContain(CANARY);
  });
});

describe('health', () => {
  it('says what is there, with security headers', async () => {
    const ready = await call('/health/ready', { method: 'GET' });
    expect(ready.body).toEqual({ status: 'up', checks: { database: 'up' } });
    expect(ready.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    expect(ready.headers['x-powered-by']).toBeUndefined();
    expect((await call('/info', { method: 'GET' })).body).toEqual({ service: 'gateway', version: 'test' });
  });
});
