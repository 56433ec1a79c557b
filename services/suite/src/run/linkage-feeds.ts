import { readDefinitions } from '#libs/measures';
import { projectPath } from '#libs/config';
import type { Agreement } from '#libs/contracts';
import type { IndicatorFeed } from '#services/matcher';
import type { ReadLine } from './canonical-order';

/** Which agencies feed which indicator, by the types of event that its definition reads and that they sent. */
export function feedsOf(lines: readonly Pick<ReadLine, 'source' | 'type'>[]): IndicatorFeed[] {
  const senders = new Map<string, Set<string>>();
  for (const { source, type } of lines) {
    const name = /^cymru\.cyfrif\.(.+)\.v\d+$/.exec(type)?.[1];
    if (name === undefined) continue;
    const agencies = senders.get(name) ?? new Set();
    senders.set(name, agencies.add(source.slice(source.lastIndexOf('/') + 1)));
  }
  return feedsBySenders(senders);
}

/** The same by the agencies that agreements in force name as senders of a type. */
export function feedsOfAgreements(agreements: readonly Agreement[]): IndicatorFeed[] {
  const senders = new Map<string, Set<string>>();
  for (const { status, parties, events } of agreements) {
    if (status !== 'in-force') continue;
    for (const { type } of events) {
      const agencies = senders.get(type) ?? new Set();
      for (const party of parties) if (party !== '*') agencies.add(party);
      senders.set(type, agencies);
    }
  }
  return feedsBySenders(senders);
}

function feedsBySenders(senders: ReadonlyMap<string, ReadonlySet<string>>): IndicatorFeed[] {
  return readDefinitions(projectPath('schemas', 'indicators')).flatMap(({ id, eventTypes }) => {
    const agencies = new Set(eventTypes.flatMap((type) => [...(senders.get(type) ?? [])]));
    return agencies.size === 0 ? [] : [{ indicator: id, agencies: [...agencies].sort() }];
  });
}
