import type { MigrationInterface, QueryRunner } from 'typeorm';
import { createLocalEventLog, waitUntilIdle } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { asBatches, sampleCubes, temporaryDatabase } from '#libs/testing';
import { auditorMigrations, startAuditor } from '#services/auditor';
import { hashPassword, startPortal } from '#services/portal';
import { publisherMigrations, startPublisher } from '#services/publisher';

/** The two governance views of the gateway, with a few days in them. */
class GatewayViews1763700000001 implements MigrationInterface {
  name = 'GatewayViews1763700000001';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE VIEW gateway.flow_daily AS SELECT * FROM (VALUES
        ('police-gwent', 'ISP-POLICE-GWENT', 'police.arrest.recorded', '2026-03-01'::date, 1204, 3, 12),
        ('probation-wales', 'ISP-PROBATION-WALES', 'probation.sentence.commenced', '2026-03-01'::date, 310, 0, 2),
        ('probation-wales', 'ISP-PROBATION-WALES', 'probation.sentence.terminated', '2026-02-27'::date, 122, 1, 0)
      ) AS v(agency, agreement, type, day, accepted, repeated, refused)`);
    await runner.query(`
      CREATE VIEW gateway.refusal_summary AS SELECT * FROM (VALUES
        ('police-gwent', 'gateway', 'event.facts.unknown-field', '2026-03-01'::date, 11),
        ('police-gwent', 'pseudonymiser', 'identity.cannot-unseal', '2026-03-01'::date, 1),
        ('probation-wales', 'gateway', 'agreement.field', '2026-03-01'::date, 2)
      ) AS v(agency, stage, code, day, count)`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`DROP VIEW gateway.flow_daily, gateway.refusal_summary`);
  }
}

export const USERS = {
  governance: { name: 'arweinydd', password: 'a long enough password' },
  steward: { name: 'stiward', password: 'another long password' },
} as const;

export interface PortalWorld {
  url: string;
  releaseId: string;
  stop(): Promise<void>;
}

/** A portal over a published release, with its store and log in a fresh database. */
export async function startPortalWorld(): Promise<PortalWorld> {
  const database = await temporaryDatabase([
    { schema: 'gateway', migrations: [GatewayViews1763700000001] },
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
  const keys = { jitterKey: Buffer.alloc(32, 5), codeVersion: 'test' };
  const publisher = await startPublisher({ ...forPublisher, ...keys, logger, now });
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
  const outcome = await publisher.buildRelease({ runId: 'run' });
  if (outcome.outcome !== 'released') throw new Error(outcome.code);
  await waitUntilIdle([{ ...forAuditor, topic: 'audit.entries', group: 'auditor' }], { timeoutMs: 20_000 });
  await auditor.verify();
  const { governance, steward } = USERS;
  const portal = await startPortal({
    ...forPortal,
    host: '127.0.0.1',
    port: 0,
    logger,
    now,
    codeVersion: 'test',
    sessionKey: Buffer.alloc(32, 9),
    users: [
      { name: governance.name, passwordHash: await hashPassword(governance.password), roles: ['governance'] },
      { name: steward.name, passwordHash: await hashPassword(steward.password), roles: ['steward'] },
    ],
  });
  return {
    url: portal.url,
    releaseId: outcome.releaseId,
    stop: async () => {
      await portal.stop();
      await publisher.stop();
      await auditor.stop();
      for (const { eventLog } of [indicators, forPublisher, forAuditor, forPortal]) await eventLog.close();
      await database.stop();
    },
  };
}
