import type { LinkageToken } from '#libs/contracts';
import type { NormalisedIdentifier, NormalisedPerson } from '#libs/identifiers';
import type { KeyPort } from '#libs/keys';
import { MacBatch, macOf, tokenOf, type PendingMac } from './mac-batch';

/** One person as one agency knows them. */
export interface AgencyPerson {
  person: NormalisedPerson;
  /** Common name of the agency: its own references mean nothing elsewhere. */
  agency: string;
}

/** Numbers that name an arrest, a stay or an address rather than a person: not evidence of identity. */
const NOT_OF_PERSONS = new Set(['ASN', 'BOOKING', 'UPRN']);

export interface AskedToken {
  kind: string;
  valid: boolean;
  mac: PendingMac;
}

/**
 * Exact tokens of many people under one key id, in order. Identifiers come first and in the order given, so that
 * a merge message's tokens are the identifiers it names; then repairs, then composites.
 */
export function exactTokens(
  people: readonly AgencyPerson[],
  keys: KeyPort,
  keyId?: number,
): LinkageToken[][] {
  const epoch = keyId ?? keys.keyIds[0]!;
  const batch = new MacBatch(keys, epoch);
  const asked = people.map((person) => askTokens(person, batch));
  batch.run();
  return asked.map((tokens) => tokens.map((token) => finished(token, epoch)));
}

/** The token that was asked for, once its batch has run. */
export function finished({ kind, valid, mac }: AskedToken, keyId: number): LinkageToken {
  return { kind, token: tokenOf(keyId, macOf(mac)), valid };
}

/** Adds the tokens of one person to a batch. */
export function askTokens({ person, agency }: AgencyPerson, batch: MacBatch): AskedToken[] {
  const asked: AskedToken[] = [];
  for (const identifier of person.identifiers) askIdentifier(asked, identifier, agency, batch);
  for (const identifier of person.identifiers) askRepairs(asked, identifier, batch);
  askComposites(asked, person, batch);
  return asked;
}

function askIdentifier(
  asked: AskedToken[],
  { scheme, canonical, valid }: NormalisedIdentifier,
  agency: string,
  batch: MacBatch,
): void {
  if (canonical === undefined || NOT_OF_PERSONS.has(scheme)) return;
  const domain = scheme.endsWith('_REF') ? agency : '';
  asked.push({ kind: scheme, valid, mac: batch.ask('id', scheme, `${domain}\x1f${canonical}`) });
}

/** A repair is the token that the right number would have, so it is computed as that number's own. */
function askRepairs(asked: AskedToken[], { scheme, repairs }: NormalisedIdentifier, batch: MacBatch): void {
  if (NOT_OF_PERSONS.has(scheme)) return;
  for (const candidate of repairs)
    asked.push({
      kind: `${scheme}_REPAIR`,
      valid: false,
      mac: batch.ask('id', scheme, `\x1f${candidate}`),
    });
}

/**
 * Composites that hold only where every part is stated and certain. An NHS number counts with the date of birth,
 * since some are held by two people; a name counts with date of birth and postcode district.
 */
function askComposites(
  asked: AskedToken[],
  { identifiers, given, surname, birth, postcode }: NormalisedPerson,
  batch: MacBatch,
): void {
  if (!birth?.real || birth.precision !== 'day') return;
  const ask = (kind: string, value: string): void => {
    asked.push({ kind, valid: true, mac: batch.ask('composite', kind, value) });
  };
  const nhs = identifiers.find(({ scheme, valid }) => scheme === 'NHS' && valid)?.canonical;
  if (nhs) ask('NHS_DOB', `${nhs}\x1f${birth.iso}`);
  const named = given?.first && surname && !given.damaged && !surname.damaged;
  if (!named || !postcode || birth.lowInformation) return;
  const rest = `${surname.text}\x1f${birth.iso}\x1f${postcode.district}`;
  ask('NAME_DOB_DISTRICT', `${given.first}\x1f${rest}`);
  const [nameClass] = given.classes;
  if (nameClass) ask('NAME_CLASS_DOB_DISTRICT', `${nameClass}\x1f${rest}`);
}
