import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { DataSource } from 'typeorm';
import { exampleAgreements, instantiateAgreements } from '#libs/contracts';
import { openDataSource } from '#libs/database';
import { TOPICS } from '#libs/eventlog';
import { createLogger } from '#libs/telemetry';
import { type House, ownLimits, startHouse } from '#services/suite';
import { answerCalls } from './calls';
import type { Feed } from './feed.process';
import type { HopBytes } from './plain-hops';
import { sampleLocal } from './samples';
import { type Passed, positionsPassed, sharePartitions } from './stages';

export interface HouseRequest {
  dataDir: string;
  keysDir: string;
  agencies: Feed['agencies'];
  /** Partitions of the topics that share work; default: as the table of topics has them. */
  partitions?: number;
  /** Processes of each service that shares work; only where services have processes of their own. */
  replicas?: number;
  /** Of the gateway; default: a free one. */
  port?: number;
}

export interface HouseStarted {
  urls: string[];
  /** Processes that are not ours: PostgreSQL, and Kafka and Redis where they are used. */
  enginePids: number[];
}

let house: House | undefined;
let admin: DataSource | undefined;

/** Starts the house as `cyfrif serve` does, pages and jobs included, for the agencies of a feed. */
async function start({
  dataDir,
  keysDir,
  agencies,
  partitions,
  port = 0,
}: HouseRequest): Promise<HouseStarted> {
  sharePartitions(TOPICS, partitions);
  const sources = agencies.map(({ name, kinds }) => ({ commonName: name, kinds }));
  house = await startHouse({
    dataDir,
    keysDir,
    agreements: instantiateAgreements(exampleAgreements(), sources),
    gateway: { host: '127.0.0.1', port, agreementDates: 'event', limits: ownLimits },
    portal: { host: '127.0.0.1', port: 0 },
    logger: createLogger({ service: 'suite', level: 'error' }),
    codeVersion: 'bench',
  });
  const { server } = house.databases;
  admin = await openDataSource({ url: server.adminUrl, service: 'suite', poolSize: 1 });
  return { urls: [house.gateway.url], enginePids: [server.pid] };
}

async function passed(): Promise<Passed> {
  const [row] = await admin!.query<{ n: string }[]>(
    'SELECT sum(next_position) AS n FROM eventlog.intake_sealed_head',
  );
  return { received: Number(row?.n ?? 0), ...(await positionsPassed(admin!)) };
}

/** Bytes of live objects, after two full collections: the second takes what the first one's finalizers let go. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  collect();
  collect();
  return process.memoryUsage().heapUsed;
}

if (require.main === module) {
  answerCalls({
    start,
    passed,
    heap,
    sample: (): Promise<HopBytes> => sampleLocal(admin!),
    pids: () => [{ name: 'house', pid: process.pid }],
    settle: () => house?.settle(),
    stop: async () => {
      await admin?.destroy();
      await house?.stop();
    },
    // What was answered has left the channel by then.
    exit: () => void sleep(10).then(() => process.exit(0)),
  });
}
