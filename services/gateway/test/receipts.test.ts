import type { AuditEntry, RefusalRecord, SealedIntake } from '#libs/contracts';
import { createLocalEventLog, waitUntilIdle } from '#libs/eventlog';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import {
  discardRefusals,
  expireBodies,
  gatewayMigrations,
  listRefusals,
  redriveRefusals,
  refusalBody,
} from '../src/index';
import { type Receipt, tellLaterChanges } from '../src/data/receipts';
import { CANARY, event, type Harness, harness, NOW } from './harness';

let database: TemporaryDatabase;
let door: Harness;

beforeAll(async () => {
  database = await temporaryDatabase([gatewayMigrations]);
  door = await harness(database);
});

afterAll(async () => {
  await door?.stop();
});

describe('receipts', () => {
  it('are given to their agency alone, page by page', async () => {
    const sent = event();
    await door.call('/v1/events', { body: sent });
    const seen: string[] = [];
    let next = '0.0';
    for (;;) {
      const page = await door.call(`/v1/receipts?since=${next}&limit=700`, { method: 'GET' });
      const receipts = page.body['receipts'] as { id: string }[];
      if (receipts.length === 0) break;
      seen.push(...receipts.map(({ id }) => id));
      next = page.body['next'] as string;
    }
    expect(seen).toContain(sent.id);
    expect(new Set(seen).size).toBe(seen.length);
    const own = await door.call(`/v1/receipts?id=${sent.id}&id=none`, { method: 'GET' });
    expect(own.body).toMatchObject({ receipts: [{ id: sent.id, state: 'accepted' }] });
    const foreign = await door.call(`/v1/receipts?id=${sent.id}`, { method: 'GET', agency: 'police-gwent' });
    expect(foreign.body).toEqual({ receipts: [] });
  });

  it.each(['since=1', 'limit=0', 'limit=99999', `since=${encodeURIComponent("1.1' OR 1=1")}`, 'id='])(
    'are not asked for by %s',
    async (query) => {
      expect((await door.call(`/v1/receipts?${query}`, { method: 'GET' })).body).toMatchObject({
        code: 'query.invalid',
      });
    },
  );
});

