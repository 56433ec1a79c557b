import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { EventLog } from '#libs/eventlog';
import type { VerifiedModel } from '#libs/linkage';
import { faultFields, type Logger } from '#libs/telemetry';
import { standingSample } from '../data/clerical';
import { expireQuestions } from '../data/questions';
import { lastReportAt } from '../data/quality';
import { londonDay } from '../domain/london-day';
import type { IndicatorFeed } from '../quality/indicator-errors';
import { reportQuality } from '../quality/report';
import { isSampleDue, SAMPLE_OF_STRATUM } from '../quality/sample-due';
import { drawClericalSample } from './clerical-sample';
import { reviewDesk } from './review-desk';

export interface UpkeepDependencies {
  dataSource: DataSource;
  eventLog: EventLog;
  logger: Logger;
  now: () => Date;
  codeVersion: string;
  feeds?: readonly IndicatorFeed[];
}

const HOUR_MS = 3_600_000;

/**
 * What the active matcher does once a day: overrides whose last day has passed end, and what they held is linked
 * anew; questions that were not answered in time lapse; the clerical sample is drawn when it is due; and a report on the linkage is made where the last one is of an earlier day. Looked at every hour.
 */
export function keepUp(
  dependencies: UpkeepDependencies,
  opened: VerifiedModel,
  everyMs = HOUR_MS,
): { stop(): Promise<void> } {
  const { dataSource, logger, now, feeds } = dependencies;
  const desk = reviewDesk({ ...dependencies, model: opened.model });
  let day = '';
  const work = async (): Promise<void> => {
    const at = now();
    const today = londonDay(at);
    if (today === day) return;
    const { changed } = await desk.expire(today);
    if (changed > 0) logger.info({ event: 'matcher.overrides.expired', count: changed });
    const unanswered = await expireQuestions(dataSource, today);
    if (unanswered > 0) logger.info({ event: 'matcher.questions.expired', count: unanswered });
    const last = await lastReportAt(dataSource);
    if (last !== 'nothing to report' && (!last || londonDay(last) < today)) {
      await reportQuality(dataSource, opened, at, { feeds });
      logger.info({ event: 'matcher.quality.reported' });
    }
    if (last === 'nothing to report') return;
    if (isSampleDue(await standingSample(dataSource), today)) {
      const sample = { model: opened.model, perStratum: SAMPLE_OF_STRATUM, seed: randomUUID() };
      const count = await drawClericalSample({ dataSource, now }, sample);
      logger.info({ event: 'matcher.sample.drawn', count });
    }
    day = today;
  };
  let running = Promise.resolve();
  const turn = (): void => {
    running = running
      .then(work)
      .catch((error: unknown) => logger.warn({ event: 'matcher.upkeep.failed', ...faultFields(error) }));
  };
  turn();
  const timer = setInterval(turn, everyMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
}
