import type { DataSource } from 'typeorm';
import { openDataSource } from '#libs/database';
import { createLocalEventLog, stageAudit, waitUntilIdle, type EventLog } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
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
  let auditor: Auditor;

  beforeAll(async () => {
    database = await temporaryDatabase([auditorMigrations]);
    gateway = await database.dataSource('gateway');
    own = await database.dataSource('auditor');
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
});
