// Run the pseudonymiser
export { startPseudonymiser, type Pseudonymiser } from './start';
export type { PseudonymiserDependencies } from './settings';
export { pseudonymiserMigrations } from './data/migrations';
// Freeze the frequencies of a linkage model
export { freezeFrequencies, frequencyShares, loadFrequencies } from './data/frequencies';
export { FrequencyFault } from './data/frequency-fault';
export { frozenStatement, isOfThisHouse, type FrozenStatement } from './domain/frozen-statement';
