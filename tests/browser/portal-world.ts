import { setTimeout as sleep } from 'node:timers/promises';
import type { DataSource } from 'typeorm';
import { createLocalEventLog, waitUntilIdle } from '#libs/eventlog';
import { prepareJobs, startJobs } from '#libs/jobs';
import { quietLogger } from '#libs/telemetry';
import { asBatches, sampleCubes, temporaryDatabase } from '#libs/testing';
import { auditorMigrations, startAuditor } from '#services/auditor';
import { gatewayMigrations, refusalsStore } from '#services/gateway';
import { hashPassword, startPortal, type Role } from '#services/portal';
import { matcherMigrations } from '#services/matcher';
import { publisherMigrations, startPublisher, type Publisher } from '#services/publisher';
import { linkageWorld, withdrawProposed } from './linkage-world';

export const USERS = {
  governance: { name: 'arweinydd', password: 'a long enough password' },
  steward: { name: 'stiward', password: 'another long password' },
  operator: { name: 'gweithredwr', password: 'a fourth long password' },
  second: { name: 'ail-stiward', password: 'a third long password' },
  officer: { name: 'swyddog', password: 'a fourth long password' },
  secondOfficer: { name: 'ail-swyddog', password: 'a fifth long password' },
} as const;

export interface PortalWorld {
  url: string;
  releaseId: string;
  /** A draft that waits for reviewers. */
  draftId: string;
  /** A pair that waits for linkage officers. */
  reviewId: string;
  /** Its agency withdraws a record of each pair that an officer has proposed something about. */
  withdrawProposed(): Promise<void>;
  stop(): Promise<void>;
}

/** A portal over a published release, with its store and log in a fresh database. */
export async function startPortalWorld(): Promise<PortalWorld> {
  const database = await temporaryDatabase([
    gatewayMigrations,
    matcherMigrations,
    publisherMigrations,
    auditorMigrations,
  ]);
  const now = () => new Date('2026-03-02T09:30:00Z');
  const logger = quietLogger;
  const log = async (service: string) => {
    const dataSource = await database.dataSource(service);
    return { dataSource, eventLog: createLocalEventLog({ dataSource, logger }) };
  };
  const indicators = await log('indicators');
  const forPublisher = await log('publisher');
  const forAuditor = await log('auditor');
  const forPortal = await log('portal');
  const forMatcher = await log('matcher');
  const linkageDesk = await linkageWorld(forMatcher, now);
  const forGateway = await log('gateway');
  await fillGateway(forGateway.dataSource);
  const keys = { jitterKey: Buffer.alloc(32, 5), codeVersion: 'test' };
  await prepareJobs({ adminUrl: database.adminUrl, roles: ['cyfrif_publisher'] });
  const jobs = startJobs({
    backend: { kind: 'postgres', connectionString: database.url('publisher') },
    logger,
  });
  const publisher = await startPublisher({ ...forPublisher, ...keys, logger, now, jobs });
  const auditor = await startAuditor({ ...forAuditor, logger, now });
  const cubes = sampleCubes({
    periods: ['FY2022-23', 'FY2023-24'],
    indicators: ['A1', 'A2', 'D1', 'D2'],
    mean: 20,
  });
  await indicators.dataSource.transaction((tx) =>
    indicators.eventLog.append(
      tx,
      'cubes.computed',
      asBatches('run', '2025-01-31', cubes).map((batch) => ({
        key: 'run',
        value: Buffer.from(JSON.stringify(batch)),
      })),
    ),
  );
  await waitUntilIdle([{ ...forPublisher, topic: 'cubes.computed', group: 'publisher' }], {
    timeoutMs: 20_000,
  });
  // The matcher answers with its newest report, as its own process would.
  const [{ report } = { report: {} }] = await forMatcher.dataSource.query<{ report: object }[]>(
    'SELECT report FROM matcher.linkage_quality LIMIT 1',
  );
  const reported = { runId: 'run', madeAt: now().toISOString(), report };
  await forMatcher.dataSource.transaction((tx) =>
    forMatcher.eventLog.append(tx, 'quality.reported', [
      { key: 'run', value: Buffer.from(JSON.stringify(reported)) },
    ]),
  );
  await waitUntilIdle([{ ...forPublisher, topic: 'quality.reported', group: 'publisher' }], {
    timeoutMs: 20_000,
  });
  const outcome = await publisher.buildRelease({ runId: 'run' });
  if (outcome.outcome !== 'released') throw new Error(outcome.code);
  await waitUntilIdle([{ ...forAuditor, topic: 'audit.entries', group: 'auditor' }], { timeoutMs: 20_000 });
  await auditor.verify();
  const draftId = await draftOf(publisher);
  const people: [{ name: string; password: string }, Role][] = [
    [USERS.governance, 'governance'],
    [USERS.steward, 'steward'],
    [USERS.operator, 'operator'],
    [USERS.second, 'steward'],
    [USERS.officer, 'linkage'],
    [USERS.secondOfficer, 'linkage'],
  ];
  const users = await Promise.all(
    people.map(async ([{ name, password }, role]) => ({
      ...{ name, passwordHash: await hashPassword(password), roles: [role] },
    })),
  );
  const portal = await startPortal({
    ...forPortal,
    host: '127.0.0.1',
    port: 0,
    logger,
    now,
    codeVersion: 'test',
    sessionKey: Buffer.alloc(32, 9),
    desk: publisher.desk,
    linkageDesk,
    refusals: refusalsStore({ ...forGateway, now, codeVersion: 'test' }),
    users: () => users,
  });
  return {
    url: portal.url,
    releaseId: outcome.releaseId,
    draftId,
    reviewId: (await linkageDesk.queue()).items[0]!.reviewId,
    withdrawProposed: () => withdrawProposed(forMatcher.dataSource, now()),
    stop: async () => {
      await portal.stop();
      await jobs.close();
      await publisher.stop();
      await auditor.stop();
      for (const { eventLog } of [forGateway, indicators, forPublisher, forAuditor, forPortal, forMatcher])
        await eventLog.close();
      await database.stop();
    },
  };
}

