import {
  codeVersion,
  giveBackAtRest,
  serviceConfig,
  type ServiceConfig,
  type ServiceName,
} from '#libs/config';
import { openDataSource } from '#libs/database';
import { createKafkaEventLog, type EventLog } from '#libs/eventlog';
import { createLogger, createMetrics, faultFields, type Logger, type Metrics } from '#libs/telemetry';
import type { Jobs } from '#libs/jobs';
import type { DataSource } from 'typeorm';
import { DRAIN_MS, drainedWithin } from './drain';
import { startHealthServer } from './health-server';
import { brokersCheck, watchBrokers } from './readiness';
import { watchEnds } from './watch-ends';
import { watchLog } from './watch-log';

/** What a service works with when it is a process of its own. */
export interface ServiceRoom {
  config: ServiceConfig;
  dataSource: DataSource;
  eventLog: EventLog;
  logger: Logger;
  metrics: Metrics;
  /** The queue of long work; undefined for a service that has none. */
  jobs: Jobs | undefined;
  now: () => Date;
  codeVersion: string;
}

export interface RunningService {
  /** What it needs besides database and brokers to be ready. */
  checks?: Record<string, () => Promise<boolean>>;
  stop(): Promise<void>;
}

/**
 * The life of one service's process: configuration, connections, the service, health and metrics; on SIGTERM it
 * finishes the batch in hand and leaves. An incomplete or insecure configuration stops it at the start, with the
 * reason on standard error.
 */
export async function runService(
  service: ServiceName,
  start: (room: ServiceRoom) => Promise<RunningService>,
): Promise<void> {
  try {
    const config = serviceConfig({ CYFRIF_SERVICE: service, ...process.env });
    const stop = await live(config, start);
    await signalled();
    if (await drainedWithin(DRAIN_MS, stop)) process.exit(0);
    throw new Error('service.drain.cut: not drained within 25 seconds; what was not finished comes again.');
  } catch (error) {
    process.stderr.write(`${service}: ${error instanceof Error ? error.message : 'an unknown fault'}\n`);
    process.exit(1);
  }
}

async function live(
  config: ServiceConfig,
  start: (room: ServiceRoom) => Promise<RunningService>,
): Promise<() => Promise<void>> {
  const { service, kafka } = config;
  const logger = createLogger({ service, level: config.logLevel });
  const metrics = createMetrics(service, { process: true });
  const dataSource = await openDataSource({ url: config.databaseUrl, service });
  const eventLog = createKafkaEventLog({
    dataSource,
    service,
    kafka: { brokers: kafka.brokers, ssl: kafka.tls, prefix: kafka.topicPrefix },
    logger,
    metrics,
  });
  const version = codeVersion();
  const jobs = await openJobs(config, logger);
  const running = await start({
    config,
    dataSource,
    eventLog,
    logger,
    metrics,
    jobs,
    now: () => new Date(),
    codeVersion: version,
  });
  watchLog(service, eventLog, metrics);
  watchEnds(config, metrics);
  giveBackAtRest();
  const brokers = watchBrokers(service, eventLog);
  if (brokers) metrics.watchBrokers(async () => (await brokers()).code === undefined);
  const health = await startHealthServer({
    ...config.health,
    service,
    codeVersion: version,
    dataSource,
    brokers: brokers && brokersCheck(brokers),
    checks: running.checks,
    metrics,
  });
  logger.info({ event: 'service.started' });
  return async () => {
    logger.info({ event: 'service.draining' });
    await jobs?.close();
    await running
      .stop()
      .catch((error: unknown) => logger.error({ event: 'service.drain.failed', ...faultFields(error) }));
    await eventLog.close();
    await health.stop();
    await dataSource.destroy();
    logger.info({ event: 'service.stopped' });
  };
}

async function openJobs({ redisUrl, redisCa }: ServiceConfig, logger: Logger): Promise<Jobs | undefined> {
  if (redisUrl === undefined) return undefined;
  // A quarter of all that a service loads: only where there is long work.
  const { startJobs } = await import('#libs/jobs');
  return startJobs({ backend: { kind: 'redis', url: redisUrl, ca: redisCa }, logger });
}

async function signalled(): Promise<void> {
  await new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
    // Whoever started it over a channel, as the suite does, is gone.
    process.once('disconnect', () => resolve());
  });
}
