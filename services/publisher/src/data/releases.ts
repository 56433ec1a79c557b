import type { EntityManager } from 'typeorm';
import { cellKey } from '../domain/cells';
import type { Release } from '../domain/compose';
import { RATES } from '../domain/tables/kinds';
import type { History } from '../protection/earlier/history';
import type { Bilingual } from '../domain/areas';

/** One edition number at a time; any constant of our own will do. */
const EDITION_LOCK = 0x5055424c;

/** Puts a release into the shared store; false if it is there already (the same content has the same id). */
export async function storeRelease(
  tx: EntityManager,
  release: Release,
  at: Date,
  note: Bilingual,
): Promise<boolean> {
  const { manifest } = release;
  await tx.query(`SELECT pg_advisory_xact_lock($1)`, [EDITION_LOCK]);
  const inserted = await tx.query<unknown[]>(
    `INSERT INTO published.release (release_id, edition, as_at, provisional, supersedes, manifest, signature)
     SELECT $1, coalesce(max(edition), 0) + 1, $2, $3, $4, $5, $6 FROM published.release
     ON CONFLICT (release_id) DO NOTHING RETURNING edition`,
    [
      manifest.releaseId,
      manifest.asAt,
      manifest.provisional,
      manifest.supersedes,
      JSON.stringify(manifest),
      release.signature ? JSON.stringify(release.signature) : null,
    ],
  );
  if (inserted.length === 0) return false;
  await insertCells(tx, release);
  await tx.query(
    `INSERT INTO published.release_label SELECT $1, kind, code, en, cy
     FROM jsonb_to_recordset($2::jsonb) AS l(kind text, code text, en text, cy text)`,
    [manifest.releaseId, JSON.stringify(release.labels)],
  );
  await tx.query(
    `INSERT INTO published.release_file
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[])`,
    [
      manifest.releaseId,
      release.files.map((file) => file.name),
      release.files.map((file) => file.mediaType),
      release.files.map((file) => file.text),
    ],
  );
  await tx.query(
    `INSERT INTO publisher.evidence
     SELECT $1, * FROM unnest($2::text[], $3::text[], $4::text[])`,
    [
      manifest.releaseId,
      release.evidence.map((file) => file.name),
      release.evidence.map((file) => file.mediaType),
      release.evidence.map((file) => file.text),
    ],
  );
  await tx.query(
    `INSERT INTO publisher.blank_reason SELECT $1, key, reason
     FROM jsonb_to_recordset($2::jsonb) AS w(key text, reason text)`,
    [manifest.releaseId, JSON.stringify(release.why)],
  );
  await addEvent(tx, manifest.releaseId, 'published', at, note);
  return true;
}

async function insertCells(tx: EntityManager, release: Release): Promise<void> {
  await tx.query(
    `INSERT INTO published.release_cell
     SELECT $1, n, c.indicator, c.measure, c.series, c.statistic, c.breakdown, c.category, c.period,
            c."areaCode", c.value, c.symbol, c.status, c."definitionVersion"
     FROM ROWS FROM (jsonb_to_recordset($2::jsonb) AS (
       indicator text, measure text, series text, statistic text, breakdown text, category text,
       period text, "areaCode" text, value float8, symbol text, status text, "definitionVersion" text))
       WITH ORDINALITY AS c(indicator, measure, series, statistic, breakdown, category, period, "areaCode",
         value, symbol, status, "definitionVersion", n)`,
    [release.manifest.releaseId, JSON.stringify(release.cells)],
  );
}

/** Number of the newest release; 0 before the first. No other can be stored before the transaction ends. */
export async function lastEdition(tx: EntityManager): Promise<number> {
  await tx.query(`SELECT pg_advisory_xact_lock($1)`, [EDITION_LOCK]);
  return await newestEdition(tx);
}

