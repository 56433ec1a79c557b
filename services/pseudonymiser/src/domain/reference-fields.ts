import type { Facts, TypeDescriptor } from '#libs/contracts';
import type { KeyPort } from '#libs/keys';
import { agencyReferences, referralReferences, type AgencyReference } from '#libs/pseudonyms';

export interface FactsOfAgency {
  descriptor: TypeDescriptor;
  facts: Facts;
  agency: string;
}

/** Facts with every reference that the schema marks replaced by its token; one call to the keys per domain. */
export function withTokenisedReferences(given: readonly FactsOfAgency[], keys: KeyPort): Facts[] {
  const tokenised = given.map(({ facts }) => ({ ...facts }));
  const agency: { at: number; reference: AgencyReference }[] = [];
  const referral: { at: number; field: string; value: string }[] = [];
  given.forEach(({ descriptor, facts, agency: agencyName }, at) => {
    for (const field of descriptor.references.agency) {
      const value = facts[field];
      if (typeof value === 'string') agency.push({ at, reference: { field, agency: agencyName, value } });
    }
    for (const field of descriptor.references.referral) {
      const value = facts[field];
      if (typeof value === 'string') referral.push({ at, field, value });
    }
  });
  const agencyTokens = agencyReferences(
    keys,
    agency.map(({ reference }) => reference),
  );
  agency.forEach(({ at, reference }, i) => (tokenised[at]![reference.field] = agencyTokens[i]));
  const referralTokens = referralReferences(
    keys,
    referral.map(({ value }) => value),
  );
  referral.forEach(({ at, field }, i) => (tokenised[at]![field] = referralTokens[i]));
  return tokenised;
}
