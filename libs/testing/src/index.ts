// A database for a test
export { temporaryDatabase, type TemporaryDatabase } from './temporary-database';
export { tcpGate, type TcpGate } from './tcp-gate';

export { type LocalLogs, localLogs, rejecting } from './eventlog/local-logs';

// The contract of the event log, for its adapters
export { eventLogContract } from './eventlog/contract';
export { databaseWorld } from './eventlog/database-world';
export type { LogProcess, LogWorld, MakeWorld } from './eventlog/world';
export { asBatches, sampleCubes, sampleYear, type SampleCubes } from './sample-cubes';
export { sampleStarts, type SampleStarts } from './sample-starts';
export { encodedRecord } from './encoded-records';
