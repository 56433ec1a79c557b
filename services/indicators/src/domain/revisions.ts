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
  /** Of the table at hand. */
  digest: string;
}

/**
 * R15: a table that was final stays final while its cells are the same, and becomes revised(n) when they are not.
 * A revision is said of a table, never of a cell. `earlier` is keyed by series and period.
 */
export function withRevisions<State extends Revisable>(
  states: readonly State[],
  earlier: ReadonlyMap<string, EarlierState>,
): State[] {
  return states.map((state) => {
    const before = earlier.get(`${state.series} ${state.period}`);
    if (state.status !== 'final' || !before) return state;
    const revision = Number(/^revised\((\d+)\)$/.exec(before.status)?.[1] ?? 0);
    const next = before.digest === state.digest ? revision : revision + 1;
    return { ...state, status: next === 0 ? 'final' : `revised(${next})` };
  });
}
