import type { LinkageRecord } from '#libs/contracts';

/** What the store knows of a record's current state. */
export interface KnownState {
  revision: number;
  state: LinkageRecord['state'];
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
