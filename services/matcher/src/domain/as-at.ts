import type { LinkageRecord } from '#libs/contracts';
import { clusterExactly, clusterProfiles, tokenKey } from '#libs/linkage';
import type { ClusterRules, ExactProfile, LinkageModel, OverridePair, ProfileEdge } from '#libs/linkage';
import { componentsOf } from './components';
import { distinctTokens, profileIdOf } from './profiles';
import { pairsOf, scorePairs, type Meeting, type ViewInput } from './score';

export interface PersonOfRecord {
  recordRef: string;
  /** The smallest record reference of the person: stable for one set of records, and no id of the services. */
  personId: string;
}

/** Weights, and what officers had decided by then. */
export interface Weighing {
  model: LinkageModel;
  rules: ClusterRules;
  blockCap: number;
  overrides: readonly { recordA: string; recordB: string; kind: OverridePair['kind'] }[];
}

/** Links a whole set of records at once: what the stream ends in, for the records known at a day. */
export function linkAll(
  records: readonly LinkageRecord[],
  tokenCap: number,
  weighing?: Weighing,
): PersonOfRecord[] {
  const byProfile = [...Map.groupBy(records, profileIdOf)];
  const members = byProfile.map(([, group]) => group.map(({ recordRef }) => recordRef).sort());
  const profiles = profilesOf(
    byProfile.map(([, group]) => group[0]!),
    members.map(([ref]) => ref!),
    tokenCap,
  );
  const clusters = weighing
    ? weighedClusters(
        byProfile.map(([profileId, group]) => ({
          profileId,
          agency: group[0]!.agency,
          views: viewsOf(group[0]!),
        })),
        profiles,
        members,
        weighing,
      )
    : clusterExactly(profiles).map((cluster) => cluster.members);
  return clusters.flatMap((cluster) => {
    const personId = cluster.map((at) => profiles[at]!.ref).sort()[0]!;
    return cluster.flatMap((at) => members[at]!.map((recordRef) => ({ recordRef, personId })));
  });
}

function profilesOf(
  records: readonly LinkageRecord[],
  refs: readonly string[],
  tokenCap: number,
): ExactProfile[] {
  const holders = new Map<string, number>();
  for (const { tokens } of records)
    for (const key of new Set(tokens.map(tokenKey))) holders.set(key, (holders.get(key) ?? 0) + 1);
  return records.map((record, at) => ({
    ref: refs[at]!,
    tokens: distinctTokens(record.tokens).filter((token) => holders.get(tokenKey(token))! <= tokenCap),
    ...(record.linkChange && {
      link: {
        change: record.linkChange,
        effectiveOn: record.effectiveOn ?? record.knownOn,
        knownOn: record.knownOn,
      },
    }),
  }));
}

function viewsOf(record: LinkageRecord): ViewInput[] {
  return record.linkChange ? [] : ((record.views ?? []) as ViewInput[]);
}

interface ViewedProfile {
  profileId: string;
  agency: string;
  views: readonly ViewInput[];
}

/** Component by component, as the stream does: pairs of blocks within the cap, weights above the floor, overrides. */
function weighedClusters(
  viewed: readonly ViewedProfile[],
  profiles: readonly ExactProfile[],
  members: readonly (readonly string[])[],
  { model, rules, blockCap, overrides }: Weighing,
): number[][] {
  const edges = edgesOf(viewed, blockCap, model);
  const placeOf = new Map(members.flatMap((refs, at) => refs.map((ref): [string, number] => [ref, at])));
  const decided = overrides.flatMap(({ recordA, recordB, kind }): OverridePair[] => {
    const [a, b] = [placeOf.get(recordA), placeOf.get(recordB)];
    return a === undefined || b === undefined || a === b ? [] : [{ a, b, kind }];
  });
  const components = componentsOf(profiles, { edges, overrides: decided, rules });
  const componentOf = new Int32Array(profiles.length);
  const rank = new Int32Array(profiles.length);
  components.forEach((component, at) =>
    component.forEach((profile, place) => {
      componentOf[profile] = at;
      rank[profile] = place;
    }),
  );
  const within = <Pair extends { a: number; b: number }>(pairs: readonly Pair[]): Map<number, Pair[]> =>
    Map.groupBy(
      pairs.filter(({ a, b }) => componentOf[a] === componentOf[b]),
      ({ a }) => componentOf[a]!,
    );
  const ranked = <Pair extends { a: number; b: number }>(pairs: readonly Pair[] = []): Pair[] =>
    pairs.map((pair) => ({ ...pair, a: rank[pair.a]!, b: rank[pair.b]! }));
  const edgesIn = within(edges);
  const overridesIn = within(decided);
  return components.flatMap((component, at) => {
    const { clusters } = clusterProfiles(
      component.map((profile) => profiles[profile]!),
      ranked(edgesIn.get(at)),
      ranked(overridesIn.get(at)),
      rules,
    );
    return clusters.map((cluster) => cluster.map((place) => component[place]!));
  });
}

function edgesOf(viewed: readonly ViewedProfile[], blockCap: number, model: LinkageModel): ProfileEdge[] {
  const places = new Map(viewed.map(({ profileId }, at) => [profileId, at]));
  const blocks = new Map<string, { profileId: string; view: string; payload: string }[]>();
  for (const { profileId, views } of viewed)
    for (const { view, block, payload } of views) {
      const holders = blocks.get(block);
      if (holders) holders.push({ profileId, view, payload });
      else blocks.set(block, [{ profileId, view, payload }]);
    }
  const meetings: Meeting[] = [];
  for (const [block, holders] of blocks) {
    if (holders.length > blockCap) continue;
    holders.forEach(({ profileId, view }, at) => {
      const others = holders.slice(at + 1).map((other) => other.profileId);
      meetings.push({ profile: profileId, others, view, block });
    });
  }
  const payloadOf = (profile: string, block: string): string =>
    blocks.get(block)!.find(({ profileId }) => profileId === profile)!.payload;
  const pairs = pairsOf(meetings).map((pair) => ({
    ...pair,
    payloadA: payloadOf(pair.a, pair.block),
    payloadB: payloadOf(pair.b, pair.block),
    agencies: [viewed[places.get(pair.a)!]!.agency, viewed[places.get(pair.b)!]!.agency] as const,
  }));
  return scorePairs(pairs, model).map(({ a, b, bits, twins }) => ({
    a: places.get(a)!,
    b: places.get(b)!,
    bits,
    twins,
  }));
}
