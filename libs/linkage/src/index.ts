// Exact linkage: shared identifiers, merge messages, composites.
export { clusterExactly, exactRule } from './exact/cluster';
export type { ExactCluster } from './exact/cluster';
export { isComposite, joinsAlone } from './exact/kinds';
export { tokenKey } from './exact/types';
export type { ExactProfile, ExactToken, LinkChange } from './exact/types';
// Building blocks.
export { UnionFind } from './union-find';
