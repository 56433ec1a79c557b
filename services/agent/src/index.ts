// Push an agency's events
export { pushEvents, type PushOptions } from './push';
export type { EventLine, LineResult, PushProgress } from './domain/results';
export { AgentFault } from './fault';
