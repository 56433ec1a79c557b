import { monthStart, quartersBetween } from './calendar';
import { makeCanary } from './canaries';
import { CLOSES_AFTER, Ledger } from './closing';
import { prosecutions } from './cps';
import type { Life } from './lives/life';
import { linkChanges } from './lives/links';
import { Recorder, type World } from './lives/recorder';
import { live } from './lives/telling';
import type { SyntheticEvent, WalesOptions } from './options';
import { makeHousehold } from './people/household';
import type { Person } from './people/person';
import { Random } from './random';

/** Where a world goes while it is made. */
export interface WalesSink {
  /** All events of one person come before those of the next household; order in time is the caller's affair. */
  event: (event: SyntheticEvent) => void;
  /** Each person, before her first event. */
  person?: (person: Person) => void;
  /** After all events of a household, with its people. */
  household?: (people: readonly Person[]) => void;
}

/**
 * Makes a world household by household in constant memory: the same options give the same events.
 * Events of nobody (prosecutions, closed periods) come last.
 */
export function streamWales(options: WalesOptions, sink: WalesSink): void {
  const from = monthStart(options.from);
  const until = monthStart(options.to, 1);
  if (!(until > from) || !(options.people > 0)) throw new Error('SYNTHETIC_OPTIONS');
  const quarters = quartersBetween(from, until);
  const ends = until + CLOSES_AFTER;
  const ledger = new Ledger(quarters, ends);
  const world: World = {
    from,
    until,
    ends,
    types: options.types && new Set(options.types),
    canaries: options.canaries ?? false,
    send: sink.event,
    ledger,
  };
  const step = Math.max(1, Math.floor(options.people / 100));
  let made = 0;
  for (let household = 0; made < options.people; household++) {
    const people = makeHousehold(options.seed, household, (options.after ?? 0) + made, { from, until });
    people.length = Math.min(people.length, options.people - made);
    if (world.canaries) people.forEach(makeCanary);
    people.forEach((person) => sink.person?.(person));
    tell(new Recorder(world, new Random(options.seed, 2, household)), people);
    sink.household?.(people);
    const before = made;
    made += people.length;
    if (Math.floor(made / step) > Math.floor(before / step)) options.onProgress?.(made, options.people);
  }
  prosecutions(new Recorder(world, new Random(options.seed, 4)), quarters, options.people);
  for (const closed of ledger.close(options.seed)) sink.event(closed);
}

function tell(recorder: Recorder, people: readonly Person[]): void {
  const lives: Life[] = people.map((person) => live(recorder, person));
  linkChanges(lives);
}

/** Last day on which the world sends anything; the natural `asAt` of its true counts. */
export function worldEnd(options: Pick<WalesOptions, 'to'>): number {
  return monthStart(options.to, 1) + CLOSES_AFTER;
}
