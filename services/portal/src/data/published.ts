import type { DataSource } from 'typeorm';
import type { CellRow } from '../domain/figures';
import type { ReleaseStanding } from '../domain/notices';
import type { WithheldRow } from '../domain/withheld-view';
import type { Language } from '../paths';

export interface ReleaseRow {
  releaseId: string;
  edition: number;
  asAt: string;
  provisional: boolean;
  supersedes: string | null;
  publishedAt: Date;
  state: 'current' | 'superseded' | 'withdrawn';
  manifest: {
    indicators: string[];
    periods: string[];
    definitions: Record<string, string>;
    counts: { cells: number; figures: number; blanks: number; other: number };
    files: { name: string; bytes: number; sha256: string }[];
    /** Releases before this was written have none. */
    withheld?: WithheldRow[];
    rules?: { fallbacks?: WithheldRow[] };
  };
}

export interface CellFilter {
  indicator?: string;
  category?: string;
  period?: string;
  areaCodes?: readonly string[];
  /** With a category also what all needs have in common. */
  withCommon?: boolean;
}

/** A part that an indicator's figures are shown for. */
export interface CategoryRow {
  breakdown: string;
  category: string;
}

/** One number for all needs of an area. */
const COMMON = ['caseload', 'assessed', 'coverage'];

const RELEASE = `release_id AS "releaseId", edition, as_at AS "asAt", provisional, supersedes,
  published_at AS "publishedAt", state, manifest`;

const note = (column: string): string => `coalesce((SELECT ${column} FROM published.release_event e
  WHERE e.release_id = r.release_id ORDER BY at DESC, event = 'published' LIMIT 1), '')`;
const NOTE: Record<Language, string> = { en: note('note_en'), cy: note('note_cy') };

/** The shared store as the portal may read it. */
export class PublishedStore {
  constructor(private readonly dataSource: DataSource) {}

  async latest(): Promise<ReleaseRow | undefined> {
    const [row] = await this.dataSource.query<ReleaseRow[]>(
      `SELECT ${RELEASE} FROM published.latest_release`,
    );
    return row;
  }

  async release(releaseId: string): Promise<ReleaseRow | undefined> {
    const [row] = await this.dataSource.query<ReleaseRow[]>(
      `SELECT ${RELEASE} FROM published.releases WHERE release_id = $1`,
      [releaseId],
    );
    return row;
  }

  /** Newest first, each with the latest note in the language asked for. */
  async releases(language: Language): Promise<(ReleaseRow & { note: string })[]> {
    return await this.dataSource.query<(ReleaseRow & { note: string })[]>(
      `SELECT ${RELEASE}, ${NOTE[language]} AS note FROM published.releases r ORDER BY edition DESC LIMIT 200`,
    );
  }

  /** The same without manifests, which are long. */
  async standings(language: Language): Promise<ReleaseStanding[]> {
    return await this.dataSource.query<ReleaseStanding[]>(
      `SELECT release_id AS "releaseId", edition, state, ${NOTE[language]} AS note
       FROM published.releases r ORDER BY edition DESC LIMIT 200`,
    );
  }

  async cells(releaseId: string, filter: CellFilter = {}): Promise<CellRow[]> {
    return await this.dataSource.query<CellRow[]>(
      `SELECT indicator, measure, series, statistic, breakdown, category, period,
              area_code AS "areaCode", value, symbol, status
       FROM published.release_cell
       WHERE release_id = $1
         AND ($2::text IS NULL OR indicator = $2)
         AND ($3::text IS NULL OR category = $3 OR ($6 AND statistic = ANY($7)))
         AND ($4::text IS NULL OR period = $4)
         AND ($5::text[] IS NULL OR area_code = ANY($5))
       ORDER BY cell_no`,
      [
        releaseId,
        filter.indicator ?? null,
        filter.category ?? null,
        filter.period ?? null,
        filter.areaCodes ?? null,
        filter.withCommon ?? false,
        COMMON,
      ],
    );
  }

  /** Categories that each indicator of a release is broken down by; what needs have in common stands beside each. */
  async categories(releaseId: string): Promise<Map<string, CategoryRow[]>> {
    const rows = await this.dataSource.query<(CategoryRow & { indicator: string })[]>(
      `SELECT indicator, breakdown, category FROM published.release_cell
       WHERE release_id = $1 AND statistic <> ALL($2)
       GROUP BY indicator, breakdown, category
       ORDER BY indicator, breakdown <> 'none', breakdown, category`,
      [releaseId, COMMON],
    );
    return Map.groupBy(rows, ({ indicator }) => indicator);
  }

  /** The periods of each indicator of a release. */
  async periods(releaseId: string): Promise<Map<string, string[]>> {
    const rows = await this.dataSource.query<{ indicator: string; periods: string[] }[]>(
      `SELECT indicator, array_agg(DISTINCT period) AS periods FROM published.release_cell
       WHERE release_id = $1 GROUP BY indicator`,
      [releaseId],
    );
    return new Map(rows.map(({ indicator, periods }) => [indicator, periods]));
  }

  /** The measure of each indicator of a release. */
  async measures(releaseId: string): Promise<Map<string, string>> {
    const rows = await this.dataSource.query<{ indicator: string; measure: string }[]>(
      `SELECT DISTINCT indicator, measure FROM published.release_cell WHERE release_id = $1`,
      [releaseId],
    );
    return new Map(rows.map((row) => [row.indicator, row.measure]));
  }

  /** Names of codes, as `kind:code`. */
  async labels(releaseId: string, language: Language): Promise<Map<string, string>> {
    const rows = await this.dataSource.query<{ key: string; text: string }[]>(
      `SELECT kind || ':' || code AS key, ${language === 'cy' ? 'cy' : 'en'} AS text
       FROM published.release_label WHERE release_id = $1`,
      [releaseId],
    );
    return new Map(rows.map((row) => [row.key, row.text]));
  }

  /** Names of series, breakdowns and periods of several releases, by release and then as `kind:code`. */
  async tableNames(
    releaseIds: readonly string[],
    language: Language,
  ): Promise<Map<string, Map<string, string>>> {
    const rows = await this.dataSource.query<{ id: string; key: string; text: string }[]>(
      `SELECT release_id AS id, kind || ':' || code AS key, ${language === 'cy' ? 'cy' : 'en'} AS text
       FROM published.release_label
       WHERE release_id = ANY($1) AND kind IN ('series', 'breakdown', 'period')`,
      [releaseIds],
    );
    return new Map(
      [...Map.groupBy(rows, ({ id }) => id)].map(([id, own]) => [
        id,
        new Map(own.map(({ key, text }) => [key, text])),
      ]),
    );
  }

  async file(releaseId: string, name: string): Promise<{ mediaType: string; content: string } | undefined> {
    const [row] = await this.dataSource.query<{ mediaType: string; content: string }[]>(
      `SELECT media_type AS "mediaType", content FROM published.release_file
       WHERE release_id = $1 AND name = $2`,
      [releaseId, name],
    );
    return row;
  }
}
