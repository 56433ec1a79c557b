import type { PersonRows } from './rows';

/** Streams of facts, each with rows of one shape. */
export const STREAM_NAMES = [
  'declared',
  'arrests',
  'care',
  'births',
  'disposals',
  'convictions',
  'sentences',
  'commencements',
  'terminations',
  'releases',
  'recalls',
  'registrations',
  'assessments',
  'referrals',
  'starts',
] as const;
export type StreamName = (typeof STREAM_NAMES)[number];

/** Everything known of some persons, [first, first + count). */
export interface Facts {
  first: number;
  count: number;
  rows: Record<StreamName, PersonRows>;
}
