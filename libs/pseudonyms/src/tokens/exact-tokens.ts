import type { LinkageToken } from '#libs/contracts';
import type { NormalisedIdentifier, NormalisedPerson } from '#libs/identifiers';
import type { KeyPort } from '#libs/keys';
import { MacBatch, tokenOf, type PendingMac } from './mac-batch';

/** One person as one agency knows them. */
export interface AgencyPerson {
  person: NormalisedPerson;
  /** Common name of the agency: its own references mean nothing elsewhere. */
  agency: string;
}

/** Numbers that name an arrest, a stay or an address rather than a person: not evidence of identity. */
const NOT_OF_PERSONS = new Set(['ASN', 'BOOKING', 'UPRN']);

interface Asked {
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
  return asked.map((tokens) =>
    tokens.map(({ kind, valid, mac }) => ({ kind, token: tokenOf(epoch, mac()), valid })),
  );
}

/** Adds the tokens of one person to a batch. */
export function askTokens({ person, agency }: AgencyPerson, batch: MacBatch): Asked[] {
  const identifiers = person.identifiers.filter(({ scheme }) => !NOT_OF_PERSONS.has(scheme));
  return [
    ...identifiers.flatMap((identifier) => askIdentifier(identifier, agency, batch)),
    ...identifiers.flatMap((identifier) => askRepairs(identifier, batch)),
    ...askComposites(person, batch),
  ];
}

function askIdentifier(
  { scheme, canonical, valid }: NormalisedIdentifier,
  agency: string,
  batch: MacBatch,
): Asked[] {
  if (canonical === undefined) return [];
  const domain = scheme.endsWith('_REF') ? agency : '';
  return [{ kind: scheme, valid, mac: batch.ask('id', scheme, domain, canonical) }];
}

/** A repair is the token that the right number would have, so it is computed as that number's own. */
function askRepairs({ scheme, repairs }: NormalisedIdentifier, batch: MacBatch): Asked[] {
  return repairs.map((candidate) => ({
    kind: `${scheme}_REPAIR`,
    valid: false,
    mac: batch.ask('id', scheme, '', candidate),
  }));
}

/**
 * Composites that hold only where every part is stated and certain. An NHS number counts with the date of birth,
 * since some are held by two people; a name counts with date of birth and postcode district.
 */
function askComposites(
  { identifiers, given, surname, birth, postcode }: NormalisedPerson,
  batch: MacBatch,
): Asked[] {
  if (!birth?.real || birth.precision !== 'day') return [];
  const asked: Asked[] = [];
  const nhs = identifiers.find(({ scheme, valid }) => scheme === 'NHS' && valid)?.canonical;
  if (nhs)
    asked.push({ kind: 'NHS_DOB', valid: true, mac: batch.ask('composite', 'NHS_DOB', nhs, birth.iso) });
  const named = given?.first && surname && !given.damaged && !surname.damaged;
  if (!named || !postcode || birth.lowInformation) return asked;
  const rest = [surname.text, birth.iso, postcode.district];
  asked.push({
    kind: 'NAME_DOB_DISTRICT',
    valid: true,
    mac: batch.ask('composite', 'NAME_DOB_DISTRICT', given.first!, ...rest),
  });
  const [nameClass] = given.classes;
  if (nameClass) {
    const mac = batch.ask('composite', 'NAME_CLASS_DOB_DISTRICT', nameClass, ...rest);
    asked.push({ kind: 'NAME_CLASS_DOB_DISTRICT', valid: true, mac });
  }
  return asked;
}
