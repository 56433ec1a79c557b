/** Where a release stands, with its latest note in the reader's language. */
export interface ReleaseStanding {
  releaseId: string;
  edition: number;
  state: 'current' | 'superseded' | 'withdrawn';
  note: string;
}

/** What a reader of the first page must know of the figures there. */
export interface Notice {
  kind: 'corrects' | 'withdrawn';
  edition: number;
  note: string;
}

/**
 * Says that the release shown corrects another, and which newer ones were withdrawn, so that nobody takes older
 * figures that are back for new ones.
 */
export function noticesOf(
  shown: { edition: number; supersedes: string | null } | undefined,
  releases: readonly ReleaseStanding[],
): Notice[] {
  const withdrawn = releases.filter(
    ({ edition, state }) => state === 'withdrawn' && edition > (shown?.edition ?? 0),
  );
  const corrected = releases.find(({ releaseId }) => releaseId === shown?.supersedes);
  return [
    ...withdrawn.map(({ edition, note }): Notice => ({ kind: 'withdrawn', edition, note })),
    ...(corrected ? [{ kind: 'corrects', edition: corrected.edition, note: corrected.note } as const] : []),
  ];
}

/**
 * Where a release stands, for a reader. What a correction replaced stays out of force when that is withdrawn, which the
 * word "replaced" alone would leave open.
 */
export function standingOf(
  { releaseId, state }: Pick<ReleaseStanding, 'releaseId' | 'state'>,
  releases: readonly (Pick<ReleaseStanding, 'state'> & { supersedes: string | null })[],
): ReleaseStanding['state'] | 'not-replaced' {
  if (state !== 'superseded') return state;
  const corrections = releases.filter(({ supersedes }) => supersedes === releaseId);
  const allWithdrawn = corrections.length > 0 && corrections.every((one) => one.state === 'withdrawn');
  return allWithdrawn ? 'not-replaced' : state;
}
