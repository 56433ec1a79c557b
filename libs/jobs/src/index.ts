// For those who give out or do long work
export type { JobContext, JobHandler, JobProgress, Jobs, JobState, PutOptions } from './port';
// For the start of a process
export { startJobs, type JobsSettings } from './start-jobs';
export type { JobsBackend } from './backend';
export { prepareJobs, type PrepareJobs } from './prepare';
