import { refusalAddress, type Language } from '../paths';
import { dateTime } from '../web/formats';
import type { ShownRefusal } from './desk';

export const LIST_LIMIT = 200;
export const STAGES = ['gateway', 'pseudonymiser', 'matcher', 'indicators', 'publisher', 'auditor'] as const;
export const STATES = ['waiting', 'all'] as const;

export interface RefusalChoice {
  agency: string;
  stage: (typeof STAGES)[number] | '';
  state: (typeof STATES)[number];
}

/** Reads a query; what waits for a decision is shown first. */
export function readChoice({ agency, stage, state }: Record<string, unknown>): RefusalChoice {
  return {
    agency: typeof agency === 'string' && /^[\w.-]{1,64}$/.test(agency) ? agency : '',
    stage: STAGES.find((one) => one === stage) ?? '',
    state: STATES.find((one) => one === state) ?? 'waiting',
  };
}

/** Refusals that a form names: one or many boxes were ticked. */
export function chosenIds(field: unknown): string[] {
  const given: unknown[] = Array.isArray(field) ? field : [field];
  return given
    .filter((id): id is string => typeof id === 'string' && /^[\w-]{1,128}$/.test(id))
    .slice(0, LIST_LIMIT);
}

/** A refusal in words; its state is a key of the locales. */
export function refusalRow(refusal: ShownRefusal, language: Language): object {
  const state = refusal.resolution ?? (refusal.redrivable ? 'waiting' : 'final');
  return {
    ...refusal,
    state,
    when: dateTime(new Date(refusal.at), language),
    // An empty pointer is the event as a whole (RFC 6901), which a page says in words.
    place: refusal.pointer,
    href: refusalAddress(language, refusal.refusalId),
  };
}
