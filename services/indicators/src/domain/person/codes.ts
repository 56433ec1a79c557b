/** Codes whose places streams of facts send instead of their names. */
export const SENTENCE_KINDS = ['IMMEDIATE_CUSTODY', 'COMMUNITY_ORDER', 'SSO_REQ', 'LICENCE', 'PSS'] as const;
export const ORDER_KINDS = ['COMMUNITY_ORDER', 'LICENCE', 'PSS', 'SSO_REQ'] as const;

/** What an ending counts as (R10). */
export const SUCCESS = 1;
export const FAILURE = 2;
export const OTHER_END = 3;
export const ADMINISTRATIVE_END = 4;

/** Why an ending counts in neither number. */
export const ADMINISTRATIVE_REASONS = ['DEATH', 'QUASHED', 'VARIED', 'TRANSFER_OUT', 'ERROR'] as const;
