import type { CubeCell } from '#libs/contracts';
import { createLocalEventLog, waitUntilIdle } from '#libs/eventlog';
import { prepareJobs, startJobs } from '#libs/jobs';
import { quietLogger } from '#libs/telemetry';
import { asBatches, sampleCubes, temporaryDatabase } from '#libs/testing';
import { auditorMigrations } from '#services/auditor';
import { hashPassword, startPortal } from '#services/portal';
import { publisherMigrations, startPublisher } from '#services/publisher';

export const STEWARDS = {
  builder: { name: 'lluniwr', password: 'a long enough password' },
  first: { name: 'stiward', password: 'another long password' },
  second: { name: 'ail-stiward', password: 'a third long password' },
} as const;

/** A run that can be released, and one of which a small count stood in a release of long ago. */
export const RUNS = { sound: 'run', broken: 'run-after-a-mistake' } as const;

export interface ReleaseWorld {
  url: string;
  /** Moves the clock of the whole house. */
  setTime(now: Date): void;
  /** A count below five that was published once, and so cannot be hidden any more. */
  exposed: CubeCell;
  stop(): Promise<void>;
}

/** The stewards' desk with its queue and its clock, over two computations that have come in. */
export async function startReleaseWorld(start: Date): Promise<ReleaseWorld> {
  const database = await temporaryDatabase([publisherMigrations, auditorMigrations]);
  let time = start;
  const now = (): Date => time;
  const logger = quietLogger;
  const log = async (service: string) => {
    const dataSource = await database.dataSource(service);
    return { dataSource, eventLog: createLocalEventLog({ dataSource, logger }) };
  };
  const [indicators, forPublisher, forPortal] = [
    await log('indicators'),
    await log('publisher'),
    await log('portal'),
  ];
  await prepareJobs({ adminUrl: database.adminUrl, roles: ['cyfrif_publisher'] });
  const backend = { kind: 'postgres', connectionString: database.url('publisher') } as const;
  // The clock of the queue is the machine's: until the clock of the house has come so far, a try fails.
  const jobs = startJobs({ backend, logger, attempts: 12, backoffMs: 50 });
  const settings = { jitterKey: Buffer.alloc(32, 5), codeVersion: 'test', logger, now, jobs };
  const publisher = await startPublisher({ ...forPublisher, ...settings });
  const sound = sampleCubes({ indicators: ['A1'], mean: 20 });
  const broken = sampleCubes({ indicators: ['B1'], mean: 20, seed: 3 });
  const batches = [
    ...asBatches(RUNS.sound, '2025-01-31', sound),
    ...asBatches(RUNS.broken, '2025-01-31', broken),
  ];
  const records = batches.map((batch) => ({ key: batch.runId, value: Buffer.from(JSON.stringify(batch)) }));
  await indicators.dataSource.transaction((tx) => indicators.eventLog.append(tx, 'cubes.computed', records));
  await waitUntilIdle([{ ...forPublisher, topic: 'cubes.computed', group: 'publisher' }], {
    timeoutMs: 30_000,
  });
  const exposed = broken.find(({ areaCode, numerator }) => areaCode.startsWith('W06') && numerator === 3)!;
  await forPublisher.dataSource.query(
    `WITH old AS (INSERT INTO published.release VALUES ('r-long-ago', 1, '2024-01-31', false, NULL, '{}', NULL))
     INSERT INTO published.release_cell
     VALUES ('r-long-ago', 1, $1, 'M1', 'persons', 'persons', 'none', '', $2, $3, 3, '', 'final', '1.0.0')`,
    [exposed.indicator, exposed.period, exposed.areaCode],
  );
  const users = await Promise.all(
    Object.values(STEWARDS).map(async ({ name, password }) => ({
      ...{ name, roles: ['steward' as const] },
      passwordHash: await hashPassword(password),
    })),
  );
  const portal = await startPortal({
    ...forPortal,
    ...{ host: '127.0.0.1', port: 0, logger, now, codeVersion: 'test' },
    sessionKey: Buffer.alloc(32, 9),
    desk: publisher.desk,
    users: () => users,
  });
  return {
    url: portal.url,
    exposed,
    setTime: (moment) => (time = moment),
    stop: async () => {
      await portal.stop();
      await jobs.close();
      await publisher.stop();
      for (const { eventLog } of [indicators, forPublisher, forPortal]) await eventLog.close();
      await database.stop();
    },
  };
}
