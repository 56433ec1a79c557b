import { sha256 } from '#libs/contracts';
import type { Candidate } from './check-event';

/** A delivery that was accepted before. */
export interface KnownDelivery {
  digest: string;
  receiptId: string;
  acceptedAt: string;
}

/** A revision of a record that was accepted before. */
export interface KnownRevision {
  /** Type of the record; undefined for a withdrawal, which belongs to the type of the record it withdraws. */
  type?: string;
  content: string;
}

/** What is stored of one agency's deliveries and records, as far as a batch touches it. */
export interface Known {
  /** By event id. */
  deliveries: Map<string, KnownDelivery>;
  /** By keyed digest of source and subject, then revision. */
  records: Map<string, Map<number, KnownRevision>>;
}

export type Settled =
  | { status: 'accepted' | 'repeated'; receiptId: string; acceptedAt: string }
  | { status: 'refused'; code: SettleCode; pointer: string };

export type SettleCode = 'delivery.conflict' | 'subject.type' | 'revision.conflict';

/**
 * Decides deliveries in their order. The same id with the same content is a repeat and has no effect; with other
 * content it is a conflict. A subject belongs to one type; an equal revision must say the same. `known` is
 * brought up to date, so that a batch settles against itself too.
 */
export function settle(candidates: readonly Candidate[], known: Known, acceptedAt: string): Settled[] {
  return candidates.map((candidate) => {
    const { event, digest } = candidate;
    const before = known.deliveries.get(event.id);
    if (before) {
      return before.digest === digest
        ? { status: 'repeated', receiptId: before.receiptId, acceptedAt: before.acceptedAt }
        : { status: 'refused', code: 'delivery.conflict', pointer: '/id' };
    }
    const revisions = known.records.get(candidate.record) ?? new Map<number, KnownRevision>();
    const fault = recordFault(candidate, revisions);
    if (fault) return { status: 'refused', ...fault };
    revisions.set(event.sourcerevision, { type: recordType(candidate), content: candidate.content });
    known.records.set(candidate.record, revisions);
    const receiptId = receiptOf(event.source, event.id, digest);
    known.deliveries.set(event.id, { digest, receiptId, acceptedAt });
    return { status: 'accepted', receiptId, acceptedAt };
  });
}

/** Type of the record that a candidate is about; undefined for a withdrawal. */
export function recordType({ parsed }: Candidate): string | undefined {
  return parsed.descriptor.suffix === 'record.withdrawn' ? undefined : parsed.suffix;
}

function recordFault(
  candidate: Candidate,
  revisions: ReadonlyMap<number, KnownRevision>,
): { code: SettleCode; pointer: string } | undefined {
  const type = recordType(candidate);
  for (const revision of revisions.values()) {
    if (type !== undefined && revision.type !== undefined && revision.type !== type)
      return { code: 'subject.type', pointer: '/subject' };
  }
  const equal = revisions.get(candidate.event.sourcerevision);
  return equal && equal.content !== candidate.content
    ? { code: 'revision.conflict', pointer: '/sourcerevision' }
    : undefined;
}

/** A receipt's id follows from what it acknowledges, so that a repeat can only get the same one. */
function receiptOf(source: string, id: string, digest: string): string {
  return `r-${sha256(`${source}\n${id}\n${digest}`).slice(0, 32)}`;
}
