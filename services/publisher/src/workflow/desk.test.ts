import type { DataSource } from 'typeorm';
import { createLocalEventLog, waitUntilIdle, type EventLog } from '#libs/eventlog';
import type { JobContext, JobHandler, Jobs, PutOptions } from '#libs/jobs';
import { quietLogger } from '#libs/telemetry';
import { asBatches, sampleCubes, temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { publisherMigrations, startPublisher, type Publisher, type Review } from '../index';

/** Jobs that wait until the test lets them run, and run as often as it likes. */
class HeldJobs implements Jobs {
  readonly held = new Map<string, { kind: string; data: object; at?: Date }>();
  private readonly handlers = new Map<string, JobHandler<object>>();

  handle<T extends object>(kind: string, handler: JobHandler<T>): Promise<void> {
    this.handlers.set(kind, handler as unknown as JobHandler<object>);
    return Promise.resolve();
  }
  put(kind: string, id: string, data: object, { at }: PutOptions = {}): Promise<void> {
    this.held.set(`${kind} ${id}`, { kind, data, at });
    return Promise.resolve();
  }
  async run(
    kind: string,
    id: string,
    progress: JobContext['progress'] = () => Promise.resolve(),
  ): Promise<object | undefined> {
    const job = this.held.get(`${kind} ${id}`);
    if (!job) throw new Error(`no job ${kind}`);
    return await this.handlers.get(kind)?.(job.data, { id, attempt: 1, progress });
  }
  every = () => Promise.resolve();
  state = () => Promise.resolve(undefined);
  cancel = () => Promise.resolve(false);
  close = () => Promise.resolve();
}

describe('the desk', () => {
  let database: TemporaryDatabase;
  let own: DataSource;
  let eventLog: EventLog;
  let publisher: Publisher;
  let clock = new Date('2026-03-02T08:00:00Z');
  const jobs = new HeldJobs();
  const desk = () => publisher.desk!;
  const approve = (reviewer: string): Review => ({ reviewer, decision: 'approve', comment: '' });

  beforeAll(async () => {
    database = await temporaryDatabase([publisherMigrations]);
    own = await database.dataSource('publisher');
    eventLog = createLocalEventLog({ dataSource: own, logger: quietLogger });
    publisher = await startPublisher({
      dataSource: own,
      eventLog,
      logger: quietLogger,
      now: () => clock,
      codeVersion: 'test',
      jitterKey: Buffer.alloc(32, 1),
      jobs,
    });
    const indicators = await database.dataSource('indicators');
    const indicatorsLog = createLocalEventLog({ dataSource: indicators, logger: quietLogger });
    await indicators.transaction(async (tx) => {
      const cubesOf = (seed: number) => sampleCubes(seed <= 2 ? { seed } : { seed, indicators: ['A1'] });
      const batches = [1, 2, 3, 4, 5, 6].flatMap((seed) =>
        asBatches(`run-${seed}`, '2025-01-31', cubesOf(seed)),
      );
      const records = batches.map((batch) => ({
        key: batch.runId,
        value: Buffer.from(JSON.stringify(batch)),
      }));
      await indicatorsLog.append(tx, 'cubes.computed', records);
    });
    await waitUntilIdle([{ eventLog, topic: 'cubes.computed', group: 'publisher' }], { timeoutMs: 10_000 });
    await indicatorsLog.close();
  });

  afterAll(async () => {
    await publisher?.stop();
    await eventLog?.close();
    await database?.stop();
  });

  async function built(runId: string, more: object = {}): Promise<string> {
    clock = new Date(clock.getTime() + 1000);
    const publishOn = clock.toISOString().slice(0, 10);
    const answer = await desk().request({ runId, builtBy: 'ann', publishOn, ...more });
    if (!answer.ok) throw new Error(answer.code);
    await jobs.run('publisher.build', answer.draftId);
    return answer.draftId;
  }

  const published = async (): Promise<string[]> => {
    const rows = await own.query<{ id: string }[]>(
      `SELECT release_id AS id FROM published.release ORDER BY edition`,
    );
    return rows.map((row) => row.id);
  };

  async function publishAll(draftId: string): Promise<string> {
    await desk().review(draftId, approve('bob'));
    await desk().review(draftId, approve('cara'));
    clock = new Date((await desk().show(draftId, 'bob'))!.draft.publishAt!);
    const result = (await jobs.run('publisher.publish', draftId)) as { releaseId: string };
    return result.releaseId;
  }

  it('publishes at half past nine what two people approved, and not before', async () => {
    const draftId = await built('run-1');
    expect(await desk().review(draftId, approve('ann'))).toMatchObject({
      code: 'publisher.review.own-build',
    });
    expect(await desk().review(draftId, approve('bob'))).toMatchObject({ state: 'in-review' });
    expect(await desk().review(draftId, approve('cara'))).toMatchObject({ state: 'scheduled' });
    expect(jobs.held.get(`publisher.publish ${draftId}`)?.at?.toISOString()).toBe('2026-03-02T09:30:00.000Z');
    await expect(jobs.run('publisher.publish', draftId)).rejects.toThrow('publisher.publish.early');
    expect(await published()).toEqual([]);
    clock = new Date('2026-03-02T09:30:00Z');
    const result = await jobs.run('publisher.publish', draftId);
    expect(result).toMatchObject({ state: 'published' });
    expect(await published()).toHaveLength(1);
  });

  it('does nothing when a job is done again', async () => {
    const { draftId } = (await desk().list())[0]!;
    expect(await jobs.run('publisher.publish', draftId)).toEqual({ state: 'published' });
    expect(await jobs.run('publisher.build', draftId)).toEqual({ state: 'published' });
    expect(await published()).toHaveLength(1);
  });

  it('takes two reviews at once one after the other, so that neither is lost', async () => {
    const draftId = await built('run-2');
    const answers = await Promise.all([
      desk().review(draftId, approve('bob')),
      desk().review(draftId, approve('cara')),
    ]);
    expect(new Set(answers.map((answer) => answer.ok && answer.state))).toEqual(
      new Set(['in-review', 'scheduled']),
    );
  });

  it('refuses at the last moment a draft that is not what was reviewed', async () => {
    const draftId = await built('run-2');
    await desk().review(draftId, approve('bob'));
    await desk().review(draftId, approve('cara'));
    await own.query(
      `UPDATE publisher.draft SET release = jsonb_set(release, '{cells,0,value}', '999') WHERE draft_id = $1`,
      [draftId],
    );
    clock = new Date('2026-03-04T12:00:00Z');
    expect(await jobs.run('publisher.publish', draftId)).toEqual({ state: 'refused' });
    expect((await desk().show(draftId, 'bob'))?.draft.refusedCode).toBe('publisher.draft.altered');
  });

  it('shows a reviewer the truth and the rule of each blank, and records who looked', async () => {
    const draftId = await built('run-1');
    const { cells } = (await desk().show(draftId, 'bob'))!;
    const blanks = cells.filter((cell) => cell.symbol === 'c' && cell.statistic !== 'percent');
    expect(blanks.length).toBeGreaterThan(10);
    expect(blanks.every((cell) => cell.truth !== null && cell.reason !== '')).toBe(true);
    const auditor = await database.dataSource('auditor');
    const rows = await auditor.query<{ who: string }[]>(
      `SELECT convert_from(value, 'UTF8')::jsonb #>> '{recipients,0}' AS who FROM eventlog.audit_entries
       WHERE convert_from(value, 'UTF8')::jsonb ->> 'what' = 'publisher.draft.consulted'`,
    );
    expect(rows.at(-1)).toEqual({ who: 'bob' });
  });

  it('asks for a note in both languages before it corrects or withdraws', async () => {
    const [releaseId] = await published();
    const note = { en: 'One feed was late.', cy: '' };
    const correction = {
      runId: 'run-2',
      builtBy: 'ann',
      publishOn: '2026-03-05',
      supersedes: releaseId,
      note,
    };
    expect(await desk().request(correction)).toEqual({ ok: false, code: 'publisher.note.missing' });
    const withdrawal = { releaseId: releaseId!, by: 'bob', note };
    expect(await desk().withdraw(withdrawal)).toEqual({ ok: false, code: 'publisher.note.missing' });
  });

  it('corrects by a new release that names the old one, which stays readable', async () => {
    const [old] = await published();
    const note = { en: 'One feed was late.', cy: 'Roedd un ffrwd yn hwyr.' };
    const draftId = await built('run-2', { supersedes: old, note, publishOn: '2026-03-05' });
    const corrected = await publishAll(draftId);
    const rows = await own.query<{ id: string; state: string }[]>(
      `SELECT release_id AS id, state FROM published.releases ORDER BY edition`,
    );
    expect(rows).toEqual([
      { id: old, state: 'superseded' },
      { id: corrected, state: 'current' },
    ]);
  });

  it('withdraws with a reason, and keeps the cells', async () => {
    const releaseId = (await published()).at(-1)!;
    const note = { en: 'A fault was found.', cy: 'Canfuwyd nam.' };
    expect(await desk().withdraw({ releaseId, by: 'bob', note })).toEqual({ ok: true });
    const [latest] = await own.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM published.latest_release`,
    );
    const [cells] = await own.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM published.release_cell WHERE release_id = $1`,
      [releaseId],
    );
    expect([latest?.n, (cells?.n ?? 0) > 100]).toEqual([0, true]);
  });

  it('refuses what was approved when another release came between, which it was not attacked with', async () => {
    const first = await built('run-1', { provisional: true });
    const second = await built('run-2', { provisional: true });
    await desk().review(second, approve('bob'));
    await desk().review(second, approve('cara'));
    await publishAll(first);
    clock = new Date((await desk().show(second, 'bob'))!.draft.publishAt!);
    expect(await jobs.run('publisher.publish', second)).toEqual({ state: 'refused' });
    expect((await desk().show(second, 'bob'))?.draft.refusedCode).toBe('publisher.draft.outdated');
  });

  it('refuses at its first approval what was built before the newest release', async () => {
    const first = await built('run-2', { provisional: true });
    const second = await built('run-6', { provisional: true });
    await publishAll(first);
    expect(await desk().review(second, approve('bob'))).toEqual({
      ok: false,
      code: 'publisher.review.outdated',
    });
    expect((await desk().show(second, 'bob'))?.draft).toMatchObject({
      state: 'refused',
      refusedCode: 'publisher.draft.outdated',
    });
  });

  it('holds against a draft a release that was published while it was being built', async () => {
    const waiting = await built('run-3');
    clock = new Date(clock.getTime() + 1000);
    const publishOn = clock.toISOString().slice(0, 10);
    const asked = await desk().request({ runId: 'run-4', builtBy: 'ann', publishOn });
    if (!asked.ok) throw new Error(asked.code);
    // The other one comes out after the earlier releases were read, and before the draft is done.
    let done: Promise<string> | undefined;
    await jobs.run('publisher.build', asked.draftId, async ({ stage }) => {
      if (stage.endsWith('attack')) await (done ??= publishAll(waiting));
    });
    await done;
    expect(await desk().review(asked.draftId, approve('bob'))).toMatchObject({
      code: 'publisher.review.outdated',
    });
  });

  it('does not bring back by building it again what was withdrawn', async () => {
    const [releaseId] = await published();
    await desk().withdraw({ releaseId: releaseId!, by: 'bob', note: { en: 'A fault.', cy: 'Nam.' } });
    const draftId = await built('run-1');
    expect((await desk().show(draftId, 'bob'))?.draft).toMatchObject({
      state: 'refused',
      refusedCode: 'publisher.release.repeated',
      refusedSubjects: [releaseId],
    });
    expect(await publisher.buildRelease({ runId: 'run-1' })).not.toMatchObject({ releaseId });
  });

  it('takes a withdrawal once, and a correction of what is in force', async () => {
    const [old] = await published();
    const note = { en: 'A fault.', cy: 'Nam.' };
    expect(await desk().withdraw({ releaseId: old!, by: 'bob', note })).toEqual({
      ok: false,
      code: 'publisher.release.withdrawn',
    });
    const newest = (await published()).at(-1)!;
    const day = { builtBy: 'ann', publishOn: '2027-01-04' };
    const corrects = (supersedes: string, runId = 'run-3') =>
      desk().request({ runId, ...day, supersedes, note });
    const draftId = await built('run-5', { supersedes: newest, note });
    await publishAll(draftId);
    expect(await corrects(newest)).toEqual({ ok: false, code: 'publisher.release.superseded' });
    expect(await corrects((await published()).at(-1)!)).toMatchObject({ ok: true });
  });

  it('is stopped with a reason by anyone until it is published', async () => {
    const draftId = await built('run-6');
    await desk().review(draftId, approve('bob'));
    await desk().review(draftId, approve('cara'));
    const stop: Review = { reviewer: 'cara', decision: 'reject', comment: 'a feed was late' };
    expect(await desk().review(draftId, stop)).toEqual({ ok: true, state: 'rejected' });
    const { draft } = (await desk().show(draftId, 'bob'))!;
    expect(draft.reviews.map(({ reviewer, decision }) => [reviewer, decision])).toEqual([
      ['bob', 'approve'],
      ['cara', 'reject'],
    ]);
    clock = new Date(draft.publishAt!);
    expect(await jobs.run('publisher.publish', draftId)).toEqual({ state: 'rejected' });
  });

  it('asks for a day that is not over, and for a note in both languages or none', async () => {
    const asked = { runId: 'run-1', builtBy: 'ann', publishOn: '2027-02-01' };
    expect(await desk().request({ ...asked, publishOn: '2025-02-01' })).toEqual({
      ok: false,
      code: 'publisher.day.past',
    });
    expect(await desk().request({ ...asked, note: { en: 'Newly added.', cy: ' ' } })).toEqual({
      ok: false,
      code: 'publisher.note.missing',
    });
  });

  it('takes up after a restart what was left undone', async () => {
    clock = new Date(clock.getTime() + 1000);
    const answer = await desk().request({ runId: 'run-1', builtBy: 'ann', publishOn: '2026-04-01' });
    if (!answer.ok) throw new Error(answer.code);
    jobs.held.clear();
    await desk().resume();
    expect([...jobs.held.keys()]).toContain(`publisher.build ${answer.draftId}`);
  });
});
