import { londonDay } from '../domain/london-day';

/** Pairs of each stratum that two officers are asked about in a quarter. */
export const SAMPLE_OF_STRATUM = 20;

/**
 * A sample is drawn for each calendar quarter. Until an officer has begun with it, it is drawn anew each day, so that
 * it is of the pairs that there are; from then on it stands until the quarter ends.
 */
export function isSampleDue(standing: { drawnAt: Date; begun: boolean } | undefined, today: string): boolean {
  if (!standing) return true;
  const drawnOn = londonDay(standing.drawnAt);
  return quarterOf(drawnOn) < quarterOf(today) || (!standing.begun && drawnOn < today);
}

function quarterOf(day: string): string {
  return `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;
}
