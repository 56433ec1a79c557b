import type { DataSource } from 'typeorm';
import type { EventLogLogger, EventLogMetrics } from '../logger';
import type { BatchHandler, Subscription } from '../port';
import type { TellingPoison } from './poison';

/** What a member of a group works with, whatever the log is. */
export interface ConsumerSettings {
  dataSource: DataSource;
  schema: string;
  subscription: Subscription;
  handler: BatchHandler;
  logger: EventLogLogger;
  metrics?: EventLogMetrics;
  /** Tries of a failing batch before it is split. */
  attempts?: number;
  /** Tells the refusals store of poison. */
  refuse?: TellingPoison;
}
