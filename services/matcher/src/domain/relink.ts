import { clusterExactly, clusterProfiles } from '#libs/linkage';
import type { ExactProfile, Review } from '#libs/linkage';
import { componentsOf } from './components';
import { keepPersonIds } from './persons';
import type { Holding } from './persons';
import type { Ties } from './ties';

/** A profile with what the store says about it so far. */
export interface LoadedProfile extends ExactProfile {
  profileId: string;
  /** Present records, at least one. */
  records: number;
  component: string | null;
  personId: string | null;
  personSeq: number;
}

export interface Relinked {
  /** Every profile with its new place; `component` undefined: a new one is needed. */
  places: { profile: LoadedProfile; component: string | undefined; personId: string; group: number }[];
  newPersons: string[];
  reviews: Review[];
}

/**
 * Links whole components anew. The clusters depend on the profiles alone; only which random id a cluster carries
 * depends on the past, so that ids stay stable.
 * @param moved persons of records that changed their profile in this batch, by new profile.
 */
export function relink(
  profiles: readonly LoadedProfile[],
  moved: ReadonlyMap<string, Holding[]>,
  newPersonId: () => string,
  ties?: Ties,
): Relinked {
  const linked = ties
    ? clusterProfiles(profiles, ties.edges, ties.overrides, ties.rules, ties.standing)
    : { clusters: clusterExactly(profiles).map(({ members }) => members), reviews: [] };
  const clusters = linked.clusters.map((members) => members.map((member) => profiles[member]!));
  const kept = keepPersonIds(
    clusters.map((members) => ({ ref: members[0]!.ref, holdings: holdingsOf(members, moved) })),
  );
  const newPersons: string[] = [];
  const personOf = new Map<LoadedProfile, string>();
  clusters.forEach((members, cluster) => {
    let person = kept[cluster];
    if (person === undefined) newPersons.push((person = newPersonId()));
    for (const member of members) personOf.set(member, person);
  });
  const places: Relinked['places'] = [];
  const claimed = new Set<string>();
  componentsOf(profiles, ties).forEach((members, group) => {
    const ids = members
      .map((member) => profiles[member]!.component)
      .filter((id) => id !== null && !claimed.has(id));
    const component = ids.sort((a, b) => Number(a) - Number(b))[0] ?? undefined;
    if (component !== undefined) claimed.add(component);
    for (const member of members) {
      const profile = profiles[member]!;
      places.push({ profile, component, personId: personOf.get(profile)!, group });
    }
  });
  return { places, newPersons, reviews: linked.reviews };
}

function holdingsOf(members: readonly LoadedProfile[], moved: ReadonlyMap<string, Holding[]>): Holding[] {
  const byPerson = new Map<string, Holding>();
  for (const member of members) {
    const own = member.personId
      ? [{ personId: member.personId, records: member.records, seq: member.personSeq }]
      : [];
    for (const { personId, records, seq } of [...own, ...(moved.get(member.profileId) ?? [])]) {
      const known = byPerson.get(personId);
      if (known) known.records += records;
      else byPerson.set(personId, { personId, records, seq });
    }
  }
  return [...byPerson.values()];
}
