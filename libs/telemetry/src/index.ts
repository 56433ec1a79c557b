export { createLogger, type Logger, type LoggerSettings, quietLogger } from './logger';
export type { LogFields } from './fields';
export { faultFields } from './faults';
export { NestLogger } from './nest-logger';
export { createMetrics, type Metrics } from './metrics';
