import { type LocalLogs, localLogs } from '#libs/testing';
import { stageAudit } from '../audit';
import type { OutgoingRecord } from '../port';
import { TOPICS } from '../topics';

const record = (text: string): OutgoingRecord => ({ key: text, value: Buffer.from(JSON.stringify(text)) });

describe('appending to the local log', () => {
  let logs: LocalLogs;
  beforeEach(async () => {
    logs = await localLogs();
  });
  afterEach(() => logs.stop());

  it('refuses to append outside a transaction or in another service’s', async () => {
    const { door, gateway, pseudonymiser } = logs;
    await expect(
      (async () => door.append(gateway.manager, 'intake.sealed', [record('a')]))(),
    ).rejects.toThrow(/no_transaction/);
    const foreign = pseudonymiser.transaction((tx) => door.append(tx, 'intake.sealed', [record('a')]));
    await expect(foreign).rejects.toThrow(/foreign_transaction/);
  });

  it('fails the whole transaction of a service that may not write the topic', async () => {
    const { reader, pseudonymiser } = logs;
    const write = pseudonymiser.transaction(async (tx) => {
      await reader.append(tx, 'cubes.computed', [record('a')]);
    });
    await expect(write).rejects.toMatchObject({ sqlState: '42501' });
  });

  it('leaves nothing out where the log was made for fewer partitions', async () => {
    const { door, gateway, admin } = logs;
    const topic: { partitions: number } = TOPICS['intake.sealed'];
    const more = jest.replaceProperty(topic, 'partitions', 64);
    const all = Array.from({ length: 100 }, (_, n) => record(`r-${n}`));
    const write = gateway.transaction((tx) => door.append(tx, 'intake.sealed', all));
    await expect(write).rejects.toMatchObject({ code: 'eventlog.partition.absent' });
    more.restore();
    const { rows } = await admin.query('SELECT count(*)::int AS n FROM eventlog.intake_sealed');
    expect(rows).toEqual([{ n: 0 }]);
  });

  it('drops what a savepoint appended when it is rolled back, and keeps the rest', async () => {
    const { door, gateway, admin } = logs;
    await gateway.transaction(async (tx) => {
      await door.append(tx, 'intake.sealed', [record('before')]);
      const inner = tx.transaction(async (savepoint) => {
        await door.append(savepoint, 'intake.sealed', [record('undone')]);
        throw new Error('only this part');
      });
      await inner.catch(() => undefined);
      await tx.transaction((savepoint) => door.append(savepoint, 'intake.sealed', [record('after')]));
    });
    const { rows } = await admin.query<{ key: string }>(
      'SELECT key FROM eventlog.intake_sealed ORDER BY key',
    );
    expect(rows.map((row) => row.key)).toEqual(['after', 'before']);
  });

  it('holds no lock on a topic while the appending transaction is still at work', async () => {
    const { door, gateway, admin, send } = logs;
    await gateway.transaction(async (tx) => {
      await door.append(tx, 'intake.sealed', [record('slow')]);
      await send('slow', 'quick');
    });
    const { rows } = await admin.query('SELECT count(*)::int AS n FROM eventlog.intake_sealed');
    expect(rows).toEqual([{ n: 3 }]);
  });

  it('stages audit entries with the effect they record', async () => {
    const { door, gateway, admin } = logs;
    await gateway.transaction((tx) =>
      stageAudit(door, tx, {
        v: 1,
        entryId: 'e1',
        op: 'collection',
        what: 'gateway.batch.accepted',
        at: '2026-01-01T00:00:00Z',
        actor: 'gateway',
        recipients: [],
        code: { version: 'test' },
        inputs: [],
        outputs: [],
        counts: { events: 3 },
        outcome: 'done',
      }),
    );
    const { rows } = await admin.query<{ key: string; value: Buffer }>(
      'SELECT key, value FROM eventlog.audit_entries',
    );
    expect(rows[0]?.key).toBe('gateway');
    expect(JSON.parse(rows[0]?.value.toString() ?? '')).toMatchObject({ what: 'gateway.batch.accepted' });
  });
});
