import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { exampleAgreements, instantiateAgreements } from '#libs/contracts';
import { openDataSource } from '#libs/database';
import { quietLogger } from '#libs/telemetry';
import {
  type DistributedHouse,
  ownLimits,
  type ServiceProcess,
  startDistributedHouse,
} from '#services/suite';
import { type BrokerClient, brokerClient, recordsIn, sampleBroker } from './broker';
import { answerCalls } from './calls';
import { startEngines, stopEngines } from './engines';
import type { HouseRequest, HouseStarted } from './house.process';
import { type Passed, positionsPassed } from './stages';

let house: DistributedHouse | undefined;
let admin: DataSource | undefined;
let client: BrokerClient | undefined;
let state = '';

/** Starts engines of their own and the house on them as `cyfrif serve --mode kafka` does, started again on crashes. */
async function start(request: HouseRequest): Promise<HouseStarted> {
  const { dataDir, keysDir, agencies, partitions, replicas = 1 } = request;
  state = join(dataDir, 'engines');
  const engines = await startEngines(state, partitions);
  const sources = agencies.map(({ name, kinds }) => ({ commonName: name, kinds }));
  const shared = { gateway: replicas, pseudonymiser: replicas, indicators: replicas };
  house = await startDistributedHouse({
    dataDir,
    keysDir,
    engines: state,
    freePorts: true,
    agreements: instantiateAgreements(exampleAgreements(), sources),
    settings: {
      environment: 'development',
      gatewayHost: '127.0.0.1',
      portalHost: '127.0.0.1',
      agreementDates: 'event',
      eventsPerSecond: ownLimits.eventsPerSecond,
      logLevel: 'error',
    },
    gatewayPort: 0,
    portalPort: 0,
    replicas: shared,
    logger: quietLogger,
  });
  for (const each of house.processes) each.supervise();
  admin = await openDataSource({ url: engines.adminUrl, service: 'suite', poolSize: 1 });
  client = brokerClient(engines.kafka('admin'));
  return { urls: [...house.gatewayUrls], enginePids: engines.pids };
}

async function passed(): Promise<Passed> {
  const received = (await recordsIn(client!, ['intake.sealed'])).get('intake.sealed')!;
  return { received, ...(await positionsPassed(admin!)) };
}

/** Ends a process of a service with SIGKILL; of the matcher the one that links. Gives its name. */
async function crash(service: string): Promise<string> {
  const own = house!.processes.filter((each) => each.service === service && each.lives);
  const active = service === 'matcher' ? await activeOf(own) : own[0];
  if (!active) throw new Error(`pipeline: no ${service} is at work`);
  await active.kill();
  return active.name;
}

async function activeOf(matchers: readonly ServiceProcess[]): Promise<ServiceProcess | undefined> {
  for (const each of matchers) {
    const active = /^cyfrif_service_active(?:\{.*\})? 1$/m.test((await each.metrics()) ?? '');
    if (active) return each;
  }
  return undefined;
}

/** Bytes of live objects of all processes: the least of a few looks, since none can be told to collect. */
async function heap(): Promise<number> {
  const least = await Promise.all(
    house!.processes.map(async (each) => {
      let bytes = Infinity;
      for (let look = 0; look < HEAP_LOOKS; look++) {
        bytes = Math.min(bytes, heapIn((await each.metrics()) ?? ''));
        await sleep(HEAP_LOOK_MS);
      }
      return bytes;
    }),
  );
  return least.reduce((sum, bytes) => sum + bytes, 0);
}

const HEAP_LOOKS = 20;
const HEAP_LOOK_MS = 250;

function heapIn(metrics: string): number {
  return Number(/^nodejs_heap_size_used_bytes(?:\{.*\})? (\S+)$/m.exec(metrics)?.[1] ?? Infinity);
}

if (require.main === module) {
  answerCalls({
    start,
    passed,
    heap,
    crash,
    sample: () => sampleBroker(client!),
    pids: () => house!.processes.map(({ name, pid }) => ({ name, pid })),
    settle: () => house?.settle(),
    stop: async () => {
      await admin?.destroy();
      await house?.stop();
      await stopEngines(state);
    },
    exit: () => void sleep(10).then(() => process.exit(0)),
  });
}
