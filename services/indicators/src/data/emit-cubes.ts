import type { EntityManager } from 'typeorm';
import type { CubeBatch, CubeCell } from '#libs/contracts';
import type { EventLog } from '#libs/eventlog';
import { quarterCode } from '#libs/measures';
import type { GridRow } from '../domain/grid';
import type { ReferenceKey } from '../domain/reference-key';
import type { FeedClosure } from '../domain/status';
import { cubeRows } from './cube-rows';
import { agencyNames, type StoredRun } from './cube-store';

const CELLS_PER_BATCH = 1000;

/**
 * Appends the run's publishable cells (those within the grain of their definition) to `cubes.computed`. The last
 * batch carries the run's facts.
 */
export async function emitCubes(
  tx: EntityManager,
  eventLog: EventLog,
  key: ReferenceKey,
  run: StoredRun,
  closures: readonly FeedClosure[],
): Promise<number> {
  const agencies = await agencyNames(tx);
  const definitions: Record<string, string> = {};
  let count = 0;
  let rows: GridRow[] = [];
  const send = async (last?: CubeBatch['last']): Promise<void> => {
    const batch: CubeBatch = { runId: run.id, asAt: run.asAt, cells: toCells(rows, agencies, key) };
    if (last) batch.last = last;
    count += rows.length;
    rows = [];
    await eventLog.append(tx, 'cubes.computed', [{ key: run.id, value: Buffer.from(JSON.stringify(batch)) }]);
  };
  for await (const row of cubeRows(tx, run)) {
    definitions[row.series.indicator] = row.series.definitionVersion;
    if (!isPublishable(row)) continue;
    rows.push(row);
    if (rows.length === CELLS_PER_BATCH) await send();
  }
  const feedsClosed = closures.map(({ source, quarter, matched }) => ({
    source: `/agencies/${source}`,
    period: quarterCode(quarter),
    matched,
  }));
  await send({ cellCount: count + rows.length, definitions, feedsClosed });
  return count;
}

/** Within the grain of its definition; some categories are published less finely than the rest. */
function isPublishable({ series, period, area, category }: GridRow): boolean {
  const { grain, restricted } = series;
  const narrow = restricted?.categories.includes(category) ? restricted.grain : grain;
  return narrow[period.kind]?.includes(area.level) ?? false;
}

function toCells(
  rows: readonly GridRow[],
  agencies: ReadonlyMap<number, string>,
  key: ReferenceKey,
): CubeCell[] {
  // Keyed once more: a cell of one person must not show that person's stored reference.
  const digests = key.mac('cell', rows.map(personSet));
  return rows.map(({ series, period, area, breakdown, category, cell, figure }, at) => ({
    indicator: series.indicator,
    definitionVersion: series.definitionVersion,
    measure: series.measure,
    series: series.code,
    period: period.code,
    areaCode: area.code,
    breakdown,
    category,
    ...figure,
    persons: figure.symbol === 'u' || figure.symbol === 'x' ? null : (cell?.persons ?? 0),
    contributions: Object.fromEntries(
      [...(cell?.contributions ?? [])].map(([no, count]) => [agencies.get(no) ?? String(no), count]),
    ),
    personSetDigest: digests[at]!.toString('base64url', 0, 16),
  }));
}

function personSet({ cell }: GridRow): Buffer {
  const set = Buffer.alloc(24);
  cell?.digest?.copy(set);
  set.writeBigInt64BE(BigInt(cell?.persons ?? 0), 16);
  return set;
}
