// Run the pseudonymiser
export { startPseudonymiser, type Pseudonymiser } from './start';
export type { PseudonymiserDependencies } from './settings';
export { pseudonymiserMigrations } from './data/migrations';
