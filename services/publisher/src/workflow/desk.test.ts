import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { publisherMigrations, type Review } from '../index';
import { approve, DeskWorld } from '../testing/desk-world';

describe('the desk', () => {
  let database: TemporaryDatabase;
  let w: DeskWorld;

  beforeAll(async () => {
    database = await temporaryDatabase([publisherMigrations]);
    w = await DeskWorld.start(database, [1, 2, 3, 4, 6]);
  });

  afterAll(async () => {
    await w?.stop();
    await database?.stop();
  });

  it('publishes at half past nine what two people approved, and not before', async () => {
    const draftId = await w.built('run-1');
    expect(await w.desk.review(draftId, approve('ann'))).toMatchObject({
      code: 'publisher.review.own-build',
    });
    expect(await w.desk.review(draftId, approve('bob'))).toMatchObject({ state: 'in-review' });
    expect(await w.desk.review(draftId, approve('cara'))).toMatchObject({ state: 'scheduled' });
    expect(w.jobs.held.get(`publisher.publish ${draftId}`)?.at?.toISOString()).toBe(
      '2026-03-02T09:30:00.000Z',
    );
    await expect(w.jobs.run('publisher.publish', draftId)).rejects.toThrow('publisher.publish.early');
    expect(await w.published()).toEqual([]);
    w.clock = new Date('2026-03-02T09:30:00Z');
    const result = await w.jobs.run('publisher.publish', draftId);
    expect(result).toMatchObject({ state: 'published' });
    expect(await w.published()).toHaveLength(1);
  });

  it('does nothing when a job is done again', async () => {
    const { draftId } = (await w.desk.list())[0]!;
    expect(await w.jobs.run('publisher.publish', draftId)).toEqual({ state: 'published' });
    expect(await w.jobs.run('publisher.build', draftId)).toEqual({ state: 'published' });
    expect(await w.published()).toHaveLength(1);
  });

  it('publishes at the time that the partnership sets, and tells reviewers when that is', async () => {
    const draftId = await w.built('run-2');
    const desk = w.deskAt('16:00');
    expect(await desk.publishTime()).toBe('16:00');
    expect((await desk.show(draftId, 'bob'))?.dueAt?.toISOString()).toBe('2026-03-02T16:00:00.000Z');
    expect((await w.desk.show(draftId, 'bob'))?.dueAt?.toISOString()).toBe('2026-03-03T09:30:00.000Z');
    await desk.review(draftId, approve('bob'));
    await desk.review(draftId, approve('cara'));
    const { draft, dueAt } = (await w.desk.show(draftId, 'bob'))!;
    expect([new Date(draft.publishAt!).toISOString(), dueAt]).toEqual([
      '2026-03-02T16:00:00.000Z',
      undefined,
    ]);
    await desk.review(draftId, { reviewer: 'ann', decision: 'reject', comment: 'only a try' });
  });

  it('takes two reviews at once one after the other, so that neither is lost', async () => {
    const draftId = await w.built('run-2');
    const answers = await Promise.all([
      w.desk.review(draftId, approve('bob')),
      w.desk.review(draftId, approve('cara')),
    ]);
    expect(new Set(answers.map((answer) => answer.ok && answer.state))).toEqual(
      new Set(['in-review', 'scheduled']),
    );
  });

  it('refuses at the last moment a draft that is not what was reviewed', async () => {
    const draftId = await w.built('run-2');
    await w.desk.review(draftId, approve('bob'));
    await w.desk.review(draftId, approve('cara'));
    await w.own.query(
      `UPDATE publisher.draft SET release = jsonb_set(release, '{cells,0,value}', '999') WHERE draft_id = $1`,
      [draftId],
    );
    w.clock = new Date('2026-03-04T12:00:00Z');
    expect(await w.jobs.run('publisher.publish', draftId)).toEqual({ state: 'refused' });
    expect((await w.desk.show(draftId, 'bob'))?.draft.refusedCode).toBe('publisher.draft.altered');
  });

  it('shows a reviewer the truth and the rule of each blank, and records who looked', async () => {
    const draftId = await w.built('run-1');
    const { cells } = (await w.desk.show(draftId, 'bob'))!;
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

  it('refuses what was approved when another release came between, which it was not attacked with', async () => {
    const first = await w.built('run-1', { provisional: true });
    const second = await w.built('run-2', { provisional: true });
    await w.desk.review(second, approve('bob'));
    await w.desk.review(second, approve('cara'));
    await w.publishAll(first);
    w.clock = new Date((await w.desk.show(second, 'bob'))!.draft.publishAt!);
    expect(await w.jobs.run('publisher.publish', second)).toEqual({ state: 'refused' });
    expect((await w.desk.show(second, 'bob'))?.draft.refusedCode).toBe('publisher.draft.outdated');
  });

  it('refuses at its first approval what was built before the newest release', async () => {
    const first = await w.built('run-2', { provisional: true });
    const second = await w.built('run-6', { provisional: true });
    await w.publishAll(first);
    expect(await w.desk.review(second, approve('bob'))).toEqual({
      ok: false,
      code: 'publisher.review.outdated',
    });
    expect((await w.desk.show(second, 'bob'))?.draft).toMatchObject({
      state: 'refused',
      refusedCode: 'publisher.draft.outdated',
    });
  });

  it('holds against a draft a release that was published while it was being built', async () => {
    const waiting = await w.built('run-3');
    w.clock = new Date(w.clock.getTime() + 1000);
    const publishOn = w.clock.toISOString().slice(0, 10);
    const asked = await w.desk.request({ runId: 'run-4', builtBy: 'ann', publishOn });
    if (!asked.ok) throw new Error(asked.code);
    // The other one comes out after the earlier releases were read, and before the draft is done.
    let done: Promise<string> | undefined;
    await w.jobs.run('publisher.build', asked.draftId, async ({ stage }) => {
      if (stage.endsWith('attack')) await (done ??= w.publishAll(waiting));
    });
    await done;
    expect(await w.desk.review(asked.draftId, approve('bob'))).toMatchObject({
      code: 'publisher.review.outdated',
    });
  });

  it('is stopped with a reason by anyone until it is published', async () => {
    const draftId = await w.built('run-6');
    await w.desk.review(draftId, approve('bob'));
    await w.desk.review(draftId, approve('cara'));
    const stop: Review = { reviewer: 'cara', decision: 'reject', comment: 'a feed was late' };
    expect(await w.desk.review(draftId, stop)).toEqual({ ok: true, state: 'rejected' });
    const { draft } = (await w.desk.show(draftId, 'bob'))!;
    expect(draft.reviews.map(({ reviewer, decision }) => [reviewer, decision])).toEqual([
      ['bob', 'approve'],
      ['cara', 'reject'],
    ]);
    w.clock = new Date(draft.publishAt!);
    expect(await w.jobs.run('publisher.publish', draftId)).toEqual({ state: 'rejected' });
  });

  it('asks for a day that is not over, and for a note in both languages or none', async () => {
    const asked = { runId: 'run-1', builtBy: 'ann', publishOn: '2027-02-01' };
    expect(await w.desk.request({ ...asked, publishOn: '2025-02-01' })).toEqual({
      ok: false,
      code: 'publisher.day.past',
    });
    expect(await w.desk.request({ ...asked, note: { en: 'Newly added.', cy: ' ' } })).toEqual({
      ok: false,
      code: 'publisher.note.missing',
    });
  });

  it('takes up after a restart what was left undone', async () => {
    w.clock = new Date(w.clock.getTime() + 1000);
    const answer = await w.desk.request({ runId: 'run-1', builtBy: 'ann', publishOn: '2026-04-01' });
    if (!answer.ok) throw new Error(answer.code);
    w.jobs.held.clear();
    await w.desk.resume();
    expect([...w.jobs.held.keys()]).toContain(`publisher.build ${answer.draftId}`);
  });
});
