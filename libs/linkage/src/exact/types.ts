/** One exact token of a profile: what was tokenised, the keyed token, and whether its check digit held. */
export interface ExactToken {
  kind: string;
  token: string;
  valid: boolean;
}

export type LinkChange = 'MERGED' | 'UNMERGED' | 'IDENTIFIER_ADDED' | 'IDENTIFIER_REMOVED';

/**
 * Records with the same agency and the same tokens form one profile: they can only ever be in one cluster, so
 * clustering works on profiles. A profile with `link` is a statement about identifiers, not a person's record.
 */
export interface ExactProfile {
  /** Smallest reference of its present records; it breaks ties, so that the order of arrival cannot. */
  ref: string;
  tokens: readonly ExactToken[];
  link?: { change: LinkChange; effectiveOn: string; knownOn: string };
}

/** A statement about two identifiers that is in force after later statements about the same two. */
export interface Statement {
  change: LinkChange;
  first: string;
  second: string;
  effectiveOn: string;
  knownOn: string;
  ref: string;
}

/** Key of a token across kinds. */
export function tokenKey(token: ExactToken): string {
  return `${token.kind}:${token.token}`;
}
