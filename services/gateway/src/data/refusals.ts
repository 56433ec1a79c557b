import type { DataSource } from 'typeorm';
import type { RefusalRecord } from '#libs/contracts';
import type { EventLog } from '#libs/eventlog';
import { tellStages } from './redrive';

/** One refusal as the refusals commands and the console show it. */
export interface StoredRefusal {
  refusalId: string;
  at: string;
  stage: RefusalRecord['stage'];
  code: string;
  pointer: string;
  agency: string;
  eventId?: string;
  type?: string;
  agreement?: string;
  receiptId?: string;
  incident: boolean;
  redrivable: boolean;
  redriveTopic?: string;
  /** Whether its body is kept here, sealed; what failed between later services is kept by its stage. */
  hasBody: boolean;
  resolution?: 'redriven' | 'discarded' | 'expired';
  resolvedAt?: string;
}

export interface RefusalFilter {
  agency?: string;
  stage?: string;
  code?: string;
  type?: string;
  agreement?: string;
  incident?: boolean;
  /** Only those that wait for a decision. */
  redrivable?: boolean;
  refusalIds?: readonly string[];
  receiptIds?: readonly string[];
  /** Instants (ISO 8601), from inclusive, to exclusive. */
  from?: string;
  to?: string;
  /** Default 1,000; newest first. */
  limit?: number;
  offset?: number;
  /** Id of the last refusal of the page before. */
  after?: string;
}

/** How many refusals a filter finds, whatever its page. */
export async function countRefusals(dataSource: DataSource, filter: RefusalFilter = {}): Promise<number> {
  const [row] = await dataSource.query<{ n: number }[]>(
    `SELECT count(*)::int AS n FROM gateway.refusal ${MATCHING}`,
    matching(filter),
  );
  return row?.n ?? 0;
}

const MATCHING = `
     WHERE ($1::text IS NULL OR agency = $1) AND ($2::text IS NULL OR stage = $2)
       AND ($3::text IS NULL OR code = $3) AND ($4::text IS NULL OR type = $4)
       AND ($5::text IS NULL OR agreement = $5) AND ($6::boolean IS NULL OR incident = $6)
       AND ($7::boolean IS NULL OR (redrivable AND resolution IS NULL) = $7)
       AND ($8::text[] IS NULL OR refusal_id = ANY($8)) AND ($9::text[] IS NULL OR receipt_id = ANY($9))
       AND ($10::timestamptz IS NULL OR at >= $10) AND ($11::timestamptz IS NULL OR at < $11)`;

function matching(filter: RefusalFilter): unknown[] {
  const { agency, stage, code, type, agreement, incident, redrivable, refusalIds, receiptIds, from, to } =
    filter;
  const all = [agency, stage, code, type, agreement, incident, redrivable, refusalIds, receiptIds, from, to];
  return all.map((one) => one ?? null);
}

/** Refusals of all stages, newest first. */
export async function listRefusals(
  dataSource: DataSource,
  filter: RefusalFilter = {},
): Promise<StoredRefusal[]> {
  const rows: Record<string, unknown>[] = await dataSource.query(
    `SELECT refusal_id AS "refusalId", at, stage, code, pointer, agency, event_id AS "eventId", type, agreement,
       receipt_id AS "receiptId", incident, redrivable AND resolution IS NULL AS redrivable,
       redrive_topic AS "redriveTopic", body IS NOT NULL AS "hasBody", resolution, resolved_at AS "resolvedAt"
     FROM gateway.refusal ${MATCHING}
       AND ($14::text IS NULL OR EXISTS (
         SELECT FROM gateway.refusal p
         WHERE p.refusal_id = $14
           AND (refusal.at < p.at OR (refusal.at = p.at AND refusal.refusal_id > p.refusal_id))))
     ORDER BY at DESC, refusal_id LIMIT $12 OFFSET $13`,
    [...matching(filter), filter.limit ?? 1000, filter.offset ?? 0, filter.after ?? null],
  );
  return rows.map(present);
}

/** The kept body of a refusal, sealed to the pseudonymiser; undefined if none is kept. Reading it is a consultation. */
export async function refusalBody(dataSource: DataSource, refusalId: string): Promise<unknown> {
  const rows: { body: Buffer | null }[] = await dataSource.query(
    `SELECT body FROM gateway.refusal WHERE refusal_id = $1`,
    [refusalId],
  );
  const body = rows[0]?.body;
  return body ? (JSON.parse(body.toString('utf8')) as unknown) : undefined;
}

/** Removes bodies whose days are over, here and at the stages that keep them; returns how many. */
export async function expireBodies(
  { dataSource, eventLog }: { dataSource: DataSource; eventLog: EventLog },
  now: Date,
): Promise<number> {
  const at = now.toISOString();
  return await dataSource.transaction(async (tx) => {
    const due: Parameters<typeof tellStages>[2] = await tx.query(
      `SELECT refusal_id, stage, redrive_topic, body FROM gateway.refusal
       WHERE body_until <= $1 AND (body IS NOT NULL OR redrivable) FOR UPDATE`,
      [at],
    );
    await tellStages(eventLog, tx, due, 'discard', at);
    await tx.query(
      `UPDATE gateway.refusal
       SET body = NULL, redrivable = false, resolution = COALESCE(resolution, 'expired'),
           resolved_at = COALESCE(resolved_at, $2)
       WHERE refusal_id = ANY($1)`,
      [due.map(({ refusal_id: id }) => id), at],
    );
    return due.length;
  });
}

function present(row: Record<string, unknown>): StoredRefusal {
  const entries = Object.entries(row)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => [name, value instanceof Date ? value.toISOString() : value]);
  return Object.fromEntries(entries) as StoredRefusal;
}
