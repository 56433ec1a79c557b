import { randomUUID } from 'node:crypto';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Command } from 'commander';
import { suiteConfig } from '#libs/config';
import { writeWales } from '#libs/synthetic';
import {
  drawClericalSample,
  reportQuality,
  type IndicatorFeed,
  type LinkageQuality,
} from '#services/matcher';
import { failureOf } from '../failure';
import { stopEngines } from '../distributed/engines';
import { comparedIndicators, type DemoHouse } from '../demo/demonstration';
import { demoHouse } from '../demo/start';
import { houseLayout } from '../house/layout';
import { findRunning, withdrawAnnouncement } from '../house/running';
import { addDemonstrators, signInLine } from '../house/portal-users';
import { untilSignal } from '../house/signals';
import { Progress } from '../progress';
import { demoReport } from '../demo/demo-report';
import { feedsOf } from '../run/linkage-feeds';
import { madeText } from '../run/made-text';
import { linkageAgainstTruth, measuredIndicatorErrors } from '../run/linkage-truth';
import { pipeline, type PipelineResult } from '../run/pipeline';
import { readFolder } from '../run/read-folder';
import { sourcesOf } from '../run/sources';
import { compareWithTruth, type Agreement } from '../run/truth';

interface Options {
  mode?: string;
  once: boolean;
  allIndicators: boolean;
  people: string;
  seed: string;
  keys?: string;
  port?: string;
  gatewayPort?: string;
  publishAt?: string;
}

/** `cyfrif demo`: the whole pipeline on made-up people, through the real door, then the pages. */
export function registerDemo(program: Command): void {
  program
    .command('demo')
    .option(
      '--mode <mode>',
      'local: one process; kafka: each service its own processes on Kafka, PostgreSQL and Redis (default: CYFRIF_MODE or local)',
    )
    .option(
      '--all-indicators',
      'compute and release all 38, not starts and completions alone; a minute longer',
      false,
    )
    .option('--once', 'end instead of serving', false)
    .option('--people <number>', 'how many made-up people', '5000')
    .option('--seed <number>', 'the same seed makes the same people', '7')
    .option('--keys <folder>', 'keys to use, made there if it holds none (default: fresh ones)')
    .option('--port <number>', 'port of the pages (default: CYFRIF_PORTAL_PORT or 8080)')
    .option('--gateway-port <number>', 'port of the gateway (default: CYFRIF_GATEWAY_PORT or 8443)')
    .option(
      '--publish-at <time>',
      'when releases that stewards approved are published, HH:MM in Wales (default: CYFRIF_PUBLISH_AT or 09:30)',
    )
    .description('see it all at work on made-up people')
    .action(async (options: Options) => {
      const config = suiteConfig({
        ...process.env,
        ...(options.mode && { CYFRIF_MODE: options.mode }),
        ...(options.port && { CYFRIF_PORTAL_PORT: options.port }),
        ...(options.publishAt && { CYFRIF_PUBLISH_AT: options.publishAt }),
        ...(options.gatewayPort && { CYFRIF_GATEWAY_PORT: options.gatewayPort }),
      });
      const dataDir = join(config.dataDir, 'demo');
      const running = findRunning(dataDir);
      if (running) throw failureOf('demo.serves', { url: running.portalUrl ?? running.gatewayUrl });
      // Engines of a demonstration that was killed.
      await stopEngines(join(dataDir, 'engines'));
      await rm(dataDir, { recursive: true, force: true });
      let starting: Promise<DemoHouse> | undefined;
      const stop = async (): Promise<void> => {
        // A signal may come while the house starts: what has started by then is ended too.
        await (await starting?.catch(() => undefined))?.stop();
        if (config.mode === 'kafka') await stopEngines(join(dataDir, 'engines'));
        withdrawAnnouncement(dataDir);
      };
      await untilSignal(stop, async (signalled) => {
        const progress = new Progress();
        const wales = await makeWales(dataDir, options, progress);
        const lines = await readFolder(join(wales, 'events'), progress);
        const sources = sourcesOf(lines);
        const people = options.once ? [] : await addDemonstrators(houseLayout(dataDir).users);
        starting = demoHouse({
          config,
          dataDir,
          keysDir: options.keys,
          sources,
          progress,
          ...(options.allIndicators ? {} : { indicators: comparedIndicators }),
        });
        const house = await starting;
        const result = await pipeline(house, lines, {
          provisional: false,
          journals: houseLayout(dataDir).journals,
          progress,
          onPushed: (pushed) => house.onPushed?.(pushed, lines.length),
        });
        if (result.outcome === 'nothing accepted') throw failureOf('events.refused');
        const agreement = await againstTruth(house, result, dataDir, wales);
        // Of indicators that are not compared with the truth the error is that which the weights expect.
        const feeds = options.allIndicators ? feedsOf(lines) : undefined;
        const quality = await reportLinkage(house, result, { wales, agreement, feeds });
        process.stdout.write(demoReport(result, agreement, quality, await house.takeover?.()));
        // The report says why; a script has the exit code.
        if (result.release.outcome !== 'released') process.exitCode = 1;
        if (options.once) return;
        await sampleForOfficers(house);
        process.stdout.write(house.addresses + people.map((one) => `${signInLine(one)}\n`).join(''));
        await signalled;
      });
    });
}

