export * from './faults';
export * from './project';
export * from './settings';
export * from './suite-config';
export * from './broker-config';
export * from './service-config';
export * from './code-version';
export * from './process-memory';
