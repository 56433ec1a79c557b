import { Client } from 'pg';
import { join } from 'node:path';
import type { TopicName } from '#libs/eventlog';
import type { BenchResult } from '../result';
import type { Feed } from './feed.process';
import type { Passed } from './house.process';
import type { LoadResult } from './load.process';
import type { HopBytes } from './plain-hops';
import type { PlainRequest } from './plain.process';
import { cpuOf, memoryOf } from './processes';
import type { Work } from './work';

export interface Measured {
  /** From the first byte sent until the last effect is stored. */
  seconds: number;
  rate: number;
  /** Seconds of processor: our process, its database, the sender's are not in it. */
  cpu: { process: number; postgres: number };
  load: LoadResult;
}

export interface HouseRun extends Measured {
  passed: Passed;
  bytes: HopBytes;
  peakMemory: number;
}

const BATCH = 500;
const IN_FLIGHT = 8;
const SAMPLE = 2000;

/** All events of a feed through a fresh house, as fast as it takes them. */
export async function throughHouse(work: Work, feed: Feed, partitions?: number): Promise<HouseRun> {
  const house = await work.house(feed, { partitions });
  const settle = (): Promise<void> => house.worker.call('settle');
  const measured = await timed(work, feed, {
    ...{ name: 'house', url: house.url, settle },
    ...{ pid: house.worker.pid, postgresPid: house.postgresPid },
  });
  const passed = await house.worker.call<Passed>('passed');
  const bytes = await sampleBytes(house.adminUrl, passed.received);
  const peakMemory = memoryOf(house.worker.pid).peak;
  await house.stop();
  return { ...measured, passed, bytes, peakMemory };
}

/** The same bytes through the same log and databases, with handlers that only store what they got. */
export async function throughPlainHops(work: Work, feed: Feed, bytes?: HopBytes): Promise<Measured> {
  const worker = work.start('plain.process');
  const started = await worker.call<{ url: string; postgresPid: number }>('start', {
    dataDir: join(work.folder, `plain-${worker.pid}`, 'postgres'),
    tls: work.gatewayTls,
    bytes,
  } satisfies PlainRequest);
  const settle = (): Promise<void> => (bytes ? worker.call('settle') : Promise.resolve());
  const name = bytes ? 'equal hops' : 'raw floor';
  const measured = await timed(work, feed, { name, ...started, settle, pid: worker.pid });
  const stored = await worker.call<Record<string, number>>('stored');
  work.onProgress(`  stored: ${JSON.stringify(stored)}`);
  await worker.call('stop');
  await worker.end();
  return measured;
}

interface Measurable {
  name: string;
  url: string;
  settle: () => Promise<void>;
  pid: number;
  postgresPid: number;
}

async function timed(
  work: Work,
  feed: Feed,
  { name, url, settle, pid, postgresPid }: Measurable,
): Promise<Measured> {
  const before = [cpuOf(pid), cpuOf(postgresPid)] as const;
  const started = performance.now();
  let told = 0;
  const load = await work.load({ feed, url, batch: BATCH, inFlight: IN_FLIGHT }, (answered) => {
    if (answered - told < feed.events / 10) return;
    told = answered;
    work.onProgress(`  ${name}: ${answered} of ${feed.events} acknowledged`);
  });
  await settle();
  const seconds = (performance.now() - started) / 1000 - load.opening;
  if (load.accepted !== feed.events)
    throw new Error(`pipeline: ${feed.events - load.accepted} of ${feed.events} events were not accepted`);
  const cpu = { process: cpuOf(pid) - before[0], postgres: cpuOf(postgresPid) - before[1] };
  const rate = feed.events / seconds;
  work.onProgress(
    `  ${name}: ${rate.toFixed(0)} events/s; ${cpu.process.toFixed(0)} s of processor, database ${cpu.postgres.toFixed(0)} s`,
  );
  return { seconds, rate, cpu, load };
}

async function sampleBytes(adminUrl: string, received: number): Promise<HopBytes> {
  const client = new Client(adminUrl);
  await client.connect();
  const bytes: HopBytes = {};
  const topics: TopicName[] = ['intake.sealed', 'linkage.records', 'facts.records', 'linkage.membership'];
  for (const topic of topics) {
    const table = `eventlog.${topic.replace('.', '_')}`;
    const { rows } = await client.query<{ value: Buffer }>(
      `SELECT value FROM ${table} TABLESAMPLE SYSTEM (20) LIMIT ${SAMPLE}`,
    );
    const { rows: all } = await client.query<{ n: string }>(
      `SELECT sum(next_position) AS n FROM ${table}_head`,
    );
    bytes[topic] = { values: rows.map(({ value }) => value), perEvent: Number(all[0]?.n) / received };
  }
  await client.end();
  return bytes;
}

/** `ratio`, `raw` and `rate` of one mode. */
export function rateResults(
  mode: string,
  { house, hops, raw }: { house: HouseRun[]; hops: Measured[]; raw: Measured[] },
): BenchResult[] {
  const [rate, hopRate, rawRate] = [house, hops, raw].map(middle) as [number, number, number];
  const share = (a: number, b: number): number => Math.round((1000 * a) / b) / 1000;
  const { cpu, load, passed } = house[0]!;
  const perEvent = (seconds: number): string => `${((1000 * seconds) / load.events).toFixed(2)} ms`;
  return [
    {
      id: `${mode}.ratio`,
      value: share(rate, hopRate),
      unit: 'of equal hops',
      reach: '>= 0.5',
      met: rate / hopRate >= 0.5,
      peer: { name: 'equal hops, events/s', value: Math.round(hopRate), ratio: share(rate, hopRate) },
      note: `${load.events} events over HTTP until facts and membership are stored; in turns with the peer`,
    },
    {
      id: `${mode}.raw`,
      value: share(rate, rawRate),
      unit: 'of the raw floor',
      reach: 'reported',
      met: true,
      peer: { name: 'received, parsed, inserted once, events/s', value: Math.round(rawRate) },
      note: 'same batches over mutual TLS into one table without an index',
    },
    {
      id: `${mode}.rate`,
      value: Math.round(rate),
      unit: 'events/s',
      reach: '>= 1000',
      met: rate >= 1000,
      note: `sender and database on the same cores; processor an event: ours ${perEvent(cpu.process)}, database ${perEvent(cpu.postgres)}; ${passed.membership} memberships`,
    },
  ];
}

function middle(runs: readonly Measured[]): number {
  const rates = runs.map(({ rate }) => rate).toSorted((a, b) => a - b);
  return rates[Math.floor(rates.length / 2)]!;
}
