import { parentPort, workerData } from 'node:worker_threads';
import { giveBackAtRest } from '#libs/config';
import { openDataSource } from '#libs/database';
import { createLocalEventLog, TOPICS } from '#libs/eventlog';
import type { Logger } from '#libs/telemetry';
import { startMatcher } from '#services/matcher';
import type { Level, MatcherMessage, MatcherMetric, MatcherSettings, Measure } from './message';

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
  // All that it adds to a line is named where the thread was started.
  child: () => logger,
};

const measure =
  <Metric extends MatcherMetric>(metric: Metric): Measure<Metric> =>
  (...of) =>
    say({ metric, of });
const metrics = {
  batch: measure('batch'),
  failure: measure('failure'),
  poison: measure('poison'),
  active: measure('active'),
};

/** The matcher on a thread of its own, until it is told to stop. */
async function work({ databaseUrl, poolSize, partitions, ...settings }: MatcherSettings): Promise<void> {
  const topics: Record<string, { partitions: number }> = TOPICS;
  for (const [name, number] of Object.entries(partitions)) topics[name]!.partitions = number;
  const dataSource = await openDataSource({ url: databaseUrl, service: 'matcher', poolSize });
  const eventLog = createLocalEventLog({ dataSource, logger, metrics });
  const now = (): Date => new Date();
  const matcher = await startMatcher({ ...settings, dataSource, eventLog, logger, metrics, now });
  giveBackAtRest();
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