/** With made-up people the truth is known, so the demonstration says how far its figures are from it. */
async function againstTruth(
  house: DemoHouse,
  { release }: PipelineResult,
  dataDir: string,
  wales: string,
): Promise<Agreement | undefined> {
  if (release.outcome !== 'released') return undefined;
  const folder = join(dataDir, 'public');
  await house.exportRelease(release.releaseId, folder);
  return compareWithTruth(join(folder, 'cells.csv'), join(wales, 'truth'), comparedIndicators);
}

/** The report on linkage, with what the truth of made-up people says; governance sees it on its page. */
async function reportLinkage(
  house: DemoHouse,
  { summary }: PipelineResult,
  {
    wales,
    agreement,
    feeds,
  }: { wales: string; agreement: Agreement | undefined; feeds: IndicatorFeed[] | undefined },
): Promise<LinkageQuality> {
  const truth = await linkageAgainstTruth(
    house.linkageSource,
    house.keys.pseudonymiser(),
    join(wales, 'truth'),
  );
  const indicatorErrors = agreement && measuredIndicatorErrors(agreement);
  const options = { summary, truth, indicatorErrors, feeds };
  return await reportQuality(house.linkageSource, house.linkageModel, new Date(), options);
}

/** Pairs of each stratum that linkage officers are asked about. */
const SAMPLE_OF_STRATUM = 20;

async function sampleForOfficers({ linkageSource, linkageModel }: DemoHouse): Promise<void> {
  await drawClericalSample(
    { dataSource: linkageSource, now: () => new Date() },
    { model: linkageModel.model, perStratum: SAMPLE_OF_STRATUM, seed: randomUUID() },
  );
}

async function makeWales(dataDir: string, options: Options, progress: Progress): Promise<string> {
  const [people, seed] = [Number(options.people), Number(options.seed)];
  if (!Number.isInteger(people) || people < 1 || !Number.isInteger(seed) || seed < 0) {
    throw failureOf('demo.numbers', {}, 2);
  }
  const out = join(dataDir, 'wales');
  const stage = progress.stage('make Wales in a box', people);
  const onProgress = (done: number, total: number): void => stage.update(done, total);
  const written = await writeWales({
    ...{ people, seed, from: '2022-01', to: '2024-12', out, onProgress },
    // The release is compared with the truth; counting all of it would take longer than the rest.
    trueCounts: comparedIndicators,
  });
  stage.end(madeText(written));
  return out;
}
