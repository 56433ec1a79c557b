import type { DataSource } from 'typeorm';
import type { StoredQuality } from '../domain/quality';

export interface DayRange {
  from: string;
  to: string;
  agency?: string;
}

export interface FlowRow {
  agency: string;
  agreement: string;
  type: string;
  day: string;
  accepted: number;
  repeated: number;
  refused: number;
  /** Accepted at the door and refused by a later service. */
  refusedLater: number;
}

export interface RefusalRow {
  agency: string;
  stage: string;
  code: string;
  day: string;
  count: number;
  incidents: number;
}

export interface DisclosureRow {
  day: string;
  what: string;
  /** Service or person. */
  actor: string;
  recipients: string[];
  outcome: string;
  count: number;
}

export interface IncidentRow {
  kind: string;
  batchNo: number;
  /** null: the batch as a whole. */
  seq: number | null;
  firstFoundAt: Date;
  lastFoundAt: Date;
}

export interface AuditStatus {
  entries: number;
  batches: number;
  head: string | null;
  lastReceivedAt: Date | null;
  verifiedAt: Date | null;
  report: { ok: boolean; fault?: { batchNo: number; seq?: number; kind: string } } | null;
}

/** Which report on linkage a release carries. */
export interface ReleaseLinkage {
  releaseId: string;
  edition: number;
  asAt: string;
  state: string;
  sha256: string | null;
}

/** Most rows of one table; one more is asked for, to tell that there are more. */
export const ROW_LIMIT = 500;

/** The governance views of other services: counts by agency and day, never a record. */
export class GovernanceViews {
  constructor(private readonly dataSource: DataSource) {}

  async agencies(): Promise<string[]> {
    if (!(await this.exists('gateway.flow_daily'))) return [];
    const rows = await this.dataSource.query<{ agency: string }[]>(
      `SELECT DISTINCT agency FROM gateway.flow_daily ORDER BY agency`,
    );
    return rows.map((row) => row.agency);
  }

  async flowsIn(range: DayRange): Promise<FlowRow[] | undefined> {
    if (!(await this.exists('gateway.flow_daily'))) return undefined;
    return await this.dataSource.query<FlowRow[]>(
      `SELECT agency, coalesce(agreement, '') AS agreement, coalesce(type, '') AS type, day::text AS day,
              accepted::integer, repeated::integer, refused::integer,
              refused_later::integer AS "refusedLater"
       FROM gateway.flow_daily WHERE day BETWEEN $1 AND $2 AND ($3::text IS NULL OR agency = $3)
       ORDER BY flow_daily.day DESC, agency, agreement, type LIMIT ${ROW_LIMIT + 1}`,
      [range.from, range.to, range.agency ?? null],
    );
  }

  async refusals(range: DayRange): Promise<RefusalRow[] | undefined> {
    if (!(await this.exists('gateway.refusal_summary'))) return undefined;
    return await this.dataSource.query<RefusalRow[]>(
      `SELECT agency, stage, code, refusal_summary.day::text AS day, sum(refusals)::integer AS count,
              sum(incidents)::integer AS incidents
       FROM gateway.refusal_summary WHERE day BETWEEN $1 AND $2 AND ($3::text IS NULL OR agency = $3)
       GROUP BY agency, stage, code, refusal_summary.day
       ORDER BY refusal_summary.day DESC, agency, stage, code LIMIT ${ROW_LIMIT + 1}`,
      [range.from, range.to, range.agency ?? null],
    );
  }

  async flowsOut(range: DayRange): Promise<DisclosureRow[] | undefined> {
    if (!(await this.exists('auditor.entry_view'))) return undefined;
    return await this.dataSource.query<DisclosureRow[]>(
      `SELECT (at AT TIME ZONE 'Europe/London')::date::text AS day, what, actor, recipients, outcome,
              count(*)::integer AS count
       FROM auditor.entry_view
       WHERE op = 'disclosure' AND (at AT TIME ZONE 'Europe/London')::date BETWEEN $1 AND $2
       GROUP BY 1, 2, 3, 4, 5 ORDER BY 1 DESC, 2, 3 LIMIT ${ROW_LIMIT + 1}`,
      [range.from, range.to],
    );
  }

  async auditStatus(): Promise<AuditStatus | undefined> {
    if (!(await this.exists('auditor.chain_status'))) return undefined;
    const [row] = await this.dataSource.query<AuditStatus[]>(
      `SELECT entries::integer, batches::integer, head, last_received_at AS "lastReceivedAt",
              v.verified_at AS "verifiedAt", v.report
       FROM auditor.chain_status LEFT JOIN auditor.last_verification v ON true`,
    );
    return row;
  }

  /** Faults of the audit account that verification found, newest first. */
  async incidents(): Promise<IncidentRow[]> {
    if (!(await this.exists('auditor.incidents'))) return [];
    return await this.dataSource.query<IncidentRow[]>(
      `SELECT kind, batch_no::integer AS "batchNo", seq::integer, first_found_at AS "firstFoundAt",
              last_found_at AS "lastFoundAt"
       FROM auditor.incidents ORDER BY first_found_at DESC LIMIT ${ROW_LIMIT}`,
    );
  }

  /** The newest report on linkage. */
  async linkageQuality(): Promise<StoredQuality | undefined> {
    if (!(await this.exists('matcher.linkage_quality'))) return undefined;
    const [row] = await this.dataSource.query<StoredQuality[]>(
      `SELECT made_at AS "madeAt", report FROM matcher.linkage_quality ORDER BY report_id DESC LIMIT 1`,
    );
    return row;
  }

  /** Releases, newest first, with the digest of the report on their linkage; null: they have none. */
  async linkageOfReleases(): Promise<ReleaseLinkage[]> {
    if (!(await this.exists('publisher.release_linkage'))) return [];
    return await this.dataSource.query<ReleaseLinkage[]>(
      `SELECT release_id AS "releaseId", edition, as_at AS "asAt", state, sha256
       FROM publisher.release_linkage ORDER BY edition DESC LIMIT 50`,
    );
  }

  /** The report that a release carries. */
  async linkageOfRelease(
    releaseId: string,
  ): Promise<{ edition: number; report: StoredQuality['report'] } | undefined> {
    if (!(await this.exists('publisher.release_linkage'))) return undefined;
    const [row] = await this.dataSource.query<{ edition: number; report: StoredQuality['report'] }[]>(
      `SELECT edition, report FROM publisher.release_linkage WHERE release_id = $1 AND report IS NOT NULL`,
      [releaseId],
    );
    return row;
  }

  /** A service that has not been migrated yet has no view; that is no fault of the page. */
  private async exists(view: string): Promise<boolean> {
    const [row] = await this.dataSource.query<{ there: boolean }[]>(
      `SELECT to_regclass($1) IS NOT NULL AS there`,
      [view],
    );
    return row?.there ?? false;
  }
}