describe('refusals of later stages', () => {
  async function refuseLater(
    sent: ReturnType<typeof event>,
    change: Partial<RefusalRecord> = {},
    bodyOf: (sealed: SealedIntake) => unknown = (sealed) => sealed,
  ): Promise<RefusalRecord> {
    const answer = await door.call('/v1/events', { body: sent });
    const records = await door.logged<SealedIntake>('intake_sealed');
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
      redriveKey: 'k-1',
      body: bodyOf(records.find((r) => r.receiptId === receiptId)!),
      ...change,
    };
    const source = await database.dataSource('pseudonymiser');
    const log = createLocalEventLog({ dataSource: source, logger: door.logger });
    await source.transaction((tx) =>
      log.append(tx, 'refusals.recorded', [
        { key: sent.id, value: Buffer.from(JSON.stringify(record)) },
        { key: sent.id, value: Buffer.from(JSON.stringify(record)) },
      ]),
    );
    await log.close();
    const { eventLog } = door;
    await waitUntilIdle([{ eventLog, topic: 'refusals.recorded', group: 'gateway' }], { timeoutMs: 20_000 });
    return record;
  }
  const decision = () => ({
    dataSource: door.dataSource,
    eventLog: door.eventLog,
    now: () => NOW,
    codeVersion: 'test',
    actor: 'steward',
  });

  it('reach the sender by the receipt and can be redriven once', async () => {
    const sent = event();
    const { refusalId, body } = await refuseLater(sent);
    const own = await door.call(`/v1/receipts?id=${sent.id}`, { method: 'GET' });
    expect(own.body).toMatchObject({ receipts: [{ state: 'refused', code: 'identity.cannot-unseal' }] });
    expect(await refusalBody(door.dataSource, refusalId)).toEqual(body);
    const ofSent = async () => (await door.intake()).filter((r) => r.event.id === sent.id);
    const before = await ofSent();
    expect(await redriveRefusals(decision(), [refusalId, 'unknown'])).toEqual({
      done: [refusalId],
      skipped: ['unknown'],
    });
    expect(await redriveRefusals(decision(), [refusalId])).toEqual({ done: [], skipped: [refusalId] });
    expect(await ofSent()).toEqual([...before, ...before]);
    const again = await door.call(`/v1/receipts?id=${sent.id}`, { method: 'GET' });
    expect(again.body).toMatchObject({ receipts: [{ state: 'accepted' }] });
  });

  it('are told once to an agency that streams, and so is what was decided, but nothing of other receipts', async () => {
    const told: Receipt[] = [];
    const tell = (agency = 'probation-wales') =>
      tellLaterChanges(door.dataSource, agency, 500, async (receipts) => {
        await Promise.resolve();
        told.push(...receipts);
      });
    await tell();
    told.length = 0;
    await door.call('/v1/events', { body: event() });
    const sent = event();
    const { refusalId, receiptId } = await refuseLater(sent);
    const broken = tellLaterChanges(door.dataSource, 'probation-wales', 500, () =>
      Promise.reject(new Error('the brokers are away')),
    );
    await expect(broken).rejects.toThrow('the brokers are away');
    expect(await tell('police-gwent')).toBe(0);
    expect(await tell()).toBe(1);
    expect(await tell()).toBe(0);
    await redriveRefusals(decision(), [refusalId]);
    expect(await tell()).toBe(1);
    expect(told).toMatchObject([
      { id: sent.id, receiptId, state: 'refused', code: 'identity.cannot-unseal' },
      { id: sent.id, receiptId, state: 'accepted' },
    ]);
  });

  it('that come again after a redrive wait for a decision again', async () => {
    const sent = event();
    const first = await refuseLater(sent);
    const later = async () => {
      const [row] = await door.dataSource.query<[{ n: string }]>(
        'SELECT sum(refused_later) AS n FROM gateway.flow',
      );
      return Number(row.n);
    };
    const refused = await later();
    await redriveRefusals(decision(), [first.refusalId]);
    expect(await later()).toBe(refused - 1);
    await refuseLater(sent);
    expect(await listRefusals(door.dataSource, { refusalIds: [first.refusalId] })).toMatchObject([
      { hasBody: true, redrivable: true },
    ]);
    const own = await door.call(`/v1/receipts?id=${sent.id}`, { method: 'GET' });
    expect(own.body).toMatchObject({ receipts: [{ state: 'refused' }] });
    expect(await later()).toBe(refused);
  });

  it("are the sender's whose receipt they name, where the stage could not read who sent it", async () => {
    const sent = event();
    const unread = { agency: '', eventId: undefined, type: undefined, agreement: undefined };
    const { refusalId } = await refuseLater(sent, { ...unread, code: 'intake.unopenable' });
    expect(await listRefusals(door.dataSource, { refusalIds: [refusalId] })).toMatchObject([
      {
        agency: 'probation-wales',
        eventId: sent.id,
        type: 'probation.sentence.commenced',
        agreement: 'ISP-PROBATION-WALES',
        redrivable: true,
      },
    ]);
  });

  it('can be discarded, body and all', async () => {
    const sent = event();
    const { refusalId } = await refuseLater(sent);
    expect((await discardRefusals(decision(), [refusalId])).done).toEqual([refusalId]);
    expect(await listRefusals(door.dataSource, { refusalIds: [refusalId] })).toMatchObject([
      { hasBody: false, redrivable: false, resolution: 'discarded' },
    ]);
  });

  it('that their stage keeps are decided on here and told to the stage', async () => {
    const kept = { stage: 'matcher', redriveTopic: 'linkage.records', body: undefined } as const;
    const one = await refuseLater(event(), kept, () => undefined);
    const two = await refuseLater(event(), kept, () => undefined);
    const three = await refuseLater(event(), kept, () => undefined);
    const ids = [one, two, three].map(({ refusalId }) => refusalId);
    const states = async () =>
      (await listRefusals(door.dataSource, { refusalIds: ids })).map(({ redrivable, resolution }) => [
        redrivable,
        resolution,
      ]);
    expect(await states()).toEqual(Array.from({ length: 3 }, () => [true, undefined]));
    const intake = (await door.intake()).length;
    await redriveRefusals(decision(), [one.refusalId]);
    await discardRefusals(decision(), [two.refusalId]);
    await expireBodies(door, new Date('2024-09-10T00:00:00Z'));
    expect((await door.intake()).length).toBe(intake);
    expect(await door.logged('decided_matcher')).toEqual([
      expect.objectContaining({ refusalId: one.refusalId, decision: 'redrive' }),
      expect.objectContaining({ refusalId: two.refusalId, decision: 'discard' }),
      expect.objectContaining({ refusalId: three.refusalId, decision: 'discard' }),
    ]);
    expect((await states()).map(([waits]) => waits)).toEqual([false, false, false]);
  });

  it('lose their bodies when their days are over', async () => {
    const { refusalId } = await refuseLater(event());
    await expireBodies(door, new Date('2024-09-08T00:00:00Z'));
    expect(await listRefusals(door.dataSource, { refusalIds: [refusalId] })).toMatchObject([
      { hasBody: true },
    ]);
    await expireBodies(door, new Date('2024-09-10T00:00:00Z'));
    expect(await listRefusals(door.dataSource, { refusalIds: [refusalId] })).toMatchObject([
      { hasBody: false, redrivable: false, resolution: 'expired' },
    ]);
    expect((await redriveRefusals(decision(), [refusalId])).done).toEqual([]);
  });

  it.each<[string, (sealed: SealedIntake) => unknown]>([
    [
      'is open',
      ({ receiptId }) => ({ receiptId, acceptedAt: NOW.toISOString(), digest: 'd', event: CANARY }),
    ],
    ['is of another receipt', (sealed) => ({ ...sealed, receiptId: 'r-other' })],
    ['is missing', () => undefined],
  ])('keep no body that %s', async (_what, bodyOf) => {
    const sent = event();
    const { refusalId } = await refuseLater(sent, {}, bodyOf);
    expect(await listRefusals(door.dataSource, { refusalIds: [refusalId] })).toMatchObject([
      { hasBody: false, redrivable: false },
    ]);
  });
});

