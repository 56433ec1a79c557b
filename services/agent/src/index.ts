// Push an agency's events
export { PATIENCE_MS, pushEvents, type PushOptions } from './push';
export type { EventLine, LineResult, PushProgress } from './domain/results';
// Answer what linkage asks about the agency's own records
export { fetchQuestions, sendAnswers, type Asked, type OpenedItem } from './questions/client';
export { AgentFault } from './fault';
