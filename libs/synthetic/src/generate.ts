import { AGENCIES } from './agencies';
import { isoDay } from './calendar';
import { CanaryList, type Canary } from './canaries';
import type { PlainEvent, SyntheticEvent, WalesOptions } from './options';
import { TrueCounts } from './oracle/true-counts';
import type { CountRow } from './oracle/rows';
import type { Person } from './people/person';
import { streamWales, worldEnd } from './wales';

/** A whole world in memory: for tests, the demonstration and worlds of up to some ten thousand people. */
export interface Wales {
  /** Agencies that have anything to send, sorted by name. */
  agencies: string[];
  /** Events of one agency in the order in which it sends them. */
  events: (agency: string) => readonly PlainEvent[];
  eventCount: number;
  people: readonly Person[];
  /** Who every record is about: key is `source` and `subject` joined by a space. */
  personOf: ReadonlyMap<string, string>;
  /** Last day of sending, `YYYY-MM-DD`. */
  endsOn: string;
  /** Counts that follow from everything sent up to `asAt` (default: the world's end) if links were perfect. */
  trueCounts: (asAt?: string) => CountRow[];
  /** Empty unless asked for. */
  canaries: Canary[];
}

export function generateWales(options: WalesOptions): Wales {
  const byAgency = new Map<string, SyntheticEvent[]>(AGENCIES.map((agency) => [agency.name, []]));
  const people: Person[] = [];
  const personOf = new Map<string, string>();
  const canaries = new CanaryList();
  let eventCount = 0;
  streamWales(options, {
    person: (person) => people.push(person),
    event: (sent) => {
      eventCount += 1;
      byAgency.get(sent.agency)?.push(sent);
      if (sent.person) personOf.set(`${sent.event.source} ${sent.event.subject}`, sent.person);
      if (options.canaries) canaries.add(sent.event);
    },
  });
  const ordered = new Map<string, PlainEvent[]>();
  for (const [agency, sent] of byAgency) {
    sent.sort((a, b) => a.sentAt - b.sentAt);
    ordered.set(
      agency,
      sent.map(({ event }) => event),
    );
  }
  const endsOn = isoDay(worldEnd(options));
  return {
    agencies: [...ordered.keys()].filter((agency) => ordered.get(agency)?.length).sort(),
    events: (agency) => ordered.get(agency) ?? [],
    eventCount,
    people,
    personOf,
    endsOn,
    trueCounts: (asAt = endsOn) => {
      const counts = new TrueCounts({ asAt, from: options.from, to: options.to });
      counts.addAll([...ordered.values()].flat(), (event) =>
        personOf.get(`${event.source} ${event.subject}`),
      );
      return counts.rows();
    },
    canaries: canaries.list(),
  };
}
