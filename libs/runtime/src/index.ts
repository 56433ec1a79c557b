export { startHealthServer, type HealthServerSettings } from './health-server';
export { watchLog } from './watch-log';
export { runService, type ServiceRoom } from './run-service';
