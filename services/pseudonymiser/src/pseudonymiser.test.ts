import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  canonicalDigest,
  exampleAgreements,
  type AuditEntry,
  type Facts,
  type FactsRecord,
  type IntakeRecord,
  type LinkageRecord,
  type RefusalRecord,
} from '#libs/contracts';
import { createLocalEventLog, waitUntilIdle, type EventLog, type TopicName } from '#libs/eventlog';
import { createIntakeSealer, createKeys, createSealer, openKeys, type Keys } from '#libs/keys';
import { quietLogger } from '#libs/telemetry';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { pseudonymiserMigrations, startPseudonymiser, type Pseudonymiser } from './index';

const SOURCE = '/agencies/probation-wales';
const HOME = { lad: 'W06000015', basis: 'HOME_ADDRESS' };
const COMMENCED: Facts = {
  sentenceRef: 's-18',
  kind: 'COMMUNITY_ORDER',
  origin: 'NEW',
  startedOn: '2022-02-28',
  homeArea: HOME,
};
const IDENTITY = {
  identifiers: [
    { scheme: 'CRN', value: 'X777978' },
    { scheme: 'PNC', value: '2002/0073319Z' },
    { scheme: 'NHS', value: '0000000000' },
  ],
  linkage: {
    familyName: 'Llywelyn',
    givenNames: 'Siân',
    dateOfBirth: '1996-02-29',
    sex: 'F',
    postcode: 'CF10 1AA',
  },
};

let dir: string;
let database: TemporaryDatabase;
let keys: Keys;
let pseudonymiser: Pseudonymiser;
const logs: EventLog[] = [];
const received: Partial<Record<TopicName, unknown[]>> = {};
let gateway: { eventLog: EventLog; push: (records: (IntakeRecord | Buffer)[]) => Promise<void> };
let ownLog: EventLog;

const logOf = async (service: string) => {
  const dataSource = await database.dataSource(service);
  const eventLog = createLocalEventLog({ dataSource, logger: quietLogger, service });
  logs.push(eventLog);
  return { dataSource, eventLog };
};
const collect = async (service: string, topic: TopicName) => {
  const { eventLog } = service === 'gateway' ? gateway : await logOf(service);
  received[topic] = [];
  await eventLog.consume({ topic, group: service }, async (batch) => {
    for (const { value } of batch.records) received[topic]!.push(JSON.parse(value.toString('utf8')));
  });
  return { eventLog, topic, group: service };
};

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'pseudonymiser-'));
  createKeys(join(dir, 'keys'), { project: 'test', epoch: 1 });
  keys = openKeys(join(dir, 'keys'));
  database = await temporaryDatabase([pseudonymiserMigrations]);
  const { dataSource: door, eventLog: doorLog } = await logOf('gateway');
  const { dataSource, eventLog } = await logOf('pseudonymiser');
  ownLog = eventLog;
  gateway = {
    eventLog: doorLog,
    push: async (records) => {
      const seal = await createIntakeSealer(keys.sealTo(), () => new Date()).current();
      const values = records.map((record) => {
        if (Buffer.isBuffer(record)) return record;
        const plain = Buffer.from(JSON.stringify(record));
        return Buffer.from(JSON.stringify(seal('intake.sealed', record.receiptId, plain)));
      });
      await door.transaction((tx) =>
        doorLog.append(
          tx,
          'intake.sealed',
          values.map((value) => ({ key: 'k', value })),
        ),
      );
    },
  };
  const agreements = exampleAgreements().map((agreement) =>
    agreement.id === 'ISP-COURT'
      ? {
          ...agreement,
          events: agreement.events.map((event) => ({ ...event, identifiers: ['PNC' as const], linkage: [] })),
        }
      : agreement,
  );
  pseudonymiser = await startPseudonymiser({
    dataSource,
    eventLog,
    logger: quietLogger,
    keys: keys.pseudonymiser(),
    agreements,
    now: () => new Date('2026-03-02T10:00:00Z'),
    codeVersion: 'test',
  });
  await collect('matcher', 'linkage.records');
  await collect('indicators', 'facts.records');
  await collect('gateway', 'refusals.recorded');
  await collect('auditor', 'audit.entries');
});

afterAll(async () => {
  await pseudonymiser?.stop();
  for (const log of logs) await log.close();
  await database?.stop();
  rmSync(dir, { recursive: true, force: true });
});

let number = 0;
/** An event as the gateway passes it on: identity sealed for exactly this event. */
const intake = async (
  suffix: string,
  facts: Facts,
  identity?: unknown,
  more: Partial<IntakeRecord['event']> = {},
): Promise<IntakeRecord> => {
  number += 1;
  const event: IntakeRecord['event'] = {
    specversion: '1.0',
    id: `d-${number}`,
    source: SOURCE,
    type: `cymru.cyfrif.${suffix}.v1`,
    time: '2024-05-07T23:30:00Z',
    subject: `rec-${number}`,
    agreementref: `ISP-${suffix.split('.')[0]!.toUpperCase()}`,
    purposecode: 'RRF-INDICATORS',
    regime: 'part3',
    sourcerevision: 1,
    data: { facts },
    ...more,
  };
  if (identity !== undefined) {
    const bytes = Buffer.from(JSON.stringify(identity));
    event.data = { identity: await createSealer(keys.sealTo()).seal(bytes, { ...event, facts }), facts };
  }
  return {
    receiptId: `r-${number}`,
    acceptedAt: '2024-05-08T00:00:00Z',
    digest: canonicalDigest(event),
    event,
  };
};

