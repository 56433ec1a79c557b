import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
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
import { startPseudonymiser, type Pseudonymiser } from '../start';

const SOURCE = '/agencies/probation-wales';
export const HOME = { lad: 'W06000015', basis: 'HOME_ADDRESS' };
export const COMMENCED: Facts = {
  sentenceRef: 's-18',
  kind: 'COMMUNITY_ORDER',
  origin: 'NEW',
  startedOn: '2022-02-28',
  homeArea: HOME,
};
export const IDENTITY = {
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

/** What the pseudonymiser passed on. */
export interface Passed {
  linkage: LinkageRecord[];
  facts: FactsRecord[];
  refusals: RefusalRecord[];
  audit: AuditEntry[];
}

const READERS: readonly (readonly [service: string, topic: TopicName])[] = [
  ['matcher', 'linkage.records'],
  ['indicators', 'facts.records'],
  ['gateway', 'refusals.recorded'],
  ['auditor', 'audit.entries'],
];

/** A pseudonymiser between a gateway that pushes to it and four services that read from it. */
export class World {
  private readonly received = new Map<TopicName, unknown[]>();
  private number = 0;

  private constructor(
    readonly keys: Keys,
    private readonly folder: string,
    private readonly door: DataSource,
    private readonly logs: ReadonlyMap<string, EventLog>,
    private readonly pseudonymiser: Pseudonymiser,
  ) {}

  /** `databaseOf` gives each service its own database user. */
  static async start(databaseOf: (service: string) => Promise<DataSource>): Promise<World> {
    const folder = mkdtempSync(join(tmpdir(), 'pseudonymiser-'));
    createKeys(join(folder, 'keys'), { project: 'test', epoch: 1 });
    const keys = openKeys(join(folder, 'keys'));
    const logs = new Map<string, EventLog>();
    const open = async (service: string): Promise<DataSource> => {
      const dataSource = await databaseOf(service);
      logs.set(service, createLocalEventLog({ dataSource, logger: quietLogger, service }));
      return dataSource;
    };
    const door = await open('gateway');
    const dataSource = await open('pseudonymiser');
    for (const service of ['matcher', 'indicators', 'auditor']) await open(service);
    const agreements = exampleAgreements().map((agreement) =>
      agreement.id === 'ISP-COURT'
        ? {
            ...agreement,
            events: agreement.events.map((event) => ({
              ...event,
              identifiers: ['PNC' as const],
              linkage: [],
            })),
          }
        : agreement,
    );
    const pseudonymiser = await startPseudonymiser({
      dataSource,
      eventLog: logs.get('pseudonymiser')!,
      logger: quietLogger,
      keys: keys.pseudonymiser(),
      agreements,
      now: () => new Date('2026-03-02T10:00:00Z'),
      codeVersion: 'test',
    });
    const world = new World(keys, folder, door, logs, pseudonymiser);
    for (const [service, topic] of READERS) await world.collect(service, topic);
    return world;
  }

  private async collect(service: string, topic: TopicName): Promise<void> {
    const records: unknown[] = [];
    this.received.set(topic, records);
    await this.logs.get(service)!.consume({ topic, group: service }, (batch) => {
      for (const { value } of batch.records) records.push(JSON.parse(value.toString('utf8')));
      return Promise.resolve();
    });
  }

  async stop(): Promise<void> {
    await this.pseudonymiser.stop();
    for (const log of this.logs.values()) await log.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** An event as the gateway passes it on: identity sealed for exactly this event. */
  async intake(
    suffix: string,
    facts: Facts,
    identity?: unknown,
    more: Partial<IntakeRecord['event']> = {},
  ): Promise<IntakeRecord> {
    this.number += 1;
    const event: IntakeRecord['event'] = {
      specversion: '1.0',
      id: `d-${this.number}`,
      source: SOURCE,
      type: `cymru.cyfrif.${suffix}.v1`,
      time: '2024-05-07T23:30:00Z',
      subject: `rec-${this.number}`,
      agreementref: `ISP-${suffix.split('.')[0]!.toUpperCase()}`,
      purposecode: 'RRF-INDICATORS',
      regime: 'part3',
      sourcerevision: 1,
      data: { facts },
      ...more,
    };
    if (identity !== undefined) {
      const bytes = Buffer.from(JSON.stringify(identity));
      event.data = {
        identity: await createSealer(this.keys.sealTo()).seal(bytes, { ...event, facts }),
        facts,
      };
    }
    return {
      receiptId: `r-${this.number}`,
      acceptedAt: '2024-05-08T00:00:00Z',
      digest: canonicalDigest(event),
      event,
    };
  }

  /** Pushes records (bytes as they are, others sealed) and waits until all is read. Returns what came of just these. */
  async pass(...records: (IntakeRecord | Buffer)[]): Promise<Passed> {
    for (const before of this.received.values()) before.length = 0;
    await this.push(records);
    await waitUntilIdle(
      ([['pseudonymiser', 'intake.sealed'], ...READERS] as const).map(([group, topic]) => ({
        eventLog: this.logs.get(group)!,
        topic,
        group,
      })),
      { timeoutMs: 20_000 },
    );
    const of = <T>(topic: TopicName): T[] => [...(this.received.get(topic) as T[])];
    return {
      linkage: of('linkage.records'),
      facts: of('facts.records'),
      refusals: of('refusals.recorded'),
      audit: of('audit.entries'),
    };
  }

  private async push(records: readonly (IntakeRecord | Buffer)[]): Promise<void> {
    const seal = await createIntakeSealer(this.keys.sealTo(), () => new Date()).current();
    const values = records.map((record) => {
      if (Buffer.isBuffer(record)) return record;
      const plain = Buffer.from(JSON.stringify(record));
      return Buffer.from(JSON.stringify(seal('intake.sealed', record.receiptId, plain)));
    });
    await this.door.transaction((tx) =>
      this.logs.get('gateway')!.append(
        tx,
        'intake.sealed',
        values.map((value) => ({ key: 'k', value })),
      ),
    );
  }
}
