import { createWriteStream } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import { stringify } from 'csv-stringify/sync';
import { codeVersion } from '#libs/config';
import { quarterCode } from '#libs/measures';
import type { ClosureReport } from '#services/indicators';
import { listRefusals, type StoredRefusal } from '#services/gateway';
import { reportQuality, type LinkageSummary } from '#services/matcher';
import type { BuildOutcome } from '#services/publisher';
import type { House } from '../house/house';
import { recordConsultation } from './consultation';
import type { ReadLine } from './canonical-order';
import { writeBeside, writeSecondSeries } from './indicator-files';
import { feedsOf } from './linkage-feeds';
import type { LineOutcome } from './push-all';

export interface StewardInput {
  lines: readonly ReadLine[];
  outcomes: readonly LineOutcome[];
  summary: LinkageSummary;
  runId: string;
  /** First and last quarter computed. */
  range: { from: string; to: string };
  asAt: string;
  release: BuildOutcome;
}

/**
 * Writes what only a steward may see: receipts and refusals per file and line, the quarters that feeds closed, the
 * linkage summary, the unsuppressed cubes, what is counted beside them, and the release's witnesses (`evidence/`). Their
 * writing is a consultation and is recorded first.
 */
export async function writeSteward(house: House, folder: string, input: StewardInput): Promise<void> {
  const { lines, outcomes, summary, runId, range, asAt, release } = input;
  const counts = { lines: lines.length, records: summary.records };
  await recordConsultation(house, 'suite.run.steward-files', counts, {
    at: new Date(),
    codeVersion: codeVersion(),
  });
  await writeReceipts(house, folder, { lines, outcomes });
  await writeFile(join(folder, 'closures.csv'), closuresTable(await house.indicators.closures(asAt)));
  await writeFile(join(folder, 'linkage.json'), `${JSON.stringify(summary, null, 2)}\n`);
  const quality = await reportQuality(house.linkageSource, house.linkageModel, new Date(), {
    summary,
    feeds: feedsOf(lines),
  });
  await writeFile(join(folder, 'linkage-quality.json'), `${JSON.stringify(quality, null, 2)}\n`);
  const cubes = createWriteStream(join(folder, 'cubes.csv'));
  await house.indicators.exportCubes(runId, cubes);
  cubes.end();
  await finished(cubes);
  await writeSecondSeries(house.indicators, { ...range, asAt }, join(folder, 'second-series.csv'));
  await writeBeside(house.indicators, { runId, ...range, asAt }, join(folder, 'beside.csv'));
  if (release.outcome === 'released')
    await house.publisher.exportEvidence(release.releaseId, join(folder, 'evidence'));
}

/** What became of each line, and apart those that were refused, by file and line. */
export async function writeReceipts(
  house: House,
  folder: string,
  { lines, outcomes }: Pick<StewardInput, 'lines' | 'outcomes'>,
): Promise<void> {
  const refusedLater = await refusedAfterAcceptance(house);
  const rows = lines.map((line, index) => row(line, outcomes[index], refusedLater)).sort(byFileAndLine);
  const table = (chosen: Row[]): string => stringify(chosen, { header: true, columns });
  await writeFile(join(folder, 'receipts.csv'), table(rows));
  await writeFile(join(folder, 'refusals.csv'), table(rows.filter(({ state }) => state === 'refused')));
}

/** One row for each closed quarter that matched, one for each type whose control total did not. */
function closuresTable(closures: readonly ClosureReport[]): string {
  const rows = closures.flatMap(({ source, sender, quarter, matched, differences }) => {
    const feed = { source, sender, quarter: quarterCode(quarter), matched };
    return matched ? [feed] : differences.map((difference) => ({ ...feed, ...difference }));
  });
  const columns = ['source', 'sender', 'quarter', 'matched', 'type', 'declared', 'held'];
  return stringify(rows, { header: true, columns, cast: { boolean: String } });
}

/** Refusals by stages after the gateway, by source and id of the event. */
async function refusedAfterAcceptance(house: House): Promise<Map<string, StoredRefusal>> {
  const refusals = await listRefusals(house.room('gateway').dataSource, { limit: 10_000_000 });
  return new Map(
    refusals
      .filter(({ stage }) => stage !== 'gateway')
      .map((refusal) => [`/agencies/${refusal.agency} ${refusal.eventId}`, refusal]),
  );
}

const columns = ['file', 'line', 'source', 'id', 'type', 'state', 'stage', 'code', 'pointer', 'receipt'];

interface Row {
  file: string;
  line: number;
  source: string;
  id: string;
  type: string;
  state: string;
  stage: string;
  code: string;
  pointer: string;
  receipt: string;
}

/**
 * A refusal by a later stage wins over the gateway's acknowledgement. What the event says of itself is taken from
 * the agent, which tells it only of a sound envelope: elsewhere a name might stand where an id should.
 */
function row(
  { file, line }: ReadLine,
  outcome: LineOutcome | undefined,
  refusedLater: ReadonlyMap<string, StoredRefusal>,
): Row {
  const { source = '', id = '', type = '', receiptId = '', state = 'unsent' } = outcome ?? {};
  const later = state === 'accepted' ? refusedLater.get(`${source} ${id}`) : undefined;
  const { stage = '', code = '', pointer = '' } = later ?? outcome ?? {};
  return {
    file,
    line,
    source,
    id,
    type,
    state: later ? 'refused' : state,
    stage,
    code,
    pointer,
    receipt: receiptId,
  };
}

function byFileAndLine(a: Row, b: Row): number {
  if (a.file !== b.file) return a.file < b.file ? -1 : 1;
  return a.line - b.line;
}
