// Exact linkage: shared identifiers, merge messages, composites.
export { clusterExactly, exactRule } from './exact/cluster';
export type { ExactCluster } from './exact/cluster';
export { isComposite, joinsAlone } from './exact/kinds';
export { tokenKey } from './exact/types';
export type { ExactProfile, ExactToken, LinkChange } from './exact/types';
// Probabilistic linkage of whole files.
export { LinkageEngine } from './engine';
export type { LinkageProgress, LinkageResult, LinkageSettings } from './engine';
export type { Training } from './model/train';
// A model of the services, trained on what they hold.
export { retrainModel } from './model/retrain';
export { MANY_MATCHES } from './model/train-agencies';
export type { EncodedProfile, Retraining, SharedByChance } from './model/retrain';
// The model, and what it says of a pair.
export { levelBits, priorBits, probability } from './model/model';
export type { AgencyPairShares, LinkageModel } from './model/model';
export { justiceShares } from './model/start';
export { isTwinLike, scorerFor } from './model/weights';
export { explainPair, mainReasons } from './model/explain';
export type { Waterfall, WaterfallStep } from './model/explain';
// Profiles of a stream: identifiers, weights, messages and overrides together.
export { clusterProfiles } from './profiles/cluster-profiles';
export type { ProfileClusters } from './profiles/cluster-profiles';
export type { ClusterRules, OverridePair, ProfileEdge } from './profiles/ties';
export type { Review, ReviewReason, StandingReview } from './profiles/review';
export { clusterRules, REVIEW_BANDS } from './profiles/bands';
export type { ReviewBands } from './profiles/bands';
export { justiceModel } from './model/justice';
export { ModelFault, openModel, signModel } from './model/signed-model';
export type { SignedModel, VerifiedModel } from './model/signed-model';
// One event at a time against records in memory.
export { PersonIndex } from './candidates/person-index';
export type { IndexMatch, IndexOptions } from './candidates/person-index';
// Building blocks.
export { averageLink } from './cluster/average-link';
export type { Constraints, Edge } from './cluster/average-link';
export { packBuckets } from './compare/buckets';
export { comparatorFor, noteRepairs } from './compare/compare';
export { COMPARE, comparisonsFor, GIVEN, SURNAME } from './compare/levels';
export type { Comparison } from './compare/levels';
export { UnionFind } from './union-find';

// Reading what the pseudonymiser encoded: the layout of views, and nothing of how they are made.
export { unpackView } from '#libs/pseudonyms';
export type { ViewName } from '#libs/pseudonyms';
