/** A person id that records of a cluster had so far: how many had it, and how old it is. */
export interface Holding {
  personId: string;
  records: number;
  /** Order of creation. */
  seq: number;
}

export interface ClusterHoldings {
  /** Smallest record reference of the cluster. */
  ref: string;
  holdings: Holding[];
}

/**
 * Which cluster keeps which person id when people merge or fall apart: the id goes where most of its records went,
 * among equals the older id first, and each id once. A cluster without one gets undefined and needs a new id.
 */
export function keepPersonIds(clusters: readonly ClusterHoldings[]): (string | undefined)[] {
  const claims = clusters.flatMap(({ ref, holdings }, cluster) =>
    holdings.map((holding) => ({ ...holding, ref, cluster })),
  );
  claims.sort(
    (a, b) => b.records - a.records || a.seq - b.seq || (a.ref < b.ref ? -1 : a.ref > b.ref ? 1 : 0),
  );
  const kept: (string | undefined)[] = clusters.map(() => undefined);
  const taken = new Set<string>();
  for (const { cluster, personId } of claims) {
    if (kept[cluster] !== undefined || taken.has(personId)) continue;
    kept[cluster] = personId;
    taken.add(personId);
  }
  return kept;
}
