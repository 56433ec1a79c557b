/** What a broker has of a topic: first offset, and the one behind the last, by partition. */
export interface LogRange {
  low: Map<number, bigint>;
  high: Map<number, bigint>;
}

const LOOKS = 4;

/**
 * Whether a position lies past the end of its log: the topic was made anew, or the broker lost or restored it. The end
 * is asked for some times with pauses between, as a leader that was just elected may know an earlier one.
 */
export async function isPastEnd(
  next: bigint,
  end: () => Promise<bigint>,
  pause: () => Promise<void>,
): Promise<boolean> {
  for (let looks = 1; next > (await end()); looks++) {
    if (looks === LOOKS) return true;
    await pause();
  }
  return false;
}

/** Records between a position and the end of its log; not a number where it lies past the end. */
export function recordsFrom(next: bigint, end: bigint): number {
  return next > end ? NaN : Number(end - next);
}
