import { randomInt, randomUUID } from 'node:crypto';
import type { QuestionKind, QuestionSet } from '#libs/contracts';

/** One question among so many: decoys and the question together. */
export const SET_SIZE = 10;
/** Days that an agency has for an answer. */
export const DAYS_TO_ANSWER = 28;

/** A profile that an agency could be asked about. */
export interface Askable {
  profile: string;
  /** Letter of the profile in the cluster graph. */
  name: string;
  agency: string;
  /** One of the profile's records, with the address at which the agency is asked. */
  recordRef: string;
  address: string;
}

/** What an officer may ask; `choice` names it on the page. */
export interface QuestionChoice {
  choice: string;
  agency: string;
  kind: QuestionKind;
  /** Letters of the profiles. */
  names: string[];
  own: Askable[];
}

/** So many choices for one review: more would be no choice. */
const MOST_CHOICES = 24;

/**
 * Whether two profiles of one agency are the same person, and whether a profile's date of birth was verified. An
 * agency is asked about its own records only.
 */
export function questionChoices(askable: readonly Askable[]): QuestionChoice[] {
  const choices: QuestionChoice[] = [];
  for (const [agency, own] of Map.groupBy(askable, (one) => one.agency)) {
    own.forEach((one, at) => {
      for (const other of own.slice(at + 1)) choices.push(choiceOf(agency, 'same-person', [one, other]));
    });
    for (const one of own) choices.push(choiceOf(agency, 'date-of-birth', [one]));
  }
  return choices.slice(0, MOST_CHOICES);
}

function choiceOf(agency: string, kind: QuestionKind, own: Askable[]): QuestionChoice {
  const names = own.map(({ name }) => name);
  return { choice: [kind, ...names].join('.'), agency, kind, names, own };
}

/**
 * Mixes the question among decoys of the same kind and the same number of records. The place is drawn by the system's
 * generator, so nothing in a set says which item is asked in earnest.
 */
export function mixedSet(
  question: {
    agency: string;
    kind: QuestionKind;
    own: readonly string[];
    askedOn: string;
    expiresOn: string;
  },
  decoys: readonly (readonly string[])[],
): { set: QuestionSet; itemId: string } {
  const { own, ...said } = question;
  const items = [own, ...decoys].map((records) => ({ itemId: randomUUID(), records: swapped(records) }));
  const { itemId } = items[0]!;
  for (let at = items.length - 1; at > 0; at--) {
    const other = randomInt(at + 1);
    [items[at], items[other]] = [items[other]!, items[at]!];
  }
  return { set: { setId: randomUUID(), ...said, items }, itemId };
}

/** The order of two records says nothing either. */
function swapped(records: readonly string[]): string[] {
  return randomInt(2) === 0 ? [...records] : records.toReversed();
}

/** The day some days after another, YYYY-MM-DD. */
export function daysAfter(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}
