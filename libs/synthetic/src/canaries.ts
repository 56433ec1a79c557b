import type { Person } from './people/person';
import { isoDay } from './calendar';
import type { PlainEvent } from './options';

/** A value that must be found nowhere after a run; `kind` says which field carried it. */
export interface Canary {
  kind: string;
  value: string;
}

/** Gives a person names, a postcode and a date of birth that no other text contains by chance. */
export function makeCanary(person: Person): void {
  const mark = letters(person.index);
  person.family = `Zqcanaryfam${mark}`;
  person.given = `Xqcanarygiv${mark}`;
  person.middle = '';
  person.alias = undefined;
  person.marriedName = undefined;
  // Days 13 to 27 cannot be exchanged with a month and are no first of a month, as dates in facts may be.
  const date = Number(isoDay(person.birth).slice(8));
  person.birth += 13 + (date % 15) - date;
  for (const [at, home] of person.homes.entries()) {
    home.postcode = `LL${90 + (at % 10)} ${person.index % 10}${incode(person.index)}`;
  }
}

function letters(index: number): string {
  let text = '';
  for (let left = index + 26 ** 3; left > 0; left = Math.floor(left / 26)) {
    text = String.fromCharCode(97 + (left % 26)) + text;
  }
  return text;
}

const INCODE = 'ABDEFGHJLNPQRSTUWXYZ';

function incode(index: number): string {
  const at = Math.floor(index / 10) % 400;
  return INCODE.charAt(Math.floor(at / 20)) + INCODE.charAt(at % 20);
}

/** Collects what must not leak: every identifier, every linkage value but sex, every reference. */
export class CanaryList {
  private readonly seen = new Map<string, Canary>();

  add(event: PlainEvent): void {
    const { identity, facts } = event.data;
    for (const { scheme, value } of identity?.identifiers ?? []) this.put(`identifier.${scheme}`, value);
    for (const [field, value] of Object.entries(identity?.linkage ?? {})) {
      if (field !== 'sex') this.put(`linkage.${field}`, value);
    }
    for (const [field, value] of Object.entries(facts)) {
      if (field.endsWith('Ref') && typeof value === 'string') this.put(`reference.${field}`, value);
    }
  }

  list(): Canary[] {
    return [...this.seen.values()];
  }

  private put(kind: string, value: string): void {
    this.seen.set(`${kind} ${value}`, { kind, value });
  }
}
