import type { DataSource } from 'typeorm';
import { exampleAgreements, instantiateAgreements } from '#libs/contracts';
import { openDataSource } from '#libs/database';
import { TOPICS } from '#libs/eventlog';
import { createLogger } from '#libs/telemetry';
import { type House, ownLimits, startHouse } from '#services/suite';
import { answerCalls } from './calls';
import type { Feed } from './feed.process';

export interface HouseRequest {
  dataDir: string;
  keysDir: string;
  agencies: Feed['agencies'];
  /** Partitions of the topics that share work; default: as the table of topics has them. */
  partitions?: number;
  /** Of the gateway; default: a free one. */
  port?: number;
}

export interface HouseStarted {
  url: string;
  /** Address of the administrator of its database. */
  adminUrl: string;
  postgresPid: number;
}

/** What has passed each stage so far. */
export interface Passed {
  received: number;
  split: number;
  linked: number;
  facts: number;
  membership: number;
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
  if (partitions !== undefined) {
    for (const topic of Object.values(TOPICS) as { partitions: number }[]) {
      if (topic.partitions > 1) topic.partitions = partitions;
    }
  }
  const sources = agencies.map(({ name, kinds }) => ({ commonName: name, kinds }));
  house = await startHouse({
    dataDir,
    keysDir,
    agreements: instantiateAgreements(exampleAgreements(), sources),
    gateway: { host: '127.0.0.1', port, agreementDates: 'event', limits: ownLimits },
    portal: { host: '127.0.0.1', port: 0 },
    logger: createLogger({ service: 'suite', level: 'error' }),
    now: () => new Date(),
    codeVersion: 'bench',
  });
  const { server } = house.databases;
  admin = await openDataSource({ url: server.adminUrl, service: 'suite', poolSize: 1 });
  return { url: house.gateway.url, adminUrl: server.adminUrl, postgresPid: server.pid };
}

async function passed(): Promise<Passed> {
  const rows: { stage: keyof Passed; n: string }[] = await admin!.query(
    `SELECT 'received' AS stage, sum(next_position) AS n FROM eventlog.intake_sealed_head
     UNION ALL SELECT 'split', sum(next_position) FROM pseudonymiser.consumer_position
     UNION ALL SELECT 'linked', sum(next_position) FROM matcher.consumer_position
     UNION ALL SELECT 'facts', sum(next_position) FROM indicators.consumer_position WHERE topic = 'facts.records'
     UNION ALL SELECT 'membership', sum(next_position) FROM indicators.consumer_position
       WHERE topic = 'linkage.membership'`,
  );
  return Object.fromEntries(rows.map(({ stage, n }) => [stage, Number(n ?? 0)])) as unknown as Passed;
}

if (require.main === module) {
  answerCalls({
    start,
    passed,
    settle: () => house?.settle(),
    stop: async () => {
      await admin?.destroy();
      await house?.stop();
    },
    exit: () => process.exit(0),
  });
}
