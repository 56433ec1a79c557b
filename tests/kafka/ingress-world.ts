import { type ChildProcess, fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Kafka, logLevel, Partitioners, type Producer } from 'kafkajs';
import { projectPath } from '#libs/config';
import { exampleAgreements, instantiateAgreements } from '#libs/contracts';
import { createLocalEventLog, defineKafka, type EventLogLogger, type KafkaSettings } from '#libs/eventlog';
import { createKeys, createSealer, type Keys, openKeys } from '#libs/keys';
import { quietLogger } from '#libs/telemetry';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { type Gateway, gatewayMigrations, startGateway } from '#services/gateway';
import { type Engines, startEngines } from './engines';

export const AGENCY = 'probation-wales';
export const OTHER = 'police-gwent';
export const NOW = new Date('2024-08-09T10:00:00Z');

/** What came on the agency's receipts topic. */
export interface Told {
  key: string | undefined;
  contentType: string;
  /** Partition and offset of the record that it answers. */
  place: (string | undefined)[];
  body: Record<string, unknown>;
}

export interface Message {
  headers: Record<string, string>;
  value: string;
  key?: string;
  partition?: number;
}

/** A gateway on a broker of its own, and an agency that streams to it with the client as it comes. */
export interface IngressWorld {
  engines: Engines;
  database: TemporaryDatabase;
  producer: Producer;
  /** Everything that the agency was told. */
  told: Told[];
  clientOf(name: string): Kafka;
  /** Produces events and waits until so many more answers came as there are events. */
  send(...messages: Message[]): Promise<Told[]>;
  sealed(id: string): Promise<Message>;
  /** As the drain of its process does; the rest stays. */
  stopGateway(): Promise<void>;
  stop(): Promise<void>;
}

export async function ingressWorld({
  logger = quietLogger,
  socketFactory,
}: { logger?: EventLogLogger; socketFactory?: KafkaSettings['socketFactory'] } = {}): Promise<IngressWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-ingress-'));
  const engines = startEngines([AGENCY, OTHER]);
  await defineKafka(engines.kafka('admin'), quietLogger, { agencies: [AGENCY, OTHER] });
  const database = await temporaryDatabase([gatewayMigrations]);
  createKeys(join(folder, 'keys'), { project: 'test', epoch: 1 });
  const keys = openKeys(join(folder, 'keys'));
  const gateway = await gatewayOf({ engines, database, keys, logger, socketFactory });
  const clientOf = (name: string): Kafka => {
    const { brokers, ssl } = engines.kafka(name);
    return new Kafka({
      brokers,
      ssl: { ca: [ssl.ca], cert: ssl.cert, key: ssl.key },
      logLevel: logLevel.NOTHING,
      retry: { retries: 6, initialRetryTime: 100, maxRetryTime: 1000 },
    });
  };
  const producer = clientOf(AGENCY).producer({ createPartitioner: Partitioners.DefaultPartitioner });
  await producer.connect();
  const told: Told[] = [];
  const reader = receiptsReader(engines, told);
  let gatewayStopped: Promise<void> | undefined;
  const stopGateway = (): Promise<void> => (gatewayStopped ??= gateway.stop());
  return {
    ...{ engines, database, producer, told, clientOf },
    async send(...messages) {
      const before = told.length;
      await producer.send({ topic: `ingress.${AGENCY}`, messages });
      for (let tries = 0; tries < 300 && told.length < before + messages.length; tries++) await sleep(100);
      return told.slice(before);
    },
    sealed: (id) => sealed(keys, id),
    stopGateway,
    async stop() {
      reader.kill();
      await producer.disconnect();
      await stopGateway();
      await database.stop();
      engines.down();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface GatewayOptions {
  engines: Engines;
  database: TemporaryDatabase;
  keys: Keys;
  logger: EventLogLogger;
  socketFactory: KafkaSettings['socketFactory'];
}

async function gatewayOf({
  engines,
  database,
  keys,
  logger,
  socketFactory,
}: GatewayOptions): Promise<Gateway> {
  const dataSource = await database.dataSource('gateway');
  const eventLog = createLocalEventLog({ dataSource, logger: quietLogger });
  const { ssl } = engines.kafka('gateway');
  const gateway = await startGateway({
    ...{ dataSource, eventLog },
    logger: { ...quietLogger, ...logger },
    tls: ssl,
    kafka: { ...engines.kafka('gateway'), ...(socketFactory && { socketFactory }) },
    host: '127.0.0.1',
    port: 0,
    agreements: instantiateAgreements(exampleAgreements(), [{ commonName: AGENCY, kinds: ['probation'] }]),
    agreementDates: 'event',
    sealTo: keys.sealTo(),
    key: keys.gateway(),
    now: () => NOW,
    codeVersion: 'test',
  });
  return {
    ...gateway,
    async stop() {
      await gateway.stop();
      await eventLog.close();
    },
  };
}

/** An agency has the client as it comes, without what this process adds to it. */
function receiptsReader(engines: Engines, told: Told[]): ChildProcess {
  const reader = fork(projectPath('tests', 'kafka', 'receipts-reader.process.js'), [
    JSON.stringify({
      ...engines.kafka(AGENCY),
      group: `agency.${AGENCY}.receipts`,
      topic: `receipts.${AGENCY}`,
    }),
  ]);
  reader.on('message', ({ body, ...receipt }: Omit<Told, 'body'> & { body: string }) =>
    told.push({ ...receipt, body: JSON.parse(body) as Record<string, unknown> }),
  );
  return reader;
}

async function sealed(keys: Keys, id: string): Promise<Message> {
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

export function facts(id: string): Record<string, unknown> & { sentenceRef: string } {
  return {
    sentenceRef: `s-${id}`,
    kind: 'COMMUNITY_ORDER',
    origin: 'NEW',
    startedOn: '2023-05-09',
    homeArea: { lad: 'W06000015', basis: 'HOME_ADDRESS' },
  };
}
