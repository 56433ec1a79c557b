import type { DataSource } from 'typeorm';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { publisherMigrations } from '../index';
import type { Release } from '../domain/compose';
import { readDraftEvidence } from './draft-evidence';
import { insertDraft, storeBuilt } from './drafts';
import { readEarlierEvidence } from './earlier-evidence';

const PATHS = ['dimensions.json', 'cells.csv', 'witnesses/manifest.json', 'witnesses/changes.txt'];

describe('the evidence in the publisher’s store', () => {
  let database: TemporaryDatabase;
  let own: DataSource;

  beforeAll(async () => {
    database = await temporaryDatabase([publisherMigrations]);
    own = await database.dataSource('publisher');
  });

  afterAll(async () => await database?.stop());

  async function publish(edition: number, files: Record<string, string>): Promise<void> {
    await own.query(
      `INSERT INTO published.release (release_id, edition, as_at, provisional, supersedes, manifest, signature)
       VALUES ($1, $2, '2025-01-31', false, NULL, '{}', NULL)`,
      [`r${edition}`, edition],
    );
    await own.query(
      `INSERT INTO publisher.evidence SELECT $1, name, 'text/plain', content
       FROM unnest($2::text[], $3::text[]) AS f(name, content)`,
      [`r${edition}`, Object.keys(files), Object.values(files)],
    );
  }

  const filesOf = (table: string, text: string): Record<string, string> =>
    Object.fromEntries(
      [...PATHS, 'report.json'].map((path) => [`tables/${table}/${path}`, `${text} ${path}`]),
    );

  it('gives of each table the newest release that proves it, and only what the next one needs', async () => {
    await publish(1, { ...filesOf('A1', 'first'), ...filesOf('A2', 'first') });
    await publish(2, { ...filesOf('A1', 'second'), 'tables/A2/report.json': 'rounded: no witnesses' });
    const evidence = await readEarlierEvidence(own.manager);
    const expected = (text: string) => Object.fromEntries(PATHS.map((path) => [path, `${text} ${path}`]));
    expect(evidence).toEqual({ A1: expected('second'), A2: expected('first') });
  });

  it('is read in parts of a draft, each file once, the manifest last', async () => {
    const draft = {
      ...{ draftId: 'd1', runId: 'run-1', builtBy: 'ann', requestedAt: new Date(0), publishOn: '2026-03-02' },
      ...{ provisional: false, periods: ['financial' as const], supersedes: null, note: { en: '', cy: '' } },
    };
    await own.query(
      `INSERT INTO publisher.run (run_id, as_at, received_at) VALUES ('run-1', '2025-01-31', now())`,
    );
    await insertDraft(own.manager, draft);
    // Of one letter of two bytes, so that parts are measured in bytes and not in letters.
    const evidence = [30, 50, 10, 200, 5].map((size, at) => ({
      ...{ name: `tables/t${at}/cells.csv`, mediaType: 'text/csv', text: 'ŵ'.repeat(size) },
    }));
    const release = { evidence, manifest: { releaseId: 'r9' }, attack: {} } as unknown as Release;
    await storeBuilt(own.manager, 'd1', { after: 0, release });
    const parts: string[][] = [];
    for (let from: number | null = 0; from !== null;) {
      const part: Awaited<ReturnType<typeof readDraftEvidence>> = await readDraftEvidence(
        ...([own.manager, 'd1', from, 100] as const),
      );
      parts.push(
        part!.files.map(({ name, text }) => `${name.split('/')[1] ?? name} ${Buffer.byteLength(text)}`),
      );
      from = part!.next;
    }
    expect(parts.slice(0, -1)).toEqual([
      ['t0 60', 't1 100'],
      ['t2 20', 't3 400'],
    ]);
    expect(parts.at(-1)).toEqual(['t4 10', expect.stringMatching(/^manifest.json /)]);
    expect(await readDraftEvidence(own.manager, 'd2', 0, 100)).toBeUndefined();
    expect(await readDraftEvidence(own.manager, 'd1', 9, 100)).toBeUndefined();
  });
});
