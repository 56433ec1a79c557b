import type { DataSource } from 'typeorm';
import type { EventLog } from '#libs/eventlog';
import type { VerifiedModel } from '#libs/linkage';
import type { Logger, Metrics } from '#libs/telemetry';
import { answersConsumer } from './api/answers';
import { adoptModel } from './api/adopt-model';
import { linkageConsumer } from './api/consumer';
import { qualityConsumer } from './api/quality';
import { keepUp } from './api/upkeep';
import { holdLease } from './data/lease';
import { registerModel } from './data/models';
import type { IndicatorFeed } from './quality/indicator-errors';

export interface MatcherDependencies {
  dataSource: DataSource;
  eventLog: EventLog;
  logger: Logger;
  /** Is told whether this process is the one writer. */
  metrics?: Pick<Metrics, 'active'>;
  now: () => Date;
  codeVersion: string;
  /** Perfect linkage, for tests and reports: the person of a record instead of the rules. */
  fixedPersons?: (recordRef: string) => string | undefined;
  /** The signed model of weights for records that come with views; absent: exact rules alone. */
  model?: VerifiedModel;
  /** Which agencies feed which indicator: the daily report then says what linkage adds to the error of each. */
  feeds?: readonly IndicatorFeed[];
}

export interface Matcher {
  stop(): Promise<void>;
}

const MAX_BATCH = 1000;
/** A batch costs much the same for one record as for dozens. */
const LINGER_MS = 100;

/** Starts a matcher: the one writer if no other process is, else a standby that takes over when that one ends. */
export async function startMatcher(dependencies: MatcherDependencies): Promise<Matcher> {
  const { dataSource, eventLog, logger, metrics, now, model } = dependencies;
  if (model) await dataSource.transaction((tx) => registerModel(tx, model, now()));
  const handler = linkageConsumer({ ...dependencies, model: model?.model });
  metrics?.active(false);
  const lease = holdLease(dataSource, {
    onActive: async () => {
      logger.info({ event: 'matcher.lease.taken' });
      if (model) {
        const { changed } = await adoptModel(dependencies, model);
        if (changed > 0) logger.info({ event: 'matcher.model.adopted', count: changed });
      }
      const consumer = await eventLog.consume(
        {
          topic: 'linkage.records',
          group: 'matcher',
          maxBatch: MAX_BATCH,
          lingerMs: LINGER_MS,
          together: true,
          sole: true,
        },
        handler,
      );
      const answers = await eventLog.consume(
        { topic: 'questions.answered', group: 'matcher', sole: true },
        answersConsumer(dependencies),
      );
      const quality = await eventLog.consume(
        { topic: 'quality.asked', group: 'matcher', sole: true },
        qualityConsumer(dependencies),
      );
      const upkeep = model && keepUp(dependencies, model);
      metrics?.active(true);
      return {
        stop: async () => {
          await upkeep?.stop();
          await Promise.all([quality, answers, consumer].map((each) => each.stop()));
          metrics?.active(false);
        },
      };
    },
    onFault: () => logger.warn({ event: 'matcher.lease.lost' }),
  });
  return { stop: () => lease.release() };
}
