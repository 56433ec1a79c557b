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
export { prepared } from './prepared';
export { codeOf as faultCode } from './delivery/deliver';
export { decisionsFor, type PoisonRefusal, refusePoison } from './delivery/poison';

// For controllers
export { type BatchSubscription, ConsumesBatch, EVENT_LOG } from './nest/consumes-batch';
export { EventLogStrategy, type EventLogStrategySettings } from './nest/strategy';

// For the start of a process
export { createLocalEventLog, type LocalEventLogSettings } from './local/local-event-log';
export { createKafkaEventLog } from './kafka/kafka-event-log';
export type { KafkaEventLogSettings, KafkaSettings } from './kafka/brokers/settings';
export { type KafkaIngress, startKafkaIngress } from './kafka/ingress/ingress';
export type { IngressAnswer, IngressRecord, KafkaIngressSettings } from './kafka/ingress/settings';
export { aclDefinitions, topicDefinitions } from './kafka/brokers/broker-definitions';
export { type BrokerChanges, countOf as countChanges } from './kafka/brokers/compare';
export { defineKafka, type DefineOptions } from './kafka/brokers/define';
export {
  addStreamingAgency,
  listStreamingAgencies,
  removeStreamingAgency,
  type Removal,
  type StreamingAgency,
} from './kafka/brokers/streaming-agencies';
export { describeRight } from './kafka/brokers/rights';
export { refusedAgencyName } from './kafka/ingress/agencies';
export { waitUntilIdle, type WatchedGroup } from './idle';
export type { EventLogLogger, EventLogMetrics, LogLine } from './logger';

// For libs/database
export { isPrepared } from './prepared';
export { eventLogSchema, serviceLogSchema } from './local/schema';
