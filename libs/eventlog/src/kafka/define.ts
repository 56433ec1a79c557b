import type { EventLogLogger } from '../logger';
import { type DefineOptions, defineOnBrokers } from './broker-definitions';
import { kafkaClient } from './client';
import type { KafkaSettings } from './settings';

/** Connects as a super user of the brokers and makes topics and rights as `topics.ts` defines them. */
export async function defineKafka(
  settings: KafkaSettings,
  logger: EventLogLogger,
  options: Omit<DefineOptions, 'prefix'> = {},
): Promise<void> {
  const admin = kafkaClient('admin', settings, logger).admin();
  await admin.connect();
  try {
    await defineOnBrokers(admin, { ...options, prefix: settings.prefix });
  } finally {
    await admin.disconnect();
  }
}
