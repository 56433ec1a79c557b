import { comparisonsFor } from '../compare/levels';
import type { LinkageModel } from './model';
import { justiceShares } from './start';

/**
 * The model that services start with: the published weights of linkage between justice agencies, their prior, and a
 * threshold at which the weight must leave no doubt. A trained and signed model takes its place.
 */
export function justiceModel(): LinkageModel {
  return {
    version: 'justice-2026-02',
    comparisons: comparisonsFor(),
    ...justiceShares(),
    prior: 2.649e-7,
    threshold: 2,
  };
}
