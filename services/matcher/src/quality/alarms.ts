/** What a report warns of; each asks for a look at the queue, none changes a cluster. */
export type Alarm =
  | 'LARGE_PERSONS'
  | 'MANY_IDENTIFIERS'
  | 'SHARED_TOKENS'
  | 'FEW_PAIRED'
  | 'REVIEWS_WAITING'
  | 'LOW_PRECISION'
  | 'LOW_RECALL';

export interface AlarmInput {
  persons: number;
  /** With more than fifty records. */
  largePersons: number;
  /** Holding two valid values of an identifier of which a person has one. */
  manyIdentifiers: number;
  /** Tokens held by more profiles than the cap. */
  sharedTokens: number;
  /** With one record. */
  single: number;
  openReviews: number;
  precision: number;
  recall: number;
}

/** Shares of persons, and numbers, beyond which a report warns. The targets are those of the linkage itself. */
export const LIMITS = {
  largePersons: 0.005,
  manyIdentifiers: 0.005,
  sharedTokens: 20,
  single: 0.6,
  openReviews: 0.05,
  precision: 0.995,
  recall: 0.95,
} as const;

export function alarmsOf(input: AlarmInput): Alarm[] {
  const share = (part: number): number => (input.persons === 0 ? 0 : part / input.persons);
  const checks: [Alarm, boolean][] = [
    ['LARGE_PERSONS', share(input.largePersons) > LIMITS.largePersons],
    ['MANY_IDENTIFIERS', share(input.manyIdentifiers) > LIMITS.manyIdentifiers],
    ['SHARED_TOKENS', input.sharedTokens > LIMITS.sharedTokens],
    ['FEW_PAIRED', share(input.single) > LIMITS.single],
    ['REVIEWS_WAITING', share(input.openReviews) > LIMITS.openReviews],
    ['LOW_PRECISION', input.precision < LIMITS.precision],
    ['LOW_RECALL', input.recall < LIMITS.recall],
  ];
  return checks.flatMap(([alarm, raised]) => (raised ? [alarm] : []));
}
