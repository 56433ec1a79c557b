import { EventEmitter } from 'node:events';
import type { DataSource } from 'typeorm';
import { prepared } from '../prepared';
import type { TopicName } from '../topics';

export const NOTIFY_CHANNEL = 'cyfrif_eventlog';
const NOTIFY = prepared('SELECT pg_notify($1, topic) FROM unnest($2::text[]) AS topic');

/** Readers on this thread hear of a commit at once, without the database. */
const inProcess = new EventEmitter().setMaxListeners(0);

export function onAppended(topic: TopicName, listener: () => void): () => void {
  inProcess.on(topic, listener);
  return () => inProcess.off(topic, listener);
}

/**
 * Tells readers that a topic grew. Other threads and processes hear it by NOTIFY, sent after the commit in a statement of its
 * own: inside the transaction it would hold a lock of the whole server while the commit is written.
 */
export class Waker {
  private readonly due = new Set<TopicName>();
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly dataSource: DataSource) {}

  appended(topic: TopicName): void {
    inProcess.emit(topic);
    this.due.add(topic);
    this.timer ??= setTimeout(() => this.send(), 10).unref();
  }

  close(): void {
    clearTimeout(this.timer);
  }

  private send(): void {
    this.timer = undefined;
    const topics = [...this.due];
    this.due.clear();
    if (!this.dataSource.isInitialized) return;
    // A lost notification costs a reader one poll interval and nothing else.
    this.dataSource.query(NOTIFY, [NOTIFY_CHANNEL, topics]).catch(() => undefined);
  }
}
