import type { DataSource } from 'typeorm';
import type { AuditEntry, LinkageRecord } from '#libs/contracts';
import type { Batch, EventLog, OutgoingRecord, Transaction } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { matcherMigrations } from '../data/migrations';
import { addProposal } from '../data/proposals';
import { linkageConsumer } from './consumer';

let database: TemporaryDatabase;
let dataSource: DataSource;
let told: AuditEntry[];
let clock = Date.parse('2026-03-02T10:00:00Z');

beforeAll(async () => {
  database = await temporaryDatabase([matcherMigrations]);
  dataSource = await database.dataSource('matcher');
});
afterAll(async () => await database?.stop());
beforeEach(() => (told = []));

const record = (recordRef: string, state: LinkageRecord['state'], revision = 1): LinkageRecord => ({
  recordRef,
  agency: `police-${recordRef}`,
  revision,
  knownOn: '2026-01-01',
  state,
  tokens: [],
});
/** Keeps what is accounted for; what else is sent does not matter here. */
const eventLog = {
  append: (_tx: Transaction, topic: string, records: readonly OutgoingRecord[]) => {
    if (topic.startsWith('audit'))
      told.push(...records.map(({ value }) => JSON.parse(value.toString()) as AuditEntry));
    return Promise.resolve();
  },
} as unknown as EventLog;

const take = async (...records: LinkageRecord[]): Promise<void> => {
  const consume = linkageConsumer({
    ...{ eventLog, logger: quietLogger, codeVersion: 'test' },
    now: () => new Date((clock += 1000)),
  });
  const values = records.map((one) => ({ key: one.recordRef, value: Buffer.from(JSON.stringify(one)) }));
  await dataSource.transaction((tx) => consume({ records: values } as unknown as Batch, tx));
};

it('a proposal that lapses with a record is accounted for once, by a name that says nothing of it', async () => {
  await take(record('a', 'present'), record('b', 'present'));
  await dataSource.query(
    `INSERT INTO matcher.review (reason, record_a, record_b, opened_at) VALUES ('BAND', 'a', 'b', now())`,
  );
  const proposal = {
    proposalId: 'p',
    kind: 'include',
    recordA: 'a',
    recordB: 'b',
    scope: 'enquiry',
  } as const;
  const given = { reason: 'seen', expiresOn: null, proposedBy: 'elin', evidence: [] };
  await addProposal(dataSource, { ...proposal, ...given }, new Date(clock));
  expect(told.map(({ what }) => what)).toEqual(['matcher.batch.linked']);

  await take(record('b', 'withdrawn', 2));
  const lapses = told.filter(({ what }) => what === 'matcher.proposal.lapsed');
  expect(lapses).toMatchObject([{ op: 'alteration', actor: 'matcher', counts: { proposals: 1 } }]);
  expect(lapses[0]!.inputs).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);

  await take(record('c', 'present'));
  expect(told.filter(({ what }) => what === 'matcher.proposal.lapsed')).toHaveLength(1);
});
