import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request as httpsRequest } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import type { DataSource } from 'typeorm';
import {
  type Agreement,
  eventType,
  exampleAgreements,
  instantiateAgreements,
  type IntakeRecord,
  type SealedIntake,
} from '#libs/contracts';
import { createLocalEventLog, type EventLog } from '#libs/eventlog';
import {
  createAuthority,
  createIntakeOpener,
  createKeys,
  issueAgencies,
  issueCertificate,
  openKeys,
  readTls,
  type TlsMaterial,
} from '#libs/keys';
import { createLogger, type Logger } from '#libs/telemetry';
import { type Gateway, type GatewayDependencies, type Limits, startGateway } from '../src/index';

export const EVENT = 'application/cloudevents+json';
export const BATCH = 'application/cloudevents-batch+json';
export const STREAM = 'application/x-ndjson';
export const NOW = new Date('2024-08-10T12:00:00Z');
/** Stands where an identifier could; must come out nowhere. */
export const CANARY = 'Canari9434765919';

export interface Answer {
  status: number;
  headers: Record<string, unknown>;
  text: string;
  body: Record<string, unknown>;
}

export interface CallOptions {
  method?: string;
  type?: string;
  body?: unknown;
  agency?: string;
  to?: Gateway;
  headers?: Record<string, string>;
  /** Bytes to announce instead of those that are sent. */
  announce?: number;
}

/** A real gateway with real certificates on a database given by the test. */
export interface Harness {
  gateway: Gateway;
  dataSource: DataSource;
  eventLog: EventLog;
  logger: Logger;
  logLines: string[];
  start(limits?: Partial<Limits>, more?: Partial<GatewayDependencies>): Promise<Gateway>;
  call(path: string, options?: CallOptions): Promise<Answer>;
  /** What was put on a topic. */
  logged<T>(
    topic: 'intake_sealed' | 'audit_entries' | 'decided_matcher' | 'questions_answered',
  ): Promise<T[]>;
  /** What was put on the intake, as the pseudonymiser reads it. */
  intake(): Promise<IntakeRecord[]>;
  stop(): Promise<void>;
}

interface Database {
  adminUrl: string;
  dataSource(service: string): Promise<DataSource>;
  stop(): Promise<void>;
}

export async function harness(database: Database): Promise<Harness> {
  const folder = mkdtempSync(join(tmpdir(), 'gateway-test-'));
  const files = await issueAgencies(folder, ['probation-wales', 'police-gwent']);
  const authority = await createAuthority(folder);
  const server = readTls(await issueCertificate(authority, { commonName: 'gateway', kind: 'server' }));
  const agencies: Record<string, TlsMaterial> = Object.fromEntries(
    Object.entries(files).map(([name, file]) => [name, readTls(file)]),
  );
  createKeys(join(folder, 'keys'), { project: 'test', epoch: 1 });
  const keys = openKeys(join(folder, 'keys'));
  const opener = createIntakeOpener(keys.pseudonymiser().unsealingKey);
  const logLines: string[] = [];
  const destination = { write: (line: string) => void logLines.push(line) };
  const logger = createLogger({ service: 'gateway', level: 'debug', destination });
  const dataSource = await database.dataSource('gateway');
  const eventLog = createLocalEventLog({ dataSource, logger });
  const start: Harness['start'] = (limits, more = {}) =>
    startGateway({
      dataSource,
      eventLog,
      logger,
      tls: server,
      host: '127.0.0.1',
      port: 0,
      agreements: agreements(),
      sealTo: keys.sealTo(),
      key: keys.gateway(),
      limits,
      now: () => NOW,
      codeVersion: 'test',
      ...more,
    });
  const gateway = await start();
  return {
    gateway,
    dataSource,
    eventLog,
    logger,
    logLines,
    start,
    call: (path, options = {}) =>
      call(
        options.to ?? gateway,
        path,
        options,
        agencies[options.agency ?? 'probation-wales'] ?? { ca: server.ca },
      ),
    logged: (topic) => logged(database.adminUrl, topic),
    intake: async () => {
      const sealed = await logged<SealedIntake>(database.adminUrl, 'intake_sealed');
      const opened = await Promise.all(sealed.map((record) => opener.open('intake.sealed', record)));
      return opened.map((bytes) => JSON.parse(bytes!.toString('utf8')) as IntakeRecord);
    },
    stop: async () => {
      await gateway.stop();
      await eventLog.close();
      await database.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function agreements(): Agreement[] {
  const instantiated = instantiateAgreements(exampleAgreements(), [
    { commonName: 'probation-wales', kinds: ['probation'] },
    { commonName: 'police-gwent', kinds: ['police'] },
  ]);
  const probation = instantiated.find(({ id }) => id === 'ISP-PROBATION')!;
  const narrow: Agreement = {
    ...probation,
    id: 'ISP-NARROW',
    events: [{ type: 'probation.sentence.commenced', facts: ['/sentenceRef'], identifiers: [], linkage: [] }],
  };
  return [...instantiated, narrow, { ...probation, id: 'ISP-ENDED', validTo: '2024-08-09' }];
}

let serial = 0;

/** A sound event of its own record, changed as said. */
export function event(change: Record<string, unknown> = {}, facts: Record<string, unknown> = {}) {
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

/** The lines of an answer to a stream. */
export function lines(answer: Answer): Record<string, unknown>[] {
  return answer.text
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

function call(to: Gateway, path: string, options: CallOptions, tls: Partial<TlsMaterial>): Promise<Answer> {
  const { method = 'POST', type = EVENT, body = '', headers = {}, announce } = options;
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const bytes = Buffer.isBuffer(body) ? body : Buffer.from(text);
  const own = method === 'GET' ? {} : { 'content-type': type, 'content-length': announce ?? bytes.length };
  const agent = new Agent({ ...tls, keepAlive: false });
  return new Promise((resolve, reject) => {
    const outgoing = httpsRequest(`${to.url}${path}`, { method, agent, headers: { ...own, ...headers } });
    outgoing.on('error', reject);
    outgoing.on('response', (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const answer = Buffer.concat(chunks).toString('utf8');
        const json = /[/+]json/.test(String(response.headers['content-type']));
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: answer,
          body: json ? (JSON.parse(answer) as Record<string, unknown>) : {},
        });
      });
    });
    if (method !== 'GET') outgoing.write(bytes);
    if (announce === undefined) outgoing.end();
    else setTimeout(() => outgoing.destroy(), 100);
  });
}

async function logged<T>(adminUrl: string, topic: string): Promise<T[]> {
  const client = new Client({ connectionString: adminUrl });
  await client.connect();
  const { rows } = await client.query<{ value: Buffer }>(
    `SELECT value FROM eventlog.${topic} ORDER BY partition, position`,
  );
  await client.end();
  return rows.map(({ value }) => JSON.parse(value.toString('utf8')) as T);
}
