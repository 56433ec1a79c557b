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
