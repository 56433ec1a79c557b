import { parentPort, workerData } from 'node:worker_threads';
import { openDataSource } from '#libs/database';
import { createLocalEventLog } from '#libs/eventlog';
import type { Logger } from '#libs/telemetry';
import { startMatcher } from '#services/matcher';
import { POOL_SIZE } from '../databases';
import type { Level, MatcherMessage, MatcherMetric, MatcherSettings } from './message';

const say = (message: MatcherMessage): void => parentPort!.postMessage(message, []);

const write =
  (level: Level): Logger[Level] =>
  (line) =>
    say({ level, line });
const logger: Logger = {
  debug: write('debug'),
  info: write('info'),
  warn: write('warn'),
  error: write('error'),
  child: () => logger,
};

const measure =
  (metric: MatcherMetric) =>
  (...of: readonly unknown[]): void =>
    say({ metric, of });
const metrics = {
  batch: measure('batch'),
  failure: measure('failure'),
  poison: measure('poison'),
  active: measure('active'),
};

/** The matcher on a thread of its own, until it is told to stop. */
async function work({ databaseUrl, ...settings }: MatcherSettings): Promise<void> {
  const dataSource = await openDataSource({ url: databaseUrl, service: 'matcher', poolSize: POOL_SIZE });
  const eventLog = createLocalEventLog({ dataSource, logger, metrics });
  const now = (): Date => new Date();
  const matcher = await startMatcher({ ...settings, dataSource, eventLog, logger, metrics, now });
  const stop = async (): Promise<void> => {
    await matcher.stop();
    await eventLog.close();
    await dataSource.destroy();
    process.exit();
  };
  parentPort!.once('message', () => void stop());
  say('ready');
}

void work(workerData as MatcherSettings);
