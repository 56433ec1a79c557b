import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { codeVersion, suiteConfig, projectPath } from '#libs/config';
import { exampleAgreements, instantiateAgreements } from '#libs/contracts';
import { readDefinitions } from '#libs/measures';
import { writeWales } from '#libs/synthetic';
import { createLogger } from '#libs/telemetry';
import { CommandFailure } from '../failure';
import { startHouse, type House } from '../house/house';
import { houseLayout } from '../house/layout';
import { findRunning, withdrawAnnouncement } from '../house/running';
import { untilSignal } from '../house/signals';
import { Progress } from '../progress';
import { demoReport } from '../run/demo-report';
import { pipeline, type PipelineResult } from '../run/pipeline';
import { readFolder } from '../run/read-folder';
import { ownLimits } from '../run/run-folder';
import { sourcesOf } from '../run/sources';
import { compareWithTruth, type Agreement } from '../run/truth';
import { addresses, announceHouse } from './serve';

/** What a release holds at present: starts and completions (M1, M2) of the six groups that have them. */
const releasedIndicators = ['A', 'B', 'C', 'D', 'E', 'F'].flatMap((group) => [`${group}1`, `${group}2`]);

interface Options {
  once: boolean;
  people: string;
  seed: string;
  port?: string;
  gatewayPort?: string;
}

/** `cyfrif demo`: the whole pipeline on made-up people, through the real door, then the pages. */
export function registerDemo(program: Command): void {
  program
    .command('demo')
    .option('--once', 'end instead of serving', false)
    .option('--people <number>', 'how many made-up people', '5000')
    .option('--seed <number>', 'the same seed makes the same people', '7')
    .option('--port <number>', 'port of the pages (default: CYFRIF_PORTAL_PORT or 8080)')
    .option('--gateway-port <number>', 'port of the gateway (default: CYFRIF_GATEWAY_PORT or 8443)')
    .description('see it all at work on made-up people')
    .action(async (options: Options) => {
      const config = suiteConfig({
        ...process.env,
        ...(options.port && { CYFRIF_PORTAL_PORT: options.port }),
        ...(options.gatewayPort && { CYFRIF_GATEWAY_PORT: options.gatewayPort }),
      });
      const dataDir = join(config.dataDir, 'demo');
      const running = findRunning(dataDir);
      if (running)
        throw new CommandFailure(`A demo already serves: ${running.portalUrl ?? running.gatewayUrl}.`);
      await rm(dataDir, { recursive: true, force: true });
      let starting: Promise<House> | undefined;
      const stop = async (): Promise<void> => {
        // A signal may come while the house starts: what has started by then is ended too.
        await (await starting?.catch(() => undefined))?.stop();
        withdrawAnnouncement(dataDir);
      };
      await untilSignal(stop, async (signalled) => {
        const progress = new Progress();
        const wales = await makeWales(dataDir, options, progress);
        const lines = await readFolder(join(wales, 'events'), progress);
        const sources = sourcesOf(lines);
        const stage = progress.stage('start');
        starting = startHouse({
          dataDir,
          agreements: instantiateAgreements(exampleAgreements(), sources),
          gateway: { ...config.gateway, agreementDates: 'event', limits: ownLimits },
          portal: config.portal,
          logger: createLogger({ service: 'suite', level: 'error' }),
          now: () => new Date(),
          codeVersion: codeVersion(),
          playsAgencies: true,
          definitions: readDefinitions(projectPath('schemas', 'indicators')).filter(({ id }) =>
            releasedIndicators.includes(id),
          ),
        });
        const house = await starting;
        announceHouse(dataDir, house);
        stage.end(`${sources.length} agencies`);
        const { journals } = houseLayout(dataDir);
        const result = await pipeline(house, lines, { provisional: false, journals, progress });
        if (result.outcome === 'nothing accepted') throw new CommandFailure('No event was accepted.');
        process.stdout.write(demoReport(result, await againstTruth(house, result, dataDir, wales)));
        if (options.once) return;
        process.stdout.write(addresses(house));
        await signalled;
      });
    });
}

/** With made-up people the truth is known, so the demonstration says how far its figures are from it. */
async function againstTruth(
  house: House,
  { release }: PipelineResult,
  dataDir: string,
  wales: string,
): Promise<Agreement | undefined> {
  if (release.outcome !== 'released') return undefined;
  const folder = join(dataDir, 'public');
  await house.publisher.exportRelease(release.releaseId, folder);
  return compareWithTruth(join(folder, 'cells.csv'), join(wales, 'truth'));
}

async function makeWales(dataDir: string, options: Options, progress: Progress): Promise<string> {
  const [people, seed] = [Number(options.people), Number(options.seed)];
  if (!Number.isInteger(people) || people < 1 || !Number.isInteger(seed) || seed < 0) {
    throw new CommandFailure('--people and --seed take whole numbers.', 2);
  }
  const out = join(dataDir, 'wales');
  const stage = progress.stage('make Wales in a box', people);
  const onProgress = (done: number, total: number): void => stage.update(done, total);
  const written = await writeWales({
    ...{ people, seed, from: '2022-01', to: '2024-12', out, onProgress },
    // The release is compared with the truth: counting what it does not hold would only take time.
    trueCounts: releasedIndicators,
  });
  stage.end(`${written.events} events of ${people} people by ${written.agencies.size} agencies`);
  return out;
}
