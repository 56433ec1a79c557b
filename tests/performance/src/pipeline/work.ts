import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createAuthority,
  createKeys,
  generateRsaPem,
  issueAgencies,
  issueCertificate,
  openKeys,
  readTls,
  type TlsMaterial,
} from '#libs/keys';
import { Worker } from './calls';
import type { Feed } from './feed.process';
import { endAdopted, stopEngines } from './engines';
import type { HouseRequest, HouseStarted } from './house.process';
import type { LoadRequest, LoadResult } from './load.process';

/** Keys, certificates and feeds of one benchmark, and every process that it started. */
export interface Work {
  folder: string;
  gatewayTls: TlsMaterial;
  agencyTls: Record<string, TlsMaterial>;
  onProgress: (message: string) => void;
  /** The same events every time they are asked for. */
  feed(events: number, seed?: number): Promise<Feed>;
  start(script: string): Worker;
  mode: Mode;
  /** A house on engines of its own. */
  house(feed: Feed, options?: HouseChoice): Promise<HouseAtWork>;
  load(request: Load, watch?: (answered: number) => void): Promise<LoadResult>;
  startLoad(request: Load): Sender;
  /** Removes the files of a feed that is not sent again. */
  forget(feed: Feed): void;
  /** Ends what still runs: a part of the benchmark that failed leaves its processes behind. */
  clear(): Promise<void>;
  close(): Promise<void>;
}

export type Mode = 'local' | 'kafka';

export type HouseChoice = Partial<Pick<HouseRequest, 'partitions' | 'replicas' | 'port' | 'dataDir'>>;

type Load = Omit<LoadRequest, 'tls'>;

/** A sender at work beside whatever else is done. */
export interface Sender {
  ended(): boolean;
  /** Ends it before its feed is at its end, and gives what became of what was sent. */
  stop(): Promise<LoadResult>;
}

export interface HouseAtWork extends HouseStarted {
  worker: Worker;
  dataDir: string;
  stop(): Promise<void>;
}

const WATCH_MS = 2000;

interface WorkSettings {
  mode: Mode;
  /** Of each service that shares work, where services have processes of their own and a part does not say otherwise. */
  replicas: number;
  onProgress: (message: string) => void;
}

export async function openWork({ mode, replicas, onProgress }: WorkSettings): Promise<Work> {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-pipeline-'));
  const keysDir = join(folder, 'keys');
  createKeys(keysDir, { project: 'bench', epoch: 1 });
  const pki = join(folder, 'pki');
  const authority = await createAuthority(pki);
  const gatewayTls = readTls(await issueCertificate(authority, { commonName: 'gateway', kind: 'server' }));
  const keyPair = await generateRsaPem();
  const agencyTls: Work['agencyTls'] = {};
  const feeds = new Map<string, Feed>();
  const workers = new Set<Worker>();
  let houses = 0;

  const start = (script: string): Worker => {
    const worker = new Worker(script);
    workers.add(worker);
    return worker;
  };
  const feed = async (events: number, seed = 7): Promise<Feed> => {
    const name = `${events}-${seed}`;
    const known = feeds.get(name);
    if (known) return known;
    onProgress(`making and sealing ${events} events (seed ${seed})`);
    const worker = start('feed.process');
    const sealTo = openKeys(keysDir).sealTo();
    const made = await worker.call<Feed>('make', { out: join(folder, `feed-${name}`), events, seed, sealTo });
    await worker.end();
    const names = made.agencies.map((agency) => agency.name).filter((each) => !(each in agencyTls));
    for (const [each, files] of Object.entries(await issueAgencies(pki, names, { keyPair })))
      agencyTls[each] = readTls(files);
    feeds.set(name, made);
    return made;
  };
  const clear = async (): Promise<void> => {
    await Promise.all([...workers].map((worker) => worker.abandon()));
    workers.clear();
    for (const { name } of readdirSync(folder, { withFileTypes: true })) {
      const state = join(folder, name, 'engines');
      if (existsSync(state)) await stopEngines(state);
      await endAdopted(join(folder, name));
    }
  };
  const withTls = (request: Load): LoadRequest => {
    const tls = Object.fromEntries(request.feed.agencies.map(({ name }) => [name, agencyTls[name]!]));
    return { ...request, tls };
  };
  return {
    ...{ mode, folder, gatewayTls, agencyTls, onProgress, feed, start },
    house: async ({ agencies }, { dataDir, ...choice } = {}) => {
      houses += 1;
      const place = dataDir ?? join(folder, `house-${houses}`);
      if (!dataDir) cpSync(pki, join(place, 'pki'), { recursive: true });
      const worker = start(mode === 'kafka' ? 'distributed.process' : 'house.process');
      const request: HouseRequest = { dataDir: place, keysDir, agencies, replicas, ...choice };
      const started = await worker.call<HouseStarted>('start', request);
      const stop = async (): Promise<void> => {
        await worker.call('stop');
        await worker.end();
      };
      return { ...started, worker, dataDir: place, stop };
    },
    load: async (request, watch) => {
      const worker = start('load.process');
      const timer = setInterval(() => {
        worker.call<number>('answered').then(watch, () => undefined);
      }, WATCH_MS);
      try {
        return await worker.call<LoadResult>('run', withTls(request));
      } finally {
        clearInterval(timer);
        await worker.end();
      }
    },
    startLoad: (request) => {
      const worker = start('load.process');
      let over = false;
      const running = worker.call<LoadResult>('run', withTls(request)).finally(() => {
        over = true;
      });
      return {
        ended: () => over,
        stop: async () => {
          await worker.call('stop');
          const result = await running;
          await worker.end();
          return result;
        },
      };
    },
    forget: ({ out }) => {
      rmSync(out, { recursive: true, force: true });
      for (const [name, { out: held }] of feeds) if (held === out) feeds.delete(name);
    },
    clear,
    close: async () => {
      await clear();
      rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
    },
  };
}
