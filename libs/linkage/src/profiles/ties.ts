/** A scored pair of profiles, by their places. */
export interface ProfileEdge {
  a: number;
  b: number;
  bits: number;
  /** Only the twins rule speaks against it. */
  twins: boolean;
}

/** What two linkage officers decided about two profiles; it holds against weights and identifiers alike. */
export interface OverridePair {
  a: number;
  b: number;
  kind: 'include' | 'exclude';
}

export interface ClusterRules {
  /** Bits from which two profiles speak for one person. */
  threshold: number;
  /** Bits from which a link that was not made is looked at by a person. */
  reviewFrom: number;
  /** Bits down to which an open review of it stays open. */
  keepFrom: number;
  /** Bits from which a link that was made closes it. */
  sureFrom: number;
  /** Profiles of one person beyond which the cluster is a question, and down to which it stays one. */
  oversize: { opens: number; closes: number };
}
