import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { publisherMigrations } from '../index';
import { DeskWorld } from '../testing/desk-world';

describe('corrections and withdrawals', () => {
  let database: TemporaryDatabase;
  let w: DeskWorld;

  beforeAll(async () => {
    database = await temporaryDatabase([publisherMigrations]);
    w = await DeskWorld.start(database, [1, 2, 3, 5]);
    await w.publishAll(await w.built('run-1'));
  });

  afterAll(async () => {
    await w?.stop();
    await database?.stop();
  });

  it('asks for a note in both languages before it corrects or withdraws', async () => {
    const [releaseId] = await w.published();
    const note = { en: 'One feed was late.', cy: '' };
    const correction = {
      runId: 'run-2',
      builtBy: 'ann',
      publishOn: '2026-03-05',
      supersedes: releaseId,
      note,
    };
    expect(await w.desk.request(correction)).toEqual({ ok: false, code: 'publisher.note.missing' });
    const withdrawal = { releaseId: releaseId!, by: 'bob', note };
    expect(await w.desk.withdraw(withdrawal)).toEqual({ ok: false, code: 'publisher.note.missing' });
  });

  it('corrects by a new release that names the old one, which stays readable', async () => {
    const [old] = await w.published();
    const note = { en: 'One feed was late.', cy: 'Roedd un ffrwd yn hwyr.' };
    const draftId = await w.built('run-2', { supersedes: old, note, publishOn: '2026-03-05' });
    const corrected = await w.publishAll(draftId);
    const rows = await w.own.query<{ id: string; state: string }[]>(
      `SELECT release_id AS id, state FROM published.releases ORDER BY edition`,
    );
    expect(rows).toEqual([
      { id: old, state: 'superseded' },
      { id: corrected, state: 'current' },
    ]);
  });

  it('withdraws with a reason, and keeps the cells', async () => {
    const releaseId = (await w.published()).at(-1)!;
    const note = { en: 'A fault was found.', cy: 'Canfuwyd nam.' };
    expect(await w.desk.withdraw({ releaseId, by: 'bob', note })).toEqual({ ok: true });
    const [latest] = await w.own.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM published.latest_release`,
    );
    const [cells] = await w.own.query<{ n: number }[]>(
      `SELECT count(*)::int AS n FROM published.release_cell WHERE release_id = $1`,
      [releaseId],
    );
    expect([latest?.n, (cells?.n ?? 0) > 100]).toEqual([0, true]);
  });

  it('does not bring back what a withdrawn correction had replaced, until two stewards publish it anew', async () => {
    const states = async () =>
      await w.own.query<{ edition: number; state: string }[]>(
        `SELECT edition, state FROM published.releases ORDER BY edition`,
      );
    expect(await states()).toEqual([
      { edition: 1, state: 'superseded' },
      { edition: 2, state: 'withdrawn' },
    ]);
    const note = { en: 'The first figures were right.', cy: 'Roedd y ffigurau cyntaf yn gywir.' };
    await w.publishAll(await w.built('run-1', { supersedes: (await w.published()).at(-1), note }));
    expect((await states()).at(-1)).toEqual({ edition: 3, state: 'current' });
  });

  it('accounts for decisions on drafts and withdrawals: by whom, and to whom they told anything', async () => {
    const auditor = await database.dataSource('auditor');
    const rows = await auditor.query<object[]>(
      `SELECT DISTINCT e ->> 'what' AS what, e ->> 'actor' AS by, e -> 'recipients' AS to
       FROM (SELECT convert_from(value, 'UTF8')::jsonb AS e FROM eventlog.audit_entries) AS said
       WHERE e ->> 'op' = 'disclosure' AND e ->> 'actor' <> 'publisher' ORDER BY 1, 2`,
    );
    expect(rows).toEqual([
      { what: 'publisher.draft.approved', by: 'bob', to: [] },
      { what: 'publisher.draft.approved', by: 'cara', to: [] },
      { what: 'publisher.release.withdrawn', by: 'bob', to: ['public'] },
    ]);
  });

  it('does not bring back by building it again what was withdrawn', async () => {
    const [releaseId] = await w.published();
    await w.desk.withdraw({ releaseId: releaseId!, by: 'bob', note: { en: 'A fault.', cy: 'Nam.' } });
    const draftId = await w.built('run-1');
    expect((await w.desk.show(draftId, 'bob'))?.draft).toMatchObject({
      state: 'refused',
      refusedCode: 'publisher.release.repeated',
      refusedSubjects: [releaseId],
    });
    expect(await w.publisher.buildRelease({ runId: 'run-1' })).not.toMatchObject({ releaseId });
  });

  it('takes a withdrawal once, and a correction of what is in force', async () => {
    const [old] = await w.published();
    const note = { en: 'A fault.', cy: 'Nam.' };
    expect(await w.desk.withdraw({ releaseId: old!, by: 'bob', note })).toEqual({
      ok: false,
      code: 'publisher.release.withdrawn',
    });
    const newest = (await w.published()).at(-1)!;
    const day = { builtBy: 'ann', publishOn: '2027-01-04' };
    const corrects = (supersedes: string, runId = 'run-3') =>
      w.desk.request({ runId, ...day, supersedes, note });
    const draftId = await w.built('run-5', { supersedes: newest, note });
    await w.publishAll(draftId);
    expect(await corrects(newest)).toEqual({ ok: false, code: 'publisher.release.superseded' });
    expect(await corrects((await w.published()).at(-1)!)).toMatchObject({ ok: true });
  });
});
