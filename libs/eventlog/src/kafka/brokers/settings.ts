import type { ISocketFactory } from 'kafkajs';
import type { DataSource } from 'typeorm';
import type { EventLogLogger, EventLogMetrics } from '../../logger';

export interface KafkaSettings {
  /** host:port of some brokers. */
  brokers: string[];
  /** PEM texts; required outside tests, as the brokers know services by their certificates. */
  ssl?: { ca: string; cert: string; key: string };
  /** Before every topic and group name; separates deployments that share brokers. Default none. */
  prefix?: string;
  /** How connections are made; for tests that cut them. */
  socketFactory?: ISocketFactory;
}

export interface KafkaEventLogSettings {
  /** The service's own; its option `schema` names where outbox and positions are. */
  dataSource: DataSource;
  /** Name of the service; default the schema of the data source. */
  service?: string;
  kafka: KafkaSettings;
  logger: EventLogLogger;
  metrics?: EventLogMetrics;
  /** Tries of a failing batch before the poison record in it is sought; default 5. */
  attempts?: number;
}