const pass = async (...records: (IntakeRecord | Buffer)[]) => {
  for (const topic of Object.keys(received) as TopicName[]) received[topic]!.length = 0;
  await gateway.push(records);
  const group = (eventLog: EventLog, topic: TopicName, name: string) => ({ eventLog, topic, group: name });
  await waitUntilIdle(
    [
      group(ownLog, 'intake.sealed', 'pseudonymiser'),
      group(logs[2]!, 'linkage.records', 'matcher'),
      group(logs[3]!, 'facts.records', 'indicators'),
      group(logs[0]!, 'refusals.recorded', 'gateway'),
      group(logs[4]!, 'audit.entries', 'auditor'),
    ],
    { timeoutMs: 20_000 },
  );
  return {
    linkage: [...received['linkage.records']!] as LinkageRecord[],
    facts: [...received['facts.records']!] as FactsRecord[],
    refusals: [...received['refusals.recorded']!] as RefusalRecord[],
    audit: [...received['audit.entries']!] as AuditEntry[],
  };
};

it('splits a person event into tokens and facts that share nothing but the reference', async () => {
  const { linkage, facts, refusals, audit } = await pass(
    await intake('probation.sentence.commenced', COMMENCED, IDENTITY),
  );
  expect(refusals).toEqual([]);
  expect(linkage).toHaveLength(1);
  expect(linkage[0]).toMatchObject({
    agency: 'probation-wales',
    revision: 1,
    // 23:30 in UTC is the next day in Wales in summer.
    knownOn: '2024-05-08',
    state: 'present',
  });
  const kinds = linkage[0]!.tokens.map(({ kind }) => kind);
  expect(kinds.slice(0, 2)).toEqual(['CRN', 'PNC']);
  expect(kinds).toContain('NAME_DOB_DISTRICT');
  expect(facts[0]).toMatchObject({
    recordRef: linkage[0]!.recordRef,
    type: 'probation.sentence.commenced',
    typeVersion: 1,
    hasIdentity: true,
    // Born on 29 February: 25 on 28 February, the birthday being 1 March.
    derived: { ages: { startedOn: 25 }, birthMonth: '1996-02' },
    facts: { kind: 'COMMUNITY_ORDER', homeArea: HOME },
  });
  expect(facts[0]!.facts['sentenceRef']).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(facts[0]!.facts['sentenceRef']).not.toBe('s-18');
  expect(JSON.stringify([facts, linkage, audit])).not.toMatch(
    /X777978|Llywelyn|0073319|1996-02-29|rec-\d|s-18/,
  );
  expect(audit[0]).toMatchObject({
    what: 'pseudonymiser.batch.split',
    counts: { events: 1, linkage: 1, facts: 1, refused: 0, 'NHS.PLACEHOLDER': 1 },
  });
});

it('gives two events of one sentence the same sentence token, and two agencies different ones', async () => {
  const { facts } = await pass(
    await intake('probation.sentence.commenced', COMMENCED, IDENTITY),
    await intake(
      'probation.sentence.terminated',
      {
        sentenceRef: 's-18',
        kind: 'COMMUNITY_ORDER',
        startedOn: '2022-02-28',
        terminatedOn: '2023-02-28',
        reason: 'RAN_FULL_COURSE',
        breachOutstanding: false,
        homeArea: HOME,
      },
      IDENTITY,
    ),
    await intake('probation.sentence.commenced', COMMENCED, IDENTITY, {
      source: '/agencies/probation-other',
    }),
  );
  const token = (agency: string, type: string) =>
    facts.find((record) => record.agency === agency && record.type === type)?.facts['sentenceRef'];
  const started = token('probation-wales', 'probation.sentence.commenced');
  expect(started).toBe(token('probation-wales', 'probation.sentence.terminated'));
  expect(started).not.toBe(token('probation-other', 'probation.sentence.commenced'));
});

it('passes events about no person to facts alone, and a withdrawal to both halves under one reference', async () => {
  const commenced = await intake('probation.sentence.commenced', COMMENCED, IDENTITY);
  const { linkage, facts } = await pass(
    commenced,
    await intake('probation.record.withdrawn', { reason: 'ERASURE' }, undefined, {
      subject: commenced.event.subject,
      sourcerevision: 2,
    }),
    await intake('probation.period.closed', {
      period: '2024-Q1',
      countsByType: {},
      extractedAt: '2024-04-05T00:00:00Z',
    }),
  );
  expect(
    linkage.map(({ state, revision, tokens }) => `${state} ${revision} ${tokens.length > 0}`).sort(),
  ).toEqual(['erased 2 false', 'present 1 true']);
  expect(new Set(linkage.map(({ recordRef }) => recordRef)).size).toBe(1);
  const withdrawn = facts.find(({ state }) => state === 'erased');
  expect(withdrawn).toMatchObject({
    withdrawnReason: 'ERASURE',
    hasIdentity: false,
    recordRef: linkage[0]!.recordRef,
  });
  expect(facts.find(({ type }) => type === 'probation.period.closed')).toMatchObject({ hasIdentity: false });
});

