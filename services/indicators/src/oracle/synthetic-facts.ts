import type { Facts, FactsRecord } from '#libs/contracts';
import { parseType } from '#libs/contracts';
import { ageOn } from '#libs/measures';
import type { PlainEvent } from '#libs/synthetic';
import { factTableOf } from '../data/fact-tables';

/** The facts half of an event, as the pseudonymiser would make it but for the references, which stay as they are. */
export function factsOf(event: PlainEvent): FactsRecord {
  const parsed = parseType(event.type)!;
  const type = parsed.suffix;
  const facts: Facts = event.data.facts;
  const born = event.data.identity?.linkage?.dateOfBirth;
  const ageOf = factTableOf(type)?.ageOf;
  const reason = type.endsWith('.record.withdrawn') ? facts['reason'] : undefined;
  return {
    recordRef: `${event.source} ${event.subject}`,
    agency: event.source.slice('/agencies/'.length),
    type,
    typeVersion: 1,
    revision: event.sourcerevision,
    time: event.time,
    regime: event.regime,
    facts,
    state: reason === undefined ? 'present' : reason === 'ERASURE' ? 'erased' : 'withdrawn',
    hasIdentity: event.data.identity !== undefined,
    agreement: event.agreementref,
    ...(born
      ? {
          derived: {
            ages: ageOf ? { [ageOf]: ageOn(born, String(facts[ageOf])) } : {},
            birthMonth: born.slice(0, 7),
          },
        }
      : {}),
  };
}
