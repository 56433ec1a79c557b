import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { canonicalDigest, exampleAgreements, type IntakeRecord } from '#libs/contracts';
import { createLocalEventLog, waitUntilIdle, type EventLog } from '#libs/eventlog';
import {
  createIntakeSealer,
  createKeys,
  createSealer,
  destroyKey,
  enrolCustodian,
  openKeys,
  rotateKeys,
} from '#libs/keys';
import { justiceModel, openModel, signModel } from '#libs/linkage';
import { quietLogger } from '#libs/telemetry';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { matcherMigrations, startMatcher } from '#services/matcher';
import { freezeFrequencies, pseudonymiserMigrations, startPseudonymiser } from '#services/pseudonymiser';

type Linkage = Record<'givenNames' | 'familyName' | 'dateOfBirth' | 'postcode', string>;

const now = (): Date => new Date('2026-03-02T10:00:00Z');
const base = { logger: quietLogger, now, codeVersion: 'test' };
const CUSTODIANS = [
  { name: 'Ann', passphrase: 'correct horse battery' },
  { name: 'Ben', passphrase: 'staple under the bridge' },
];
const both = { approvals: CUSTODIANS, now: now() };
const letter = (n: number): string => 'abcdefghijklmnopqrst'[n]!;
/** People of a hundred names, so that the frequencies say of no name that everybody has it. */
const CROWD = Array.from({ length: 100 }, (_, n): [string, Linkage] => [
  `crowd-${n}`,
  {
    givenNames: `Ma${letter(n % 10)}${letter(10 + Math.floor(n / 10))}i`,
    familyName: `Pri${letter(n % 20)}ch${letter(Math.floor(n / 20))}rd`,
    dateOfBirth: `${1950 + (n % 50)}-${String(1 + (n % 12)).padStart(2, '0')}-${10 + (n % 19)}`,
    postcode: `LL57 2D${letter(n % 10).toUpperCase()}`,
  },
]);
/** The starting model, for a population as small as this. */
const MODEL = { ...justiceModel(), version: 'rotation-1', prior: 1e-5 };
/** Two records of one person, who has moved, and some of others. */
const RECORDS: Record<string, Linkage> = {
  ...Object.fromEntries(CROWD),
  first: { givenNames: 'Gwenllian', familyName: 'Ffoulkes', dateOfBirth: '1996-02-28', postcode: 'CF10 1AA' },
  second: { givenNames: 'Gwenllian', familyName: 'Ffoulkes', dateOfBirth: '1996-02-28', postcode: 'SA1 3LP' },
  other: { givenNames: 'Rhys', familyName: 'Pritchard', dateOfBirth: '1971-11-05', postcode: 'LL57 2DG' },
};
const ALL = Object.keys(RECORDS);

