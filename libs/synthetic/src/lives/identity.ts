import type { PlainIdentity } from '#libs/contracts';
import type { AgencyKind } from '../agencies';
import { shortPnc } from '../people/identifiers';
import type { Person } from '../people/person';
import type { Persona } from '../people/persona';
import type { Random } from '../random';

/** The identifiers that a kind of agency holds about a person and sends with an event. */
export function identifiersFor(
  kind: AgencyKind,
  persona: Persona,
  person: Person,
  random: Random,
): PlainIdentity['identifiers'] {
  const own = person.identifiers;
  const list: PlainIdentity['identifiers'] = [];
  const add = (scheme: string, value: string) => list.push({ scheme, value });
  const police = () => {
    if (!persona.hasPnc) return;
    add('PNC', random.chance(0.15) ? shortPnc(own.pnc) : own.pnc);
    if (persona.hasCro) add('CRO', own.cro);
  };
  switch (kind) {
    case 'police':
      police();
      break;
    case 'court':
      police();
      add('MASTER_DEFENDANT_ID', own.defendantId);
      break;
    case 'prison':
      add('NOMS', own.noms);
      police();
      break;
    case 'probation':
      add('CRN', own.secondCrn && random.chance(0.5) ? own.secondCrn : own.crn);
      police();
      if (random.chance(0.4)) add('NOMS', own.noms);
      break;
    case 'health':
      add('NHS', own.nhs);
      break;
    case 'la':
      if (persona.hasNhs) add('NHS', own.nhs);
      break;
    case 'provider':
      if (persona.hasNhs) add('CRN', own.crn);
      break;
    case 'cps':
      break;
  }
  return list;
}
