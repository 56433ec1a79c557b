import type { ExactToken } from './types';

/**
 * Schemes of which a person is expected to hold one value: neither weights nor a composite join two profiles with
 * different values. An arrest summons number, say, is not among them.
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
 * Numbers that one national register gives a person: not even another shared identifier joins two profiles with
 * different ones. An agency's own references are not among them: it often has two for one person, and merges them later.
 */
const NATIONAL: ReadonlySet<string> = new Set(['PNC', 'CRO', 'NHS', 'NINO']);

/** Identifiers that join, the strongest first; all others come after them. */
const BY_STRENGTH: readonly string[] = ['PNC', 'CRO', 'NHS_DOB', 'NINO', 'NOMS', 'CRN'];

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

export function isNationalNumber(token: ExactToken): boolean {
  return token.valid && NATIONAL.has(token.kind);
}

/** Place among the identifiers that join, by the key of a token; 0 is the strongest. */
export function strengthOf(key: string): number {
  const at = BY_STRENGTH.indexOf(key.slice(0, key.indexOf(':')));
  return at < 0 ? BY_STRENGTH.length : at;
}
