import { setTimeout as sleep } from 'node:timers/promises';
import type { EventLog } from './port';
import type { TopicName } from './topics';

export interface WatchedGroup {
  /** The log instance of the service that reads. */
  eventLog: EventLog;
  topic: TopicName;
  group: string;
}

/**
 * Waits until every group has processed everything. Name the groups in the data's order; a second look guards
 * against records that moved from one topic to the next between two questions.
 * @throws if it lasts longer than `timeoutMs` (default: no limit).
 */
export async function waitUntilIdle(
  groups: readonly WatchedGroup[],
  { timeoutMs = Infinity, onLag }: { timeoutMs?: number; onLag?: (records: number) => void } = {},
): Promise<void> {
  const started = performance.now();
  for (let quiet = 0; quiet < 2;) {
    let lag = 0;
    for (const { eventLog, topic, group } of groups) {
      // First what it has to read, then what it has to send: a record that moves on meanwhile is met once more.
      lag += await eventLog.lag(topic, group);
      lag += (await eventLog.pending?.()) ?? 0;
    }
    onLag?.(lag);
    quiet = lag === 0 ? quiet + 1 : 0;
    if (quiet === 2) return;
    if (performance.now() - started > timeoutMs) {
      throw new Error(`eventlog.idle.timeout: ${lag} records are still to be processed.`);
    }
    await sleep(lag === 0 ? 5 : 50);
  }
}
