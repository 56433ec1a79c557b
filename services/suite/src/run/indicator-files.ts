import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import type { IndicatorsDesk } from '#services/indicators';
import { refusedComputation } from './computation-fault';

/** What a computation was asked for. */
export interface Computed {
  runId: string;
  from: string;
  to: string;
  asAt: string;
}

type Desk = Pick<IndicatorsDesk, 'sideCounts' | 'beside' | 'exportSecondSeries'>;

const PRIVATE = { mode: 0o600 };

/**
 * Counts beside the figures: endings left out by reason, coverage of the caseload, events outside Wales or of unknown
 * age, sentences that one feed tells of and the other not, families supported, referrals that charities received.
 */
export async function writeBeside(desk: Desk, { runId, ...asked }: Computed, path: string): Promise<number> {
  const beside = await desk.beside(asked);
  if (!beside.ok) throw refusedComputation(beside.fault);
  const rows = [...(await desk.sideCounts(runId)), ...beside.counts];
  const columns = ['indicator', 'period', 'what', 'category', 'count'];
  await writeFile(path, stringify(rows, { header: true, columns }), PRIVATE);
  return rows.length;
}

/** Second series, with the columns of cubes.csv. */
export async function writeSecondSeries(
  desk: Desk,
  { from, to, asAt }: Omit<Computed, 'runId'>,
  path: string,
): Promise<number> {
  const stream = createWriteStream(path, PRIVATE);
  const outcome = await desk.exportSecondSeries({ from, to, asAt }, stream);
  stream.end();
  await finished(stream);
  if (!outcome.ok) throw refusedComputation(outcome.fault);
  return outcome.rows;
}
