// Run the auditor
export { startAuditor, type Auditor, type AuditorDependencies } from './start';
export { auditorMigrations } from './data/migrations';
// Read its verdict
export type { ChainFault, ChainReport } from './domain/chain';
