import type { Facts } from '#libs/contracts';
import type { PlainEvent } from '../options';
import { londonDay, type IsoDate } from './dates';

/** The state of one record as known at a day: never a withdrawn one. */
export interface KnownRecord {
  /** Common name of the sender. */
  agency: string;
  /** First segment of the type. */
  kind: string;
  /** Type without prefix and version, for example probation.sentence.commenced. */
  type: string;
  revision: number;
  facts: Facts;
  birth?: IsoDate;
}

/** Per record the highest revision that was sent up to the end of `asAt`; withdrawn ones fall away. */
export function knownRecords(events: Iterable<PlainEvent>, asAt: IsoDate): Map<string, KnownRecord> {
  const latest = new Map<string, PlainEvent>();
  const erased = new Set<string>();
  for (const event of events) {
    if (londonDay(event.time) > asAt) continue;
    const key = `${event.source} ${event.subject}`;
    const before = latest.get(key);
    if (!before || event.sourcerevision > before.sourcerevision) latest.set(key, event);
    if (isWithdrawal(event) && event.data.facts.reason === 'ERASURE') erased.add(key);
  }
  const records = new Map<string, KnownRecord>();
  for (const [key, event] of latest) {
    if (isWithdrawal(event) || erased.has(key)) continue;
    const type = event.type.replace(/^cymru\.cyfrif\./, '').replace(/\.v\d+$/, '');
    records.set(key, {
      agency: event.source.replace('/agencies/', ''),
      kind: type.slice(0, type.indexOf('.')),
      type,
      revision: event.sourcerevision,
      facts: event.data.facts,
      birth: event.data.identity?.linkage?.dateOfBirth,
    });
  }
  return records;
}

function isWithdrawal(event: PlainEvent): boolean {
  return event.type.includes('.record.withdrawn.');
}

export function text(record: KnownRecord, field: string): string {
  const value = record.facts[field];
  return typeof value === 'string' ? value : '';
}