describe('what governance reads', () => {
  it('counts flows by agency, agreement, type and day, and refusals by reason', async () => {
    const plain = event({ data: { ...event().data, identity: { identifiers: [], linkage: {} } } });
    expect((await door.call('/v1/events', { body: plain })).status).toBe(422);
    const portal = await database.dataSource('portal');
    const flows: Record<string, string>[] = await portal.query(
      `SELECT * FROM gateway.flow_daily WHERE agreement = 'ISP-PROBATION-WALES' AND type = 'probation.sentence.commenced'`,
    );
    expect(flows).toHaveLength(1);
    const [{ n }] = await door.dataSource.query<[{ n: string }]>(
      `SELECT count(*) AS n FROM gateway.delivery WHERE type = 'probation.sentence.commenced'`,
    );
    expect(flows[0]!['accepted']).toBe(n);
    const summary: Record<string, string>[] = await portal.query(
      `SELECT * FROM gateway.refusal_summary WHERE code = 'identity.plaintext'`,
    );
    expect(summary).toMatchObject([{ refusals: '1', incidents: '1', agency: 'probation-wales' }]);
    await expect(portal.query('SELECT * FROM gateway.refusal')).rejects.toThrow('42501');
  });

  it('finds every accepted event in the audit entries', async () => {
    const entries = await door.logged<AuditEntry>('audit_entries');
    const accepted = entries
      .filter(({ what }) => what === 'gateway.batch.accepted')
      .reduce((sum, { counts }) => sum + (counts['accepted'] ?? 0), 0);
    const [{ n }] = await door.dataSource.query<[{ n: string }]>(
      'SELECT count(*) AS n FROM gateway.delivery',
    );
    expect(accepted).toBe(Number(n));
    expect(entries.every(({ actor }) => /^(cert:[0-9a-f]{64}|steward)$/.test(actor))).toBe(true);
    expect(JSON.stringify(entries)).not.toContain(CANARY);
  });
});

describe('health', () => {
  it('says what is there, with security headers', async () => {
    const ready = await door.call('/health/ready', { method: 'GET' });
    expect(ready.body).toEqual({ status: 'up', checks: { database: 'up' } });
    expect(ready.headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'cache-control': 'no-store' });
    expect(ready.headers['x-powered-by']).toBeUndefined();
    expect((await door.call('/info', { method: 'GET' })).body).toEqual({
      service: 'gateway',
      version: 'test',
    });
  });
});
