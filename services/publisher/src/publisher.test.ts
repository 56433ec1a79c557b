import { createHash, generateKeyPairSync } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { DataSource } from 'typeorm';
import { createLocalEventLog, waitUntilIdle, type EventLog } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { asBatches, sampleCubes, temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { publisherMigrations, startPublisher, verifyManifest, type Manifest, type Publisher } from './index';

const { privateKey } = generateKeyPairSync('ed25519');

describe('the publisher', () => {
  let database: TemporaryDatabase;
  let own: DataSource;
  let analyst: DataSource;
  let indicatorsLog: EventLog;
  let indicators: DataSource;
  let eventLog: EventLog;
  let publisher: Publisher;
  let folder: string;
  let clock = new Date('2026-03-02T09:30:00Z');

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'publisher-test-'));
    database = await temporaryDatabase([publisherMigrations]);
    own = await database.dataSource('publisher');
    analyst = await database.dataSource('analyst');
    indicators = await database.dataSource('indicators');
    indicatorsLog = createLocalEventLog({ dataSource: indicators, logger: quietLogger });
    eventLog = createLocalEventLog({ dataSource: own, logger: quietLogger });
    publisher = await startPublisher({
      dataSource: own,
      eventLog,
      logger: quietLogger,
      now: () => clock,
      codeVersion: 'test',
      jitterKey: Buffer.alloc(32, 1),
      signingKey: privateKey,
    });
  });

  afterAll(async () => {
    await publisher?.stop();
    await indicatorsLog?.close();
    await eventLog?.close();
    await database?.stop();
    await rm(folder, { recursive: true, force: true });
  });

  async function send(runId: string, seed: number, drop = 0): Promise<void> {
    const batches = asBatches(runId, '2025-01-31', sampleCubes({ seed }));
    await indicators.transaction(async (tx) => {
      const records = batches.slice(drop).map((batch) => ({
        key: runId,
        value: Buffer.from(JSON.stringify(batch)),
      }));
      await indicatorsLog.append(tx, 'cubes.computed', records);
    });
    await waitUntilIdle([{ eventLog, topic: 'cubes.computed', group: 'publisher' }], { timeoutMs: 10_000 });
  }

  async function report(runId: string, told: Record<string, unknown>): Promise<void> {
    const matcher = await database.dataSource('matcher');
    const matcherLog = createLocalEventLog({ dataSource: matcher, logger: quietLogger });
    const value = Buffer.from(JSON.stringify({ runId, madeAt: '2026-03-01T00:00:00.000Z', report: told }));
    await matcher.transaction((tx) => matcherLog.append(tx, 'quality.reported', [{ key: runId, value }]));
    await waitUntilIdle([{ eventLog, topic: 'quality.reported', group: 'publisher' }], { timeoutMs: 10_000 });
    await matcherLog.close();
  }

  async function released(runId: string) {
    const outcome = await publisher.buildRelease({ runId });
    if (outcome.outcome !== 'released') throw new Error(outcome.code);
    return outcome;
  }

  it('publishes a run to the shared store, where the analyst reads it in both languages', async () => {
    await send('run-1', 1);
    const { releaseId, counts } = await released('run-1');
    expect(releaseId).toMatch(/^r[0-9a-f]{24}$/);
    expect(counts.blanks).toBeGreaterThan(0);
    const rows = await analyst.query<{ area_cy: string; value: number | null; symbol: string }[]>(
      `SELECT area_cy, value, symbol FROM published.latest_cells
       WHERE indicator = 'A1' AND area_code = 'W92000004'`,
    );
    expect(rows).toEqual([{ area_cy: 'Cymru', value: expect.any(Number), symbol: '' }]);
  });

  it('shows the newest figures of each period: a later release of quarters leaves the years in place', async () => {
    const runner = own.createQueryRunner();
    await runner.startTransaction();
    try {
      await runner.query(
        `INSERT INTO published.release SELECT 'later', edition + 1, as_at, provisional, NULL, '{"periods": ["2024-Q4"]}', NULL
         FROM published.latest_release`,
      );
      await runner.query(
        `INSERT INTO published.release_event VALUES ('later', 'published', now(), 'n', 'n')`,
      );
      await runner.query(
        `INSERT INTO published.release_cell SELECT 'later', c.cell_no, c.indicator, c.measure, c.series, c.statistic,
                c.breakdown, c.category, '2024-Q4', c.area_code, c.value, c.symbol, c.status, c.definition_version
         FROM published.release_cell c WHERE c.indicator = 'A1' AND c.area_code = 'W92000004'`,
      );
      const periods: unknown = await runner.query(
        `SELECT DISTINCT period LIKE 'FY%' AS year, release_id = 'later' AS later
         FROM published.latest_cells WHERE indicator = 'A1' ORDER BY year`,
      );
      expect(periods).toEqual([
        { year: false, later: true },
        { year: true, later: false },
      ]);
    } finally {
      await runner.rollbackTransaction();
      await runner.release();
    }
  });

  it('lets the analyst read the shared store and nothing else', async () => {
    await expect(analyst.query(`SELECT 1 FROM publisher.cube_cell`)).rejects.toThrow('42501');
    await expect(
      analyst.query(`INSERT INTO published.release_event SELECT * FROM published.release_event`),
    ).rejects.toThrow('42501');
  });

  it('explains every table, view and column of the shared store in the database itself', async () => {
    const silent = await analyst.query<unknown[]>(
      `SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
       WHERE c.relnamespace = 'published'::regnamespace AND c.relkind IN ('r', 'v') AND a.attnum >= 0
         AND NOT a.attisdropped AND col_description(c.oid, a.attnum) IS NULL
       UNION ALL
       SELECT c.relname, NULL FROM pg_class c
       WHERE c.relnamespace = 'published'::regnamespace AND c.relkind IN ('r', 'v')
         AND obj_description(c.oid) IS NULL`,
    );
    expect(silent).toEqual([]);
  });

  it('never changes what is published, not even as the publisher', async () => {
    await expect(own.query(`UPDATE published.release_cell SET value = 1, symbol = ''`)).rejects.toThrow(
      '42501',
    );
    await expect(own.query(`DELETE FROM published.release_event`)).rejects.toThrow('42501');
  });

  it('gives equal content the same id, whenever and from whichever run it is built', async () => {
    const first = await released('run-1');
    clock = new Date('2026-04-01T08:30:00Z');
    await send('run-1-again', 1);
    expect(await released('run-1-again')).toMatchObject({
      releaseId: first.releaseId,
      alreadyPublished: true,
    });
    await send('run-2', 2);
    expect((await released('run-2')).releaseId).not.toBe(first.releaseId);
  });

  it('asks once for each run how surely its people were linked, and every release of the run carries the answer', async () => {
    const asked = await (
      await database.dataSource('matcher')
    ).query<{ key: string; feeds: { indicator: string; agencies: string[] }[] }[]>(
      `SELECT key, convert_from(value, 'UTF8')::jsonb -> 'feeds' AS feeds FROM eventlog.quality_asked ORDER BY key`,
    );
    expect(asked.map(({ key }) => key)).toEqual(['run-1', 'run-1-again', 'run-2']);
    expect(asked[0]!.feeds[0]).toEqual({
      indicator: 'A1',
      agencies: expect.arrayContaining([expect.any(String)]),
    });

    await send('run-4', 4);
    await report('run-4', { persons: 25, expected: { precision: { value: 0.99 } } });
    // What comes later does not change what a release carries.
    await report('run-4', { persons: 30 });
    const { releaseId } = await released('run-4');
    await publisher.exportRelease(releaseId, folder);
    await publisher.exportEvidence(releaseId, folder);
    const text = (name: string) => readFile(join(folder, name), 'utf8');
    const carried = await text('linkage-quality.json');
    expect(JSON.parse(carried)).toEqual({ persons: 25, expected: { precision: { value: 0.99 } } });
    const manifest = JSON.parse(await text('manifest.json')) as Manifest;
    expect(manifest.linkageQuality).toEqual({ sha256: sha256Of(carried) });
    const [shown] = await (
      await database.dataSource('portal')
    ).query<object[]>(`SELECT sha256, report FROM publisher.release_linkage WHERE release_id = $1`, [
      releaseId,
    ]);
    expect(shown).toEqual({ sha256: sha256Of(carried), report: JSON.parse(carried) });
    await expect(analyst.query(`SELECT 1 FROM publisher.release_linkage`)).rejects.toThrow('42501');
  });

  it('refuses an unknown run and one whose cells have not all come', async () => {
    expect(await publisher.buildRelease({ runId: 'nobody' })).toMatchObject({
      code: 'publisher.run.unknown',
    });
    await send('run-3', 3, 1);
    expect(await publisher.buildRelease({ runId: 'run-3' })).toMatchObject({
      code: 'publisher.run.incomplete',
    });
  });

  it('writes files whose digests and signature the manifest bears out, with times apart', async () => {
    const { releaseId } = await released('run-1');
    const names = await publisher.exportRelease(releaseId, folder);
    const text = (name: string) => readFile(join(folder, name), 'utf8');
    const manifest = JSON.parse(await text('manifest.json')) as Manifest;
    const digests = await Promise.all(manifest.files.map(async ({ name }) => sha256Of(await text(name))));
    expect(manifest.files.map((file) => file.sha256)).toEqual(digests);
    expect(names).toEqual(
      [...manifest.files.map((file) => file.name), 'manifest.json', 'signature.json', 'times.json'].sort(),
    );
    expect(verifyManifest(manifest, JSON.parse(await text('signature.json')))).toBe(true);
    manifest.codeVersion = 'other';
    expect(verifyManifest(manifest, JSON.parse(await text('signature.json')))).toBe(false);
    const others = names.filter((name) => name !== 'times.json');
    for (const name of others) expect(await text(name)).not.toMatch(/2026-0[34]/);
  });

  it('heads the readers’ files in their language and marks every blank [c]', async () => {
    const welsh = await readFile(join(folder, 'ffigurau.cy.csv'), 'utf8');
    expect(welsh.split('\r\n')[0]).toContain('Dangosydd,Ystadegyn');
    expect(welsh).toContain('[c]');
    const program = await readFile(join(folder, 'cells.csv'), 'utf8');
    expect(program.split('\r\n')[0]).toMatch(/^indicator,measure,series,statistic/);
  });

  it('stages an audit entry for each publication and none for a repeat', async () => {
    const rows = await (
      await database.dataSource('auditor')
    ).query<{ what: string }[]>(
      `SELECT convert_from(value, 'UTF8')::jsonb ->> 'what' AS what FROM eventlog.audit_entries`,
    );
    expect(rows.map((row) => row.what)).toEqual(
      Array.from({ length: 3 }, () => 'publisher.release.published'),
    );
  });
});

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
