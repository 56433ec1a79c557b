import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { openDataSource } from '#libs/database';
import { createLocalEventLog, stageAudit, waitUntilIdle, type EventLog } from '#libs/eventlog';
import { prepareJobs, startJobs } from '#libs/jobs';
import { createMetrics, quietLogger, type Metrics } from '#libs/telemetry';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import type { AuditEntry } from '#libs/contracts';
import { auditorMigrations, startAuditor, type Auditor } from './index';

describe('the auditor', () => {
  let database: TemporaryDatabase;
  let gateway: DataSource;
  let own: DataSource;
  let owner: DataSource;
  let gatewayLog: EventLog;
  let eventLog: EventLog;
  let portal: DataSource;
  let auditor: Auditor;

  beforeAll(async () => {
    database = await temporaryDatabase([auditorMigrations]);
    gateway = await database.dataSource('gateway');
    own = await database.dataSource('auditor');
    portal = await database.dataSource('portal');
    owner = await openDataSource({ url: database.adminUrl, service: 'auditor' });
    gatewayLog = createLocalEventLog({ dataSource: gateway, logger: quietLogger });
    eventLog = createLocalEventLog({ dataSource: own, logger: quietLogger });
    const now = () => new Date('2026-03-02T10:00:00Z');
    auditor = await startAuditor({ dataSource: own, eventLog, logger: quietLogger, now });
  });

  afterAll(async () => {
    await auditor?.stop();
    await gatewayLog?.close();
    await eventLog?.close();
    await owner?.destroy();
    await database?.stop();
  });

  async function stage(numbers: number[]): Promise<void> {
    await gateway.transaction(async (tx) => {
      for (const number of numbers) await stageAudit(gatewayLog, tx, entry(number));
    });
    await waitUntilIdle([{ eventLog, topic: 'audit.entries', group: 'auditor' }], { timeoutMs: 10_000 });
  }

  it('puts staged entries in order, once each, where they can be read', async () => {
    await stage([1, 2, 3]);
    await stage([3, 4]);
    const rows = await own.query<{ entry_id: string; events: number }[]>(
      `SELECT entry_id, (counts ->> 'events')::int AS events FROM auditor.entry_view ORDER BY seq`,
    );
    expect(rows).toEqual([1, 2, 3, 4].map((number) => ({ entry_id: `entry-${number}`, events: number })));
    expect(await auditor.verify()).toMatchObject({ ok: true, entries: 4 });
  });

  it('lets nobody change an entry through its own role', async () => {
    await expect(own.query(`UPDATE auditor.entry SET canonical = '{}'`)).rejects.toThrow('P0001');
    await expect(own.query(`DELETE FROM auditor.batch`)).rejects.toThrow('P0001');
  });

  it('finds what the owner of the database changed behind its back', async () => {
    await owner.query(`ALTER TABLE auditor.entry DISABLE TRIGGER append_only`);
    await owner.query(
      `UPDATE auditor.entry SET canonical = replace(canonical, 'part3', 'ukgdpr') WHERE seq = 2`,
    );
    expect(await auditor.verify()).toMatchObject({ ok: false, fault: { seq: 2, kind: 'entry-altered' } });
    const [kept] = await own.query<{ report: { ok: boolean } }[]>(
      `SELECT report FROM auditor.verification ORDER BY verified_at DESC LIMIT 1`,
    );
    expect(kept?.report.ok).toBe(false);
  });

  it('keeps the fault as an incident, once, also when the row is put back', async () => {
    await auditor.verify();
    await owner.query(
      `UPDATE auditor.entry SET canonical = replace(canonical, 'ukgdpr', 'part3') WHERE seq = 2`,
    );
    expect(await auditor.verify()).toMatchObject({ ok: true });
    const rows = await portal.query(
      `SELECT kind, batch_no::int AS batch, seq::int AS seq FROM auditor.incidents`,
    );
    expect(rows).toEqual([{ kind: 'entry-altered', batch: 1, seq: 2 }]);
  });

  it('is not content with a chain that was cut short after it was found whole', async () => {
    await owner.query(`ALTER TABLE auditor.batch DISABLE TRIGGER append_only`);
    await owner.query(
      `WITH gone AS (DELETE FROM auditor.entry WHERE batch_no = 2) DELETE FROM auditor.batch WHERE batch_no = 2`,
    );
    expect(await auditor.verify()).toMatchObject({ ok: false, fault: { batchNo: 2, kind: 'batch-missing' } });
  });
});

describe('the auditor’s own job', () => {
  it('verifies by itself, tells the metrics, and leaves an incident where a row was altered', async () => {
    const database = await temporaryDatabase([auditorMigrations]);
    const own = await database.dataSource('auditor');
    const owner = await openDataSource({ url: database.adminUrl, service: 'auditor' });
    const eventLog = createLocalEventLog({ dataSource: own, logger: quietLogger });
    const gateway = await database.dataSource('gateway');
    const gatewayLog = createLocalEventLog({ dataSource: gateway, logger: quietLogger });
    await prepareJobs({ adminUrl: database.adminUrl, roles: ['cyfrif_auditor'] });
    const backend = { kind: 'postgres', connectionString: database.url('auditor') } as const;
    const jobs = startJobs({ backend, logger: quietLogger });
    const metrics = createMetrics('auditor');
    const given = { dataSource: own, eventLog, logger: quietLogger, now: () => new Date() };
    const auditor = await startAuditor({ ...given, jobs, metrics, verifyEvery: 300 });
    try {
      await gateway.transaction((tx) => stageAudit(gatewayLog, tx, entry(1)));
      await waitUntilIdle([{ eventLog, topic: 'audit.entries', group: 'auditor' }], { timeoutMs: 10_000 });
      await metricSays(metrics, /cyfrif_audit_verified_entries\{[^}]*\} 1\n/);
      expect(await metrics.text()).toMatch(/cyfrif_audit_chain_whole\{[^}]*\} 1\n/);
      await owner.query(`ALTER TABLE auditor.entry DISABLE TRIGGER append_only`);
      await owner.query(`UPDATE auditor.entry SET canonical = replace(canonical, 'part3', 'ukgdpr')`);
      await metricSays(metrics, /cyfrif_audit_chain_whole\{[^}]*\} 0\n/);
      expect(await own.query(`SELECT kind FROM auditor.incidents`)).toEqual([{ kind: 'entry-altered' }]);
    } finally {
      await jobs.close();
      await auditor.stop();
      await gatewayLog.close();
      await eventLog.close();
      await owner.destroy();
      await database.stop();
    }
  });

  async function metricSays(metrics: Metrics, pattern: RegExp): Promise<void> {
    for (let tries = 0; tries < 400; tries += 1) {
      if (pattern.test(await metrics.text())) return;
      await sleep(25);
    }
    throw new Error('The metric never said so.');
  }
});

const entry = (number: number): AuditEntry => ({
  v: 1,
  entryId: `entry-${number}`,
  op: 'collection',
  what: 'gateway.batch.accepted',
  at: '2026-03-02T09:59:00.000Z',
  actor: 'gateway',
  recipients: ['pseudonymiser'],
  regime: 'part3',
  code: { version: 'test' },
  inputs: [],
  outputs: [],
  counts: { events: number },
  outcome: 'done',
});