it('passes a merge message with the identifiers it names, in order', async () => {
  const { linkage } = await pass(
    await intake(
      'probation.person-link.changed',
      { change: 'MERGED', effectiveOn: '2024-05-01' },
      {
        identifiers: [
          { scheme: 'CRN', value: 'X777979' },
          { scheme: 'CRN', value: 'X777978' },
        ],
        linkage: IDENTITY.linkage,
      },
    ),
    await intake('probation.sentence.commenced', COMMENCED, IDENTITY),
  );
  const merge = linkage.find(({ linkChange }) => linkChange === 'MERGED')!;
  const record = linkage.find(({ linkChange }) => !linkChange)!;
  expect(merge).toMatchObject({ effectiveOn: '2024-05-01' });
  expect(merge.tokens.map(({ kind }) => kind)).toEqual(['CRN', 'CRN']);
  expect(merge.tokens[1]!.token).toBe(record.tokens[0]!.token);
});

it('refuses what it cannot open, does not fit or is not covered, by code and pointer and without a value', async () => {
  const moved = await intake('probation.sentence.commenced', COMMENCED, IDENTITY);
  moved.event.data.facts = { ...COMMENCED, kind: 'LICENCE' };
  const gone = await intake('probation.sentence.commenced', COMMENCED, IDENTITY);
  const header = JSON.parse(
    Buffer.from(gone.event.data.identity!.protected, 'base64url').toString(),
  ) as object;
  gone.event.data.identity!.protected = Buffer.from(JSON.stringify({ ...header, kid: 'gone' })).toString(
    'base64url',
  );
  const secret = { identifiers: [], linkage: { nickname: 'CANARY' } };
  const { linkage, facts, refusals, audit } = await pass(
    moved,
    gone,
    await intake('probation.sentence.commenced', COMMENCED, secret),
    await intake(
      'court.sentence.imposed',
      {
        sentenceRef: 's-1',
        sentencedOn: '2024-05-01',
        disposalKind: 'FINE',
        recordable: true,
        breachOffence: false,
        homeArea: HOME,
      },
      IDENTITY,
    ),
    await intake('probation.sentence.commenced', COMMENCED, IDENTITY),
  );
  expect(linkage).toHaveLength(1);
  expect(facts).toHaveLength(1);
  expect(refusals.map(({ code, pointer, redrivable }) => `${code} ${pointer} ${redrivable}`).sort()).toEqual([
    'agreement.identifier /data/identity/identifiers true',
    'field.unknown /data/identity/linkage false',
    'identity.binding /data/identity false',
    'identity.key.unknown /data/identity true',
  ]);
  expect(refusals.every(({ body, redrivable }) => (body !== undefined) === redrivable)).toBe(true);
  expect(JSON.stringify(refusals)).not.toMatch(/CANARY|X777978|Llywelyn|s-18/);
  for (const { redriveKey, body, receiptId } of refusals.filter(({ redrivable }) => redrivable)) {
    expect([redriveKey, body]).toEqual(['k', expect.objectContaining({ receiptId })]);
  }
  expect(audit[0]?.counts).toMatchObject({ events: 5, refused: 4 });
});

it('refuses what it cannot open, keeps it sealed, and takes it when it opens after a redrive', async () => {
  const seal = await createIntakeSealer(keys.sealTo(), () => new Date()).current();
  const record = await intake('probation.sentence.commenced', COMMENCED, IDENTITY);
  const good = seal('intake.sealed', record.receiptId, Buffer.from(JSON.stringify(record)));
  const moved = { ...good, receiptId: 'r-other' };
  const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));
  const first = await pass(bytes(moved), bytes(record), Buffer.from('{"CANARY'));
  expect(first.facts).toEqual([]);
  expect(first.refusals).toHaveLength(3);
  const [sealed] = first.refusals.filter(({ redrivable }) => redrivable);
  expect(sealed).toMatchObject({
    code: 'intake.unopenable',
    receiptId: 'r-other',
    redriveTopic: 'intake.sealed',
    redriveKey: 'k',
    body: moved,
  });
  const rest = first.refusals.filter(({ redrivable }) => !redrivable);
  expect(rest.every(({ code, body }) => code === 'intake.unopenable' && body === undefined)).toBe(true);
  expect(JSON.stringify(first.refusals)).not.toMatch(/CANARY|s-18/);
  const again = await pass(bytes({ ...(sealed?.body as object), receiptId: record.receiptId }));
  expect(again.refusals).toEqual([]);
  expect(again.facts).toHaveLength(1);
});
