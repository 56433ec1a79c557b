export { startHealthServer, type HealthServerSettings } from './health-server';
export { type BrokersState, brokersCheck, watchBrokers } from './readiness';
export { watchLog } from './watch-log';
export { runService, type ServiceRoom } from './run-service';
