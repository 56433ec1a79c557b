import type { Composed, ComposeInput } from '../domain/compose';

/** What the thread that composes is given: everything but functions. */
export type ComposeRequest = Omit<ComposeInput, 'progress' | 'late'> & {
  /** After so long no further table is begun. */
  secondsAllowed: number;
};

/** What it tells: how far it is, and once the result. */
export type ComposeReply =
  { progress: Parameters<NonNullable<ComposeInput['progress']>> } | { composed: Composed };
