// For everyone
export type {
  Batch,
  BatchHandler,
  Consumer,
  EventLog,
  LogRecord,
  OutgoingRecord,
  PoisonHandler,
  Subscription,
  Transaction,
} from './port';
export { TOPICS, type Topic, type TopicName } from './topics';
export { stageAudit } from './audit';
export { decisionsFor, type PoisonRefusal, refusePoison } from './delivery/poison';

// For controllers
export { type BatchSubscription, ConsumesBatch, EVENT_LOG } from './nest/consumes-batch';
export { EventLogStrategy, type EventLogStrategySettings } from './nest/strategy';

// For the start of a process
export { createLocalEventLog, type LocalEventLogSettings } from './local/local-event-log';
export { createKafkaEventLog } from './kafka/kafka-event-log';
export type { KafkaEventLogSettings, KafkaSettings } from './kafka/settings';
export {
  type IngressAnswer,
  type IngressRecord,
  type KafkaIngress,
  type KafkaIngressSettings,
  startKafkaIngress,
} from './kafka/ingress/ingress';
export { aclDefinitions, topicDefinitions } from './kafka/broker-definitions';
export { defineKafka } from './kafka/define';
export { refusedAgencyName } from './kafka/ingress/agencies';
export { waitUntilIdle, type WatchedGroup } from './idle';
export type { EventLogLogger, EventLogMetrics } from './logger';

// For libs/database
export { eventLogSchema, serviceLogSchema } from './local/schema';
