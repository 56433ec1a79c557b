import { createHash, randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import type { LinkageQualityAsked, LinkageQualityReported } from '#libs/contracts';
import { stageAudit } from '#libs/eventlog';
import type { BatchHandler, EventLog } from '#libs/eventlog';
import type { VerifiedModel } from '#libs/linkage';
import type { IndicatorFeed } from '../quality/indicator-errors';
import { reportQuality } from '../quality/report';

/**
 * Answers the publisher how surely the people of a run were linked: the same report as each day's, with the expected
 * error of each indicator by the agencies that count in it. What only waits in the queue is left out, and when it was
 * made stands beside it, so that the report is a function of what was linked.
 */
export function qualityConsumer({
  dataSource,
  eventLog,
  model,
  feeds: own = [],
  now,
  codeVersion,
}: {
  dataSource: DataSource;
  eventLog: EventLog;
  model?: VerifiedModel;
  /** By agreements, for indicators of which the publisher cannot say whose records count. */
  feeds?: readonly IndicatorFeed[];
  now: () => Date;
  codeVersion: string;
}): BatchHandler {
  return async (batch, tx) => {
    for (const { value } of batch.records) {
      const { runId, feeds: asked } = JSON.parse(value.toString('utf8')) as LinkageQualityAsked;
      const feeds = feedsOfRun(asked, own);
      const { madeAt, reviews: _, ...report } = await reportQuality(dataSource, model, now(), { feeds });
      const reported: LinkageQualityReported = { runId, madeAt, report };
      const answer = Buffer.from(JSON.stringify(reported));
      await eventLog.append(tx, 'quality.reported', [{ key: runId, value: answer }]);
      await stageAudit(eventLog, tx, {
        v: 1,
        entryId: randomUUID(),
        op: 'disclosure',
        what: 'matcher.quality.reported',
        at: madeAt,
        actor: 'matcher',
        recipients: ['publisher'],
        code: { version: codeVersion },
        inputs: [createHash('sha256').update(value).digest('hex')],
        outputs: [createHash('sha256').update(answer).digest('hex')],
        counts: { reports: 1 },
        outcome: 'done',
      });
    }
  };
}

/** Whose records count in each indicator: by its figures, else by agreements, else anybody's who counts in the run. */
export function feedsOfRun(
  asked: LinkageQualityAsked['feeds'],
  own: readonly IndicatorFeed[],
): IndicatorFeed[] {
  const agreed = new Map(own.map(({ indicator, agencies }) => [indicator, agencies]));
  const all = [...new Set(asked.flatMap(({ agencies }) => agencies))].sort();
  return asked.map(({ indicator, agencies }) => ({
    indicator,
    agencies: agencies.length > 0 ? agencies : (agreed.get(indicator) ?? all),
  }));
}