describe('a rotation of the linkage keys', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rotation-'));
  const keysDir = join(folder, 'keys');
  let database: TemporaryDatabase;
  const rooms = new Map<string, { dataSource: DataSource; eventLog: EventLog }>();
  const room = (service: string) => rooms.get(service)!;
  let revision = 0;

  beforeAll(async () => {
    createKeys(keysDir, { project: 'test', epoch: 1, now: now() });
    for (const custodian of CUSTODIANS) enrolCustodian(keysDir, custodian);
    database = await temporaryDatabase([pseudonymiserMigrations, matcherMigrations]);
    for (const service of ['gateway', 'pseudonymiser', 'matcher']) {
      const dataSource = await database.dataSource(service);
      const eventLog = createLocalEventLog({ dataSource, logger: quietLogger, service });
      rooms.set(service, { dataSource, eventLog });
    }
  });
  afterAll(async () => {
    for (const { eventLog } of rooms.values()) await eventLog.close();
    await database?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Starts both services on the keys as they are, passes a new revision of these records through, and stops them. */
  async function pass(subjects: readonly string[], frequencies?: string): Promise<void> {
    const keys = openKeys(keysDir);
    const { model: signing } = keys.linkage();
    const signed = signModel(MODEL, signing, { signedAt: now() });
    const pseudonymiser = await startPseudonymiser({
      ...base,
      ...room('pseudonymiser'),
      keys: keys.pseudonymiser(),
      agreements: exampleAgreements(),
      views: true,
      frequencyModel: frequencies,
    });
    const model = openModel(JSON.stringify(signed), signing.publicKey);
    const matcher = await startMatcher({ ...base, ...room('matcher'), model });
    try {
      revision += 1;
      await push(subjects);
      await waitUntilIdle(
        [
          { eventLog: room('pseudonymiser').eventLog, topic: 'intake.sealed', group: 'pseudonymiser' },
          { eventLog: room('matcher').eventLog, topic: 'linkage.records', group: 'matcher' },
        ],
        { timeoutMs: 60_000 },
      );
    } finally {
      await matcher.stop();
      await pseudonymiser.stop();
    }
  }

  async function push(subjects: readonly string[]): Promise<void> {
    const to = openKeys(keysDir).sealTo();
    const seal = await createIntakeSealer(to, now).current();
    const { dataSource, eventLog } = room('gateway');
    const values = await Promise.all(
      subjects.map(async (subject) => {
        const record = await intake(subject);
        return Buffer.from(
          JSON.stringify(seal('intake.sealed', record.receiptId, Buffer.from(JSON.stringify(record)))),
        );
      }),
    );
    await dataSource.transaction((tx) =>
      eventLog.append(
        tx,
        'intake.sealed',
        values.map((value) => ({ key: 'k', value })),
      ),
    );
  }

  async function intake(subject: string): Promise<IntakeRecord> {
    const facts = {
      sentenceRef: `s-${subject}`,
      kind: 'COMMUNITY_ORDER',
      origin: 'NEW',
      startedOn: '2022-02-28',
      homeArea: { lad: 'W06000015', basis: 'HOME_ADDRESS' },
    };
    const event: IntakeRecord['event'] = {
      specversion: '1.0',
      id: `d-${subject}-${revision}`,
      source: '/agencies/probation-wales',
      type: 'cymru.cyfrif.probation.sentence.commenced.v1',
      time: '2024-05-07T10:00:00Z',
      subject,
      agreementref: 'ISP-PROBATION',
      purposecode: 'RRF-INDICATORS',
      regime: 'part3',
      sourcerevision: revision,
      data: { facts },
    };
    const bytes = Buffer.from(JSON.stringify({ identifiers: [], linkage: RECORDS[subject] }));
    const identity = await createSealer(openKeys(keysDir).sealTo()).seal(bytes, { ...event, facts });
    event.data = { identity, facts };
    return {
      receiptId: `r-${subject}-${revision}`,
      acceptedAt: '2024-05-08T00:00:00Z',
      digest: canonicalDigest(event),
      event,
    };
  }

  async function persons(): Promise<Map<string, string>> {
    const rows = await room('matcher').dataSource.query<{ record_ref: string; person_id: string }[]>(
      'SELECT record_ref, person_id FROM matcher.record',
    );
    return new Map(rows.map((row) => [row.record_ref, row.person_id]));
  }

  /** Bits and frequency buckets of the pairs that rather are one person, each once. */
  const weights = (): Promise<{ bits: number; buckets: number }[]> =>
    room('matcher').dataSource.query(
      'SELECT DISTINCT bits, buckets FROM matcher.edge WHERE bits > 0 ORDER BY bits, buckets',
    );

  it('leaves every person id and every weight as it was, through the overlap and after the old epoch was destroyed', async () => {
    await pass(ALL);
    const { dataSource } = room('pseudonymiser');
    const frozen = { keys: openKeys(keysDir).pseudonymiser(), model: 'rotation', at: now() };
    expect((await freezeFrequencies(dataSource, frozen)).tokens).toBeGreaterThan(0);
    await pass(ALL, 'rotation');
    const before = await persons();
    expect(before.size).toBe(ALL.length);
    expect(new Set(before.values()).size).toBe(ALL.length - 1);

    const weighed = await weights();
    expect(weighed).toHaveLength(1);
    expect(weighed[0]!.buckets).not.toBe(0);

    rotateKeys(keysDir, both);
    await pass(['first'], 'rotation');
    expect(await persons()).toEqual(before);
    expect(await weights()).toEqual(weighed);
    await pass(ALL, 'rotation');
    expect(await persons()).toEqual(before);
    expect(await weights()).toEqual(weighed);

    destroyKey(keysDir, '1', both);
    await pass(ALL, 'rotation');
    expect(await persons()).toEqual(before);
    expect(await weights()).toEqual(weighed);
  });
});
