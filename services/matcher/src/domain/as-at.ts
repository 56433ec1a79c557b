import type { LinkageRecord } from '#libs/contracts';
import { clusterExactly, tokenKey } from '#libs/linkage';
import type { ExactProfile } from '#libs/linkage';
import { distinctTokens, profileIdOf } from './profiles';

export interface PersonOfRecord {
  recordRef: string;
  /** The smallest record reference of the person: stable for one set of records, and no id of the services. */
  personId: string;
}

/** Links a whole set of records at once: what the stream ends in, for the records known at a day. */
export function linkAll(records: readonly LinkageRecord[], tokenCap: number): PersonOfRecord[] {
  const refsByProfile = Map.groupBy(records, profileIdOf);
  const holders = new Map<string, number>();
  for (const [{ tokens }] of refsByProfile.values() as Iterable<[LinkageRecord]>) {
    for (const key of new Set(tokens.map(tokenKey))) holders.set(key, (holders.get(key) ?? 0) + 1);
  }
  const members = [...refsByProfile.values()].map((group) => group.map(({ recordRef }) => recordRef).sort());
  const profiles = [...refsByProfile.values()].map((group, at): ExactProfile => {
    const record = group[0]!;
    return {
      ref: members[at]![0]!,
      tokens: distinctTokens(record.tokens).filter((token) => holders.get(tokenKey(token))! <= tokenCap),
      ...(record.linkChange && {
        link: {
          change: record.linkChange,
          effectiveOn: record.effectiveOn ?? record.knownOn,
          knownOn: record.knownOn,
        },
      }),
    };
  });
  return clusterExactly(profiles).flatMap(({ members: cluster }) => {
    const personId = profiles[cluster[0]!]!.ref;
    return cluster.flatMap((at) => members[at]!.map((recordRef) => ({ recordRef, personId })));
  });
}
