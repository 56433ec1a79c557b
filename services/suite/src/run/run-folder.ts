import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleAgreements, instantiateAgreements, loadAgreements, type Agreement } from '#libs/contracts';
import { destroyKeys } from '#libs/keys';
import { createLogger } from '#libs/telemetry';
import { linkageSummary } from '#services/matcher';
import { CommandFailure } from '../failure';
import { codeVersion } from '../house/code-version';
import { startHouse, type House } from '../house/house';
import { houseLayout } from '../house/layout';
import { untilSignal } from '../house/signals';
import type { Progress } from '../progress';
import { inCanonicalOrder, readLine, type ReadLine } from './canonical-order';
import { eventFiles, linesOf } from './event-files';
import { pushAll, type LineOutcome } from './push-all';
import { quartersOf } from './quarters';
import { sourcesOf } from './sources';
import { writeSteward } from './steward-files';

export interface RunOptions {
  inputFolder: string;
  outputFolder: string;
  agreementsFolder?: string;
  keysFolder?: string;
  /** YYYY-MM-DD; default: the day of the latest accepted event. */
  asAt?: string;
  provisional: boolean;
  progress: Progress;
  /** Perfect linkage injected, for tests and reports. */
  fixedPersons?: (house: House) => (recordRef: string) => string | undefined;
}

export interface RunOutcome {
  files: number;
  lines: number;
  accepted: number;
  repeated: number;
  refused: number;
  asAt: string;
  persons: number;
  cells: { unsuppressed: number; published: number; withheld: number };
  release: { id: string } | { refused: string };
  publicFolder: string;
  stewardFolder: string;
}

/** Runs the whole pipeline over a folder of files on a private instance that ends with the run. */
export async function runFolder(options: RunOptions): Promise<RunOutcome> {
  const { progress, outputFolder } = options;
  await mkdir(outputFolder, { recursive: true });
  const lines = await readAll(options.inputFolder, progress);
  const sources = sourcesOf(lines);
  const agreements = options.agreementsFolder
    ? loadAgreements(options.agreementsFolder)
    : instantiateAgreements(exampleAgreements(), sources);
  const workFolder = await mkdtemp(join(tmpdir(), 'cyfrif-run-'));
  let house: House | undefined;
  const stop = async (): Promise<void> => {
    await house?.stop();
    if (!options.keysFolder) destroyKeys(houseLayout(workFolder).keys);
    await rm(workFolder, { recursive: true, force: true });
  };
  return untilSignal(stop, async () => {
    const starting = progress.stage('start');
    house = await start(workFolder, agreements, options);
    starting.end(`${agreements.length} agreements, ${sources.length} agencies`);
    return runIn(house, lines, options, workFolder);
  });
}

async function start(workFolder: string, agreements: Agreement[], options: RunOptions): Promise<House> {
  return startHouse({
    dataDir: workFolder,
    keysDir: options.keysFolder,
    agreements,
    gateway: { host: '127.0.0.1', port: 0 },
    logger: createLogger({ service: 'suite', level: 'error' }),
    now: () => new Date(),
    codeVersion: codeVersion(),
  });
}

async function readAll(folder: string, progress: Progress): Promise<ReadLine[]> {
  const files = await eventFiles(folder);
  if (files.length === 0) throw new CommandFailure(`There is no file of events in ${folder}.`, 2);
  const stage = progress.stage('read', files.length);
  const lines: ReadLine[] = [];
  for (const [done, file] of files.entries()) {
    for await (const line of linesOf(folder, file)) lines.push(readLine(line));
    stage.update(done + 1);
  }
  stage.end(`${lines.length} lines in ${files.length} files`);
  return inCanonicalOrder(lines);
}

async function runIn(
  house: House,
  lines: ReadLine[],
  options: RunOptions,
  workFolder: string,
): Promise<RunOutcome> {
  const { progress, outputFolder } = options;
  const outcomes = await pushAll(house, lines, { progress, journals: houseLayout(workFolder).journals });
  const settling = progress.stage('pseudonymise and link');
  await house.settle();
  const summary = await linkageSummary(house.room('matcher').dataSource);
  settling.end(`${summary.records} records of ${summary.persons} people`);

  const asAt = options.asAt ?? latestDay(lines, outcomes);
  const computing = progress.stage('compute');
  const computed = await house.indicators.compute({
    ...quartersOf(lines, asAt),
    asAt,
    progress: ({ at, of }) => computing.update(at, of),
  });
  if (!computed.ok) throw new CommandFailure(`The indicators were not computed: ${computed.fault}.`);
  await house.settle();
  computing.end(`${computed.cells} cells as at ${asAt}`);

  const publicFolder = join(outputFolder, 'public');
  const stewardFolder = join(outputFolder, 'steward');
  for (const folder of [publicFolder, stewardFolder]) {
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
  }
  const protecting = progress.stage('protect and release');
  const release = await house.publisher.buildRelease({
    runId: computed.runId,
    provisional: options.provisional,
  });
  const released = release.outcome === 'released';
  if (released) await house.publisher.exportRelease(release.releaseId, publicFolder);
  protecting.end(released ? release.releaseId : release.code);

  await writeSteward(house, stewardFolder, { lines, outcomes, summary, runId: computed.runId });
  const count = (state: LineOutcome['state']): number =>
    outcomes.filter((outcome) => outcome.state === state).length;
  return {
    files: new Set(lines.map(({ file }) => file)).size,
    lines: lines.length,
    accepted: count('accepted'),
    repeated: count('repeated'),
    refused: count('refused'),
    asAt,
    persons: summary.persons,
    cells: {
      unsuppressed: computed.cells,
      published: released ? release.counts.cells - release.counts.blanks : 0,
      withheld: released ? release.counts.blanks : 0,
    },
    release: released ? { id: release.releaseId } : { refused: release.code },
    publicFolder,
    stewardFolder,
  };
}

/** The civil day (Europe/London) of the latest accepted event: rule R1. */
function latestDay(lines: ReadLine[], outcomes: LineOutcome[]): string {
  let latest = 0;
  for (const [index, outcome] of outcomes.entries()) {
    if (outcome.state === 'refused') continue;
    latest = Math.max(latest, Date.parse(lines[index]?.time ?? ''));
  }
  if (latest === 0) throw new CommandFailure('No event was accepted: the refusals say why.');
  return londonDay(new Date(latest));
}

function londonDay(at: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' }).format(at);
}