/** Asks for a draft and waits until it can be reviewed. */
async function draftOf({ desk }: Publisher): Promise<string> {
  const answer = await desk?.request({ runId: 'run', builtBy: 'lluniwr', publishOn: '2026-03-03' });
  if (!answer?.ok) throw new Error(answer?.code);
  for (let tries = 0; tries < 200; tries += 1) {
    const found = (await desk?.list())?.find(({ draftId }) => draftId === answer.draftId);
    if (found?.state === 'in-review') return answer.draftId;
    await sleep(50);
  }
  throw new Error('The draft was not built.');
}

/** A few days of flows and refusals, as the gateway would have counted them. */
async function fillGateway(gateway: DataSource): Promise<void> {
  await gateway.query(`
    INSERT INTO gateway.flow VALUES
      ('police-gwent', 'ISP-POLICE-GWENT', 'police.arrest.recorded', '2026-03-01', 1204, 3, 12, 1),
      ('probation-wales', 'ISP-PROBATION-WALES', 'probation.sentence.commenced', '2026-03-01', 310, 0, 2, 0),
      ('probation-wales', 'ISP-PROBATION-WALES', 'probation.sentence.terminated', '2026-02-27', 122, 1, 0, 0)`);
  await gateway.query(`
    INSERT INTO gateway.refusal (refusal_id, at, stage, code, pointer, agency, incident)
    SELECT 'r' || n, '2026-03-01T10:00:00Z', stage, code, '', agency, incident
    FROM (VALUES (1, 'gateway', 'facts.unknown-field', 'police-gwent', false),
                 (2, 'gateway', 'identity.plaintext', 'police-gwent', true),
                 (3, 'pseudonymiser', 'identity.cannot-unseal', 'police-gwent', false),
                 (4, 'gateway', 'agreement.field', 'probation-wales', false)
         ) AS v(n, stage, code, agency, incident)`);
  await gateway.query(`
    INSERT INTO gateway.refusal (refusal_id, at, stage, code, pointer, agency, event_id, receipt_id, redrivable,
      redrive_topic, redrive_key, body)
    VALUES
      ('r-sealed', '2026-03-01T11:00:00Z', 'pseudonymiser', 'identity.key.unknown', '/data/identity', 'police-gwent',
       'd-17', 'r-17', true, 'intake.sealed', 'k', '{"receiptId":"r-17","ciphertext":"c2VhbGVk"}'),
      ('r-matcher', '2026-03-01T11:05:00Z', 'matcher', '22001', '', 'probation-wales', NULL, NULL, true,
       'linkage.records', NULL, NULL),
      ('r-indicators', '2026-03-01T11:10:00Z', 'indicators', '23514', '', 'probation-wales', NULL, NULL, true,
       'facts.records', NULL, NULL)`);
}
