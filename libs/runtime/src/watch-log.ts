import { TOPICS, type EventLog, type Topic, type TopicName } from '#libs/eventlog';
import type { Metrics } from '#libs/telemetry';

/**
 * Tells at every scrape what waits for a service: records of each topic that it reads and the age of the oldest, and
 * what of its own is not yet in the log. A service reads with the group that has its name.
 */
export function watchLog(
  service: string,
  eventLog: Pick<EventLog, 'lag' | 'age' | 'pending'>,
  metrics: Pick<Metrics, 'watchLag' | 'watchOutbox'>,
): void {
  for (const [topic, { to }] of Object.entries(TOPICS) as [TopicName, Topic][]) {
    if (!to.includes(service)) continue;
    metrics.watchLag(topic, service, async () => {
      const records = await eventLog.lag(topic, service);
      return { records, ageSeconds: records === 0 ? 0 : ((await eventLog.age?.(topic, service)) ?? 0) };
    });
  }
  metrics.watchOutbox(async () => (await eventLog.pending?.()) ?? 0);
}
