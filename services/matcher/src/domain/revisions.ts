import type { LinkageRecord } from '#libs/contracts';

/** What the store knows of a record's current state. */
export interface KnownState {
  revision: number;
  state: LinkageRecord['state'];
  /** It has been of a person, now or before. */
  linked: boolean;
}

export interface Reconciled {
  /** One per record: its new state. */
  current: LinkageRecord[];
  /** Lower revisions, kept only for linkage as at an earlier day. */
  late: LinkageRecord[];
  /** Said again, with the same revision: no state changes. */
  repeats: LinkageRecord[];
}

/**
 * The highest revision of a record is its state, whatever the order of arrival. An erasure is final: nothing revives
 * the record, not even a higher revision. An equal revision is a repeat (a conflicting one was refused at the door).
 */
export function reconcileRevisions(
  incoming: readonly LinkageRecord[],
  known: ReadonlyMap<string, KnownState>,
): Reconciled {
  const current = new Map<string, LinkageRecord>();
  const late: LinkageRecord[] = [];
  const repeats: LinkageRecord[] = [];
  for (const record of incoming) {
    const pending = current.get(record.recordRef);
    const before = pending ?? known.get(record.recordRef);
    if (before?.state === 'erased') continue;
    if (record.state === 'erased' || !before || record.revision > before.revision) {
      if (pending) late.push(pending);
      current.set(record.recordRef, record);
    } else if (record.revision < before.revision) late.push(record);
    else repeats.push(record);
  }
  const erased = (ref: string): boolean => current.get(ref)?.state === 'erased';
  return {
    current: [...current.values()],
    late: late.filter((record) => !erased(record.recordRef)),
    repeats,
  };
}

/**
 * The last present state of records that are withdrawn and were never linked: their withdrawal came with them or before
 * them. They are linked all the same, since a count as at a day between the two has them, and asks whose they are.
 */
export function briefStates(
  { current, late }: Pick<Reconciled, 'current' | 'late'>,
  known: ReadonlyMap<string, KnownState>,
): LinkageRecord[] {
  const states = new Map(current.map((record) => [record.recordRef, record.state]));
  const brief = new Map<string, LinkageRecord>();
  for (const record of late) {
    const { recordRef, revision, state } = record;
    const before = known.get(recordRef);
    if (state !== 'present' || before?.linked) continue;
    if ((states.get(recordRef) ?? before?.state) !== 'withdrawn') continue;
    if (revision > (brief.get(recordRef)?.revision ?? 0)) brief.set(recordRef, record);
  }
  return [...brief.values()];
}
