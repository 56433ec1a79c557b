import type { EntityManager } from 'typeorm';
import type { LinkageRecord, Membership } from '#libs/contracts';
import type { LinkageModel } from '#libs/linkage';
import { addPersons, fixRecords } from '../data/persons';
import { addProfiles, readProfileRefs } from '../data/profiles';
import { closeReviewsOf } from '../data/reviews';
import { fillAddresses, keepSuperseded, readRecords, writeRecords } from '../data/records';
import type { StoredRecord } from '../data/records';
import type { Holding } from '../domain/persons';
import { profileIdOf } from '../domain/profiles';
import { addViews } from '../data/views';
import { briefStates, reconcileRevisions } from '../domain/revisions';
import { relinkTouched } from './relink-touched';
import type { Touched } from './relink-touched';

export interface LinkOptions {
  at: Date;
  /** Perfect linkage, for tests and reports: the person of a record, instead of the rules. */
  fixedPersons?: (recordRef: string) => string | undefined;
  /** Weights for records that come with views; absent: exact rules alone. */
  model?: LinkageModel;
}

export interface BatchOutcome {
  memberships: Membership[];
  /** Records that the batch linked or withdrew. */
  applied: number;
}

/** Applies one batch of records and links anew the components that it touches, all in the caller's transaction. */
export async function linkBatch(
  tx: EntityManager,
  incoming: readonly LinkageRecord[],
  options: LinkOptions,
): Promise<BatchOutcome> {
  const known = await readRecords(tx, [...new Set(incoming.map(({ recordRef }) => recordRef))]);
  const reconciled = reconcileRevisions(incoming, known);
  const { current, late, repeats } = reconciled;
  const brief = briefStates(reconciled, known);
  await keepSuperseded(
    tx,
    current.map(({ recordRef }) => recordRef).filter((ref) => known.has(ref)),
    late,
  );
  const ending = new Set(brief.map(({ recordRef }) => recordRef));
  const states = [...current.filter(({ recordRef }) => !ending.has(recordRef)), ...brief];
  const memberships = await linkStates(tx, states, known, options);
  if (brief.length > 0) {
    const ended = new Map(current.map((record) => [record.recordRef, record]));
    const withdrawals = brief.map((record) => ended.get(record.recordRef) ?? again(record, known));
    memberships.push(...(await linkStates(tx, withdrawals, await readRecords(tx, [...ending]), options)));
  }
  await fillAddresses(tx, repeats);
  return { memberships, applied: states.length };
}

/** The withdrawal that was stored before the state that it ended. */
function again(brief: LinkageRecord, known: ReadonlyMap<string, StoredRecord>): LinkageRecord {
  const { revision, knownOn, state } = known.get(brief.recordRef)!;
  return { recordRef: brief.recordRef, agency: brief.agency, revision, knownOn, state, tokens: [] };
}

/** Makes these the states of their records, and links what that touches. */
async function linkStates(
  tx: EntityManager,
  current: readonly LinkageRecord[],
  known: ReadonlyMap<string, StoredRecord>,
  options: LinkOptions,
): Promise<Membership[]> {
  if (current.length === 0) return [];
  const profileIds = new Map(
    current.filter(({ state }) => state === 'present').map((record) => [record, profileIdOf(record)]),
  );
  const byProfile = new Map([...profileIds].map(([record, profileId]) => [profileId, record]));
  const fresh = await addProfiles(tx, byProfile);
  if (options.model)
    await addViews(tx, new Map([...byProfile].filter(([profileId]) => fresh.has(profileId))));
  const refs = await readProfileRefs(tx, [...byProfile.keys()]);
  await writeRecords(tx, current, (record) => profileIds.get(record) ?? null);
  const gone = current.filter(({ state }) => state !== 'present').map(({ recordRef }) => recordRef);
  await closeReviewsOf(tx, gone, options.at);
  return options.fixedPersons
    ? await fixPersons(tx, [...profileIds.keys()], options.fixedPersons, options.at)
    : await relinkTouched(
        tx,
        touchedBy(profileIds, known, current, { fresh, refs }),
        options.at,
        options.model,
      );
}

/**
 * What the batch changes for clusters: new profiles, those that lose a record, and those whose smallest reference
 * becomes another, since it breaks ties. Any other record only joins a profile that has its place already.
 */
function touchedBy(
  profileIds: ReadonlyMap<LinkageRecord, string>,
  known: ReadonlyMap<string, StoredRecord>,
  current: readonly LinkageRecord[],
  before: { fresh: ReadonlySet<string>; refs: ReadonlyMap<string, string> },
): Touched {
  const moved = movedPersons(profileIds, known);
  const touched = new Set([...before.fresh, ...moved.keys()]);
  const left = new Set<string>();
  for (const record of current) {
    const profile = profileIds.get(record);
    const earlier = known.get(record.recordRef)?.profileId;
    if (earlier != null && earlier !== profile) {
      touched.add(earlier);
      left.add(earlier);
    }
    if (profile !== undefined && !(record.recordRef >= before.refs.get(profile)!)) touched.add(profile);
  }
  const arrived = [...new Set(profileIds.values())];
  const absent = absentPersons(current, known);
  return { profiles: [...touched], fresh: [...before.fresh], arrived, left: [...left], moved, absent };
}

/** Records that are withdrawn now, with the person that each was of. */
function absentPersons(
  current: readonly LinkageRecord[],
  known: ReadonlyMap<string, StoredRecord>,
): Map<string, string> {
  return new Map(
    current.flatMap(({ recordRef, state }): [string, string][] => {
      const before = known.get(recordRef);
      return state === 'withdrawn' && before?.profileId && before.personId
        ? [[recordRef, before.personId]]
        : [];
    }),
  );
}

/** A record that comes back with other tokens brings its person along to its new profile. */
function movedPersons(
  profileIds: ReadonlyMap<LinkageRecord, string>,
  known: ReadonlyMap<string, StoredRecord>,
): Map<string, Holding[]> {
  const moved = new Map<string, Holding[]>();
  for (const [record, profileId] of profileIds) {
    const before = known.get(record.recordRef);
    if (!before?.personId || before.profileId === profileId) continue;
    const holding = { personId: before.personId, records: 1, seq: before.personSeq };
    moved.set(profileId, [...(moved.get(profileId) ?? []), holding]);
  }
  return moved;
}

async function fixPersons(
  tx: EntityManager,
  records: readonly LinkageRecord[],
  fixedPersons: (recordRef: string) => string | undefined,
  at: Date,
): Promise<Membership[]> {
  const persons = new Map(
    records.map(({ recordRef }) => [recordRef, fixedPersons(recordRef) ?? `alone-${recordRef}`]),
  );
  await addPersons(tx, [...new Set(persons.values())]);
  return await fixRecords(tx, persons, 'fixed', at);
}
