export { runService, type ServiceRoom } from './run-service';
