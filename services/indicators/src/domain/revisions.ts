/** What an earlier run said of a table, by indicator, series and period. */
export interface EarlierState {
  status: string;
  /** Digest of the table's cells. */
  digest: string;
}

export interface Revisable {
  series: number;
  period: number;
  status: string;
}

/**
 * R15: a table that was final stays final while its cells are the same, and becomes revised(n) when they are not.
 * A revision is said of a table, never of a cell. `earlier` and `digests` are keyed by series and period.
 */
export function withRevisions<State extends Revisable>(
  states: readonly State[],
  { earlier, digests }: { earlier: ReadonlyMap<string, EarlierState>; digests: ReadonlyMap<string, string> },
): (State & { digest: string })[] {
  return states.map((state) => {
    const key = `${state.series} ${state.period}`;
    const digest = digests.get(key) ?? '0';
    const before = earlier.get(key);
    if (state.status !== 'final' || !before) return { ...state, digest };
    const revision = Number(/^revised\((\d+)\)$/.exec(before.status)?.[1] ?? 0);
    const next = before.digest === digest ? revision : revision + 1;
    return { ...state, digest, status: next === 0 ? 'final' : `revised(${next})` };
  });
}