/** The same at this moment. */
export async function newestEdition(db: EntityManager): Promise<number> {
  const [row] = await db.query<{ edition: number }[]>(
    `SELECT coalesce(max(edition), 0)::int AS edition FROM published.release`,
  );
  return row?.edition ?? 0;
}

/** What was ever shown of every count, withdrawn releases included: readers keep what they read. */
export async function readHistory(db: EntityManager): Promise<History> {
  const rows = await db.query<(Parameters<typeof cellKey>[0] & { shown: (number | null)[] })[]>(
    `SELECT indicator, series, statistic, breakdown, category, period, area_code AS "areaCode",
            array_agg(DISTINCT value) AS shown
     FROM published.release_cell WHERE statistic <> ALL($1) AND symbol IN ('', 'c')
     GROUP BY 1, 2, 3, 4, 5, 6, 7`,
    [RATES],
  );
  return new Map(rows.map((row) => [cellKey(row), row.shown]));
}

/** False if it has happened to the release already. */
export async function addEvent(
  tx: EntityManager,
  releaseId: string,
  event: 'published' | 'corrected' | 'withdrawn',
  at: Date,
  note: Bilingual,
): Promise<boolean> {
  const added = await tx.query<unknown[]>(
    `INSERT INTO published.release_event VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING RETURNING event`,
    [releaseId, event, at, note.en, note.cy],
  );
  return added.length > 0;
}

/** Whether a release is in force; undefined where there is none of this id. */
export async function releaseState(
  db: EntityManager,
  releaseId: string,
): Promise<PublishedSummary['state'] | undefined> {
  const [row] = await db.query<Pick<PublishedSummary, 'state'>[]>(
    `SELECT state FROM published.releases WHERE release_id = $1`,
    [releaseId],
  );
  return row?.state;
}

export interface StoredRelease {
  manifest: Release['manifest'];
  signature: Release['signature'] | null;
  files: Release['files'];
  events: { event: string; at: Date; note_en: string; note_cy: string }[];
}

export async function readRelease(db: EntityManager, releaseId: string): Promise<StoredRelease | undefined> {
  const [row] = await db.query<Pick<StoredRelease, 'manifest' | 'signature'>[]>(
    `SELECT manifest, signature FROM published.release WHERE release_id = $1`,
    [releaseId],
  );
  if (!row) return undefined;
  const files = await db.query<Release['files']>(
    `SELECT name, media_type AS "mediaType", content AS text FROM published.release_file
     WHERE release_id = $1 ORDER BY name`,
    [releaseId],
  );
  const events = await db.query<StoredRelease['events']>(
    `SELECT event, at, note_en, note_cy FROM published.release_event WHERE release_id = $1 ORDER BY at`,
    [releaseId],
  );
  return { ...row, files, events };
}

/** Witnesses and reports of a release, for stewards alone; empty where the release is unknown. */
export async function readEvidence(db: EntityManager, releaseId: string): Promise<Release['evidence']> {
  const files = await db.query<Release['evidence']>(
    `SELECT name, media_type AS "mediaType", content AS text FROM publisher.evidence
     WHERE release_id = $1 ORDER BY name`,
    [releaseId],
  );
  if (files.length === 0) return [];
  // It names every file that was published, so that no table can be left out of the proof.
  const release = await readRelease(db, releaseId);
  const text = `${JSON.stringify(release?.manifest, null, 2)}\n`;
  return [...files, { name: 'manifest.json', mediaType: 'application/json', text }];
}

export interface PublishedSummary {
  releaseId: string;
  edition: number;
  asAt: string;
  state: 'current' | 'superseded' | 'withdrawn';
  publishedAt: Date;
}

/** Releases, newest first. */
export async function listReleases(db: EntityManager): Promise<PublishedSummary[]> {
  return await db.query<PublishedSummary[]>(
    `SELECT release_id AS "releaseId", edition, as_at AS "asAt", state, published_at AS "publishedAt"
     FROM published.releases ORDER BY edition DESC LIMIT 50`,
  );
}
