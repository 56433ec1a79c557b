import type { ExactToken } from './types';

/**
 * Schemes of which a person is expected to hold one value: two profiles with different values conflict, and only
 * another shared identifier or a merge message may join them. An arrest summons number, say, is not among them.
 */
const ONE_PER_PERSON: ReadonlySet<string> = new Set([
  'PNC',
  'CRO',
  'NOMS',
  'CRN',
  'NHS',
  'NINO',
  'MASTER_DEFENDANT_ID',
]);

/**
 * An NHS number alone never joins: in Wales some are held by two people, and the wrong number is hard to undo.
 * It counts with the date of birth (NHS_DOB). Repair tokens are evidence for the weights, not exact identity.
 */
export function joinsAlone(token: ExactToken): boolean {
  return token.valid && token.kind !== 'NHS' && !isComposite(token) && !isRepair(token);
}

/** A composite of name, date of birth and district: strong, but not proof against an explicit conflict. */
export function isComposite(token: ExactToken): boolean {
  return token.kind.startsWith('NAME_');
}

export function isRepair(token: ExactToken): boolean {
  return token.kind.endsWith('_REPAIR') || token.kind.startsWith('REPAIR_');
}

export function isOnePerPerson(token: ExactToken): boolean {
  return token.valid && ONE_PER_PERSON.has(token.kind);
}
