import type { PlainEvent } from './prepare';

/**
 * Keeps order where it matters while batches travel at the same time: deliveries of one record, or of one id, are
 * decided in the order of the file, so such an event waits until the batches in flight have been answered.
 */
export class Lanes {
  private readonly inFlight = new Map<string, number>();

  /** Whether an event may not join a batch while others are in flight. */
  mustWait(event: PlainEvent): boolean {
    return keysOf(event).some((key) => this.inFlight.has(key));
  }

  enter(events: readonly PlainEvent[]): void {
    for (const key of events.flatMap(keysOf)) this.inFlight.set(key, (this.inFlight.get(key) ?? 0) + 1);
  }

  leave(events: readonly PlainEvent[]): void {
    for (const key of events.flatMap(keysOf)) {
      const left = (this.inFlight.get(key) ?? 1) - 1;
      if (left > 0) this.inFlight.set(key, left);
      else this.inFlight.delete(key);
    }
  }
}

function keysOf({ source, subject, id }: PlainEvent): string[] {
  return [`${source}\x1f${subject}`, `${source}\x1f\x1f${id}`];
}
