import { join } from 'node:path';
import type { Feed } from './feed.process';
import type { LoadResult } from './load.process';
import type { Passed } from './stages';
import { startEngines, stopEngines } from './engines';
import type { HopBytes } from './plain-hops';
import type { PlainRequest } from './plain.process';
import { cpuOfAll, type Named } from './processes';
import type { HouseChoice, Work } from './work';

export interface Measured {
  /** From the first byte sent until the last effect is stored. */
  seconds: number;
  rate: number;
  /** Seconds of processor: our processes and the engines; the sender's are not in it. */
  cpu: { ours: number; engines: number };
  load: LoadResult;
}

export interface HouseRun extends Measured {
  passed: Passed;
  bytes: HopBytes;
  /** Names of our processes. */
  processes: string[];
}

const BATCH = 500;
const IN_FLIGHT = 8;
const LOOK_MS = 10;
/** Each in a process of its own where the house has it so. */
const SERVICES = ['gateway', 'pseudonymiser', 'matcher', 'indicators'];

/** All events of a feed through a fresh house, as fast as it takes them. */
export async function throughHouse(work: Work, feed: Feed, choice?: HouseChoice): Promise<HouseRun> {
  const house = await work.house(feed, choice);
  const processes = await house.worker.call<Named[]>('pids');
  const measured = await timed(work, feed, {
    ...{ name: 'house', urls: house.urls, settle: () => house.worker.call('settle') },
    ...{ pids: processes.map(({ pid }) => pid), enginePids: house.enginePids },
  });
  const passed = await house.worker.call<Passed>('passed');
  if (passed.received !== feed.events || passed.split !== feed.events)
    throw new Error(`pipeline: ${passed.received} received and ${passed.split} split of ${feed.events}`);
  const bytes = await house.worker.call<HopBytes>('sample');
  await house.stop();
  return { ...measured, passed, bytes, processes: processes.map(({ name }) => name) };
}

/** The same bytes through the same log and databases, with handlers that only store what they got. */
export async function throughPlainHops(work: Work, feed: Feed, bytes?: HopBytes): Promise<Measured> {
  const distributed = work.mode === 'kafka';
  const first = work.start('plain.process');
  const others = distributed && bytes ? SERVICES.slice(1).map(() => work.start('plain.process')) : [];
  const workers = [first, ...others];
  const place = join(work.folder, `plain-${first.pid}`);
  const engines = distributed ? join(place, 'engines') : undefined;
  if (engines) await startEngines(engines);
  const dataDir = join(place, 'postgres');
  const urls: string[] = [];
  let enginePids: number[] = [];
  for (const [index, worker] of workers.entries()) {
    const services = others.length > 0 ? [SERVICES[index]!] : undefined;
    const started = await worker.call<{ urls: string[]; enginePids: number[] }>('start', {
      ...{ dataDir, tls: work.gatewayTls, bytes, engines, services },
      migrates: index === 0,
    } satisfies PlainRequest);
    urls.push(...started.urls);
    enginePids = started.enginePids;
  }
  const settle = async (): Promise<void> => {
    for (let quiet = 0; quiet < 2;) {
      let waiting = 0;
      for (const worker of workers) waiting += await worker.call<number>('waiting');
      quiet = waiting === 0 ? quiet + 1 : 0;
      await new Promise((done) => setTimeout(done, LOOK_MS));
    }
  };
  const name = bytes ? 'equal hops' : 'raw floor';
  const pids = workers.map(({ pid }) => pid);
  const measured = await timed(work, feed, { name, urls, enginePids, settle, pids });
  for (const worker of workers)
    work.onProgress(`  stored: ${JSON.stringify(await worker.call<Record<string, number>>('stored'))}`);
  for (const worker of workers) {
    await worker.call('stop');
    await worker.end();
  }
  if (engines) await stopEngines(engines);
  return measured;
}

interface Measurable {
  name: string;
  urls: string[];
  settle: () => Promise<void>;
  pids: number[];
  enginePids: number[];
}

async function timed(
  work: Work,
  feed: Feed,
  { name, urls, settle, pids, enginePids }: Measurable,
): Promise<Measured> {
  const before = [cpuOfAll(pids), cpuOfAll(enginePids)] as const;
  const started = performance.now();
  let told = 0;
  const load = await work.load({ feed, urls, batch: BATCH, inFlight: IN_FLIGHT }, (answered) => {
    if (answered - told < feed.events / 10) return;
    told = answered;
    work.onProgress(`  ${name}: ${answered} of ${feed.events} acknowledged`);
  });
  await settle();
  const seconds = (performance.now() - started) / 1000 - load.opening;
  if (load.accepted !== feed.events)
    throw new Error(`pipeline: ${feed.events - load.accepted} of ${feed.events} events were not accepted`);
  const cpu = { ours: cpuOfAll(pids) - before[0], engines: cpuOfAll(enginePids) - before[1] };
  const rate = feed.events / seconds;
  work.onProgress(
    `  ${name}: ${rate.toFixed(0)} events/s; ${cpu.ours.toFixed(0)} s of processor, engines ${cpu.engines.toFixed(0)} s`,
  );
  return { seconds, rate, cpu, load };
}
