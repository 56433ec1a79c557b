import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { codeVersion } from '#libs/config';
import { exampleAgreements, instantiateAgreements, loadAgreements } from '#libs/contracts';
import { destroyKeys } from '#libs/keys';
import { createLogger } from '#libs/telemetry';
import { failureOf } from '../failure';
import { startHouse, type House } from '../house/house';
import { houseLayout } from '../house/layout';
import { untilSignal } from '../house/signals';
import type { Progress } from '../progress';
import { sayIn } from '../words';
import { pipeline, type PipelineResult } from './pipeline';
import type { LineOutcome } from './push-all';
import { makeFolder } from './output-folder';
import type { AskedQuarters } from './quarters';
import { readFolder } from './read-folder';
import { sourcesOf } from './sources';
import { writeReceipts, writeSteward } from './steward-files';

export interface RunOptions {
  inputFolder: string;
  outputFolder: string;
  agreementsFolder?: string;
  keysFolder?: string;
  asAt?: string;
  provisional: boolean;
  /** Default: every quarter in which something happened that can be counted. */
  quarters?: AskedQuarters;
  progress: Progress;
  /** Default: of this checkout. */
  codeVersion?: string;
  /** Perfect linkage injected, for tests and reports. */
  fixedPersons?: (recordRef: string) => string | undefined;
}

export interface RunOutcome {
  files: number;
  lines: number;
  accepted: number;
  repeated: number;
  refused: number;
  asAt: string;
  /** Quarters that a feed closed with totals that do not match, so that they cannot be final: steward/closures.csv. */
  heldFeeds: number;
  persons: number;
  /** `unavailable`: not supplied, not applicable, or not yet mature. */
  cells: { unsuppressed: number; published: number; withheld: number; unavailable: number };
  release: { id: string } | { refused: string };
  publicFolder: string;
  stewardFolder: string;
}

/** Its own agents push as fast as the machine goes: no agency needs protection from another. */
export const ownLimits = { eventsPerSecond: 1_000_000, burst: 1_000_000 };

/** Runs the whole pipeline over a folder of files on a private instance that ends with the run. */
export async function runFolder(options: RunOptions): Promise<RunOutcome> {
  const { progress, outputFolder } = options;
  const lines = await readFolder(options.inputFolder, progress);
  await makeFolder(outputFolder);
  const sources = sourcesOf(lines);
  const agreements = options.agreementsFolder
    ? loadAgreements(options.agreementsFolder)
    : instantiateAgreements(exampleAgreements(), sources);
  const workFolder = await mkdtemp(join(tmpdir(), 'cyfrif-run-'));
  const layout = houseLayout(workFolder);
  let starting: Promise<House> | undefined;
  const stop = async (): Promise<void> => {
    // A signal may come while the house starts: what has started by then is ended too.
    await (await starting?.catch(() => undefined))?.stop();
    if (existsSync(layout.keys)) destroyKeys(layout.keys);
    await rm(workFolder, { recursive: true, force: true });
  };
  return untilSignal(stop, async () => {
    const stage = progress.stage('start');
    starting = startHouse({
      dataDir: workFolder,
      keysDir: options.keysFolder,
      agreements,
      gateway: { host: '127.0.0.1', port: 0, agreementDates: 'event', limits: ownLimits },
      logger: createLogger({ service: 'suite', level: 'error' }),
      codeVersion: options.codeVersion ?? codeVersion(),
      playsAgencies: true,
      fixedPersons: options.fixedPersons,
    });
    const house = await starting;
    stage.end(
      sayIn('run', 'stage.started', {
        agreements: String(agreements.length),
        agencies: String(sources.length),
      }),
    );
    const publicFolder = await emptyFolder(join(outputFolder, 'public'));
    const stewardFolder = await emptyFolder(join(outputFolder, 'steward'));
    const result = await pipeline(house, lines, { ...options, journals: layout.journals });
    if (result.outcome === 'nothing accepted') {
      await writeReceipts(house, stewardFolder, { lines, ...result });
      throw failureOf('events.reasons', { path: join(stewardFolder, 'refusals.csv') });
    }

    const { release } = result;
    if (release.outcome === 'released') await house.publisher.exportRelease(release.releaseId, publicFolder);
    await writeSteward(house, stewardFolder, { lines, ...result });
    const heldFeeds = await heldQuarters(house, result.asAt);
    await house.settle();
    const files = new Set(lines.map(({ file }) => file)).size;
    return { files, lines: lines.length, heldFeeds, ...outcomeOf(result), publicFolder, stewardFolder };
  });
}

function outcomeOf(
  result: PipelineResult,
): Omit<RunOutcome, 'files' | 'lines' | 'heldFeeds' | 'publicFolder' | 'stewardFolder'> {
  const { outcomes, summary, release } = result;
  const count = (state: LineOutcome['state']): number =>
    outcomes.filter((outcome) => outcome.state === state).length;
  const released = release.outcome === 'released';
  return {
    accepted: count('accepted'),
    repeated: count('repeated'),
    refused: count('refused'),
    asAt: result.asAt,
    persons: summary.persons,
    cells: {
      unsuppressed: result.cells,
      published: released ? release.counts.figures : 0,
      withheld: released ? release.counts.blanks : 0,
      unavailable: released ? release.counts.other : 0,
    },
    release: released ? { id: release.releaseId } : { refused: release.code },
  };
}

async function heldQuarters(house: House, asAt: string): Promise<number> {
  return (await house.indicators.closures(asAt)).filter(({ matched }) => !matched).length;
}

/** What an earlier run left there must not be taken for this one's. */
async function emptyFolder(folder: string): Promise<string> {
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  return folder;
}
