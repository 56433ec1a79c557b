import { parseType } from './catalogue';
import { FIELD_NAMES } from './catalogue.generated';
import type { Agreement } from './facts.generated';
import type { Facts, PlainIdentity, Regime } from './messages';

/** What an event claims, for the decision whether an agreement covers it. */
export interface Claim {
  /** Common name of the sending agency. */
  agency: string;
  type: string;
  regime: Regime;
  purpose: string;
  /** Days (YYYY-MM-DD) on which the agreement must be in force. */
  on: readonly string[];
  facts: Facts;
}

export interface Uncovered {
  code: AgreementCode;
  /** JSON pointer into the event. */
  pointer: string;
}

export type AgreementCode =
  | 'agreement.unknown'
  | 'agreement.not-in-force'
  | 'agreement.party'
  | 'agreement.regime'
  | 'agreement.purpose'
  | 'agreement.type'
  | 'agreement.field'
  | 'agreement.identifier'
  | 'agreement.linkage';

type Covered = Agreement['events'][number];

/**
 * Whether an agreement covers an event: party, state and dates, regime, purpose, type, then each field of the
 * facts. Undefined if it does; otherwise the first reason against it. What is not named is not covered.
 */
export function coverage(agreement: Agreement | undefined, claim: Claim): Uncovered | undefined {
  if (!agreement) return { code: 'agreement.unknown', pointer: '/agreementref' };
  if (!isParty(agreement, claim.agency)) return { code: 'agreement.party', pointer: '/agreementref' };
  if (!isInForce(agreement, claim.on)) return { code: 'agreement.not-in-force', pointer: '/agreementref' };
  if (agreement.regime !== claim.regime) return { code: 'agreement.regime', pointer: '/regime' };
  if (!agreement.purposes.includes(claim.purpose))
    return { code: 'agreement.purpose', pointer: '/purposecode' };
  const event = coveredEvent(agreement, claim.type);
  if (!event) return { code: 'agreement.type', pointer: '/type' };
  const field = event.facts === '*' ? undefined : uncoveredField(new Set(event.facts), claim.facts, '');
  return field === undefined ? undefined : { code: 'agreement.field', pointer: `/data/facts${field}` };
}

/** Whether an agreement covers the identity of an event: each scheme and each linkage field that is present. */
export function identityCoverage(
  agreement: Agreement | undefined,
  type: string,
  identity: PlainIdentity,
): Uncovered | undefined {
  if (!agreement) return { code: 'agreement.unknown', pointer: '/agreementref' };
  const event = coveredEvent(agreement, type);
  if (!event) return { code: 'agreement.type', pointer: '/type' };
  const { identifiers, linkage } = event;
  if (identifiers !== '*' && identity.identifiers?.some(({ scheme }) => !identifiers.includes(scheme)))
    return { code: 'agreement.identifier', pointer: '/data/identity/identifiers' };
  const fields = Object.keys(identity.linkage ?? {});
  if (linkage !== '*' && fields.some((field) => !linkage.includes(field)))
    return { code: 'agreement.linkage', pointer: '/data/identity/linkage' };
  return undefined;
}

/** Agreements that let an agency send a type on a day: which feeds a definition may require. */
export function agreementsFor(
  agreements: readonly Agreement[],
  agency: string,
  type: string,
  on: string,
): Agreement[] {
  return agreements.filter(
    (agreement) =>
      isParty(agreement, agency) && isInForce(agreement, [on]) && coveredEvent(agreement, type) !== undefined,
  );
}

function isParty(agreement: Agreement, agency: string): boolean {
  return agreement.parties.some((party) => party === '*' || party === agency);
}

function isInForce(agreement: Agreement, days: readonly string[]): boolean {
  const { status, validFrom, validTo } = agreement;
  return (
    status === 'in-force' &&
    days.every((day) => validFrom <= day && (validTo === undefined || day <= validTo))
  );
}

function coveredEvent(agreement: Agreement, type: string): Covered | undefined {
  const parsed = parseType(type);
  if (!parsed) return undefined;
  // A type that every agency has may be named with its segment or without.
  return agreement.events.find(
    (event) => event.type === parsed.suffix || event.type === parsed.descriptor.suffix,
  );
}

/** Pointer to the first field that neither itself nor through a parent is allowed. */
function uncoveredField(allowed: ReadonlySet<string>, value: object, at: string): string | undefined {
  for (const [name, child] of Object.entries(value)) {
    // A name that no schema has may be an identifier: the pointer stays at its parent.
    if (!FIELD_NAMES.has(name)) return at;
    const pointer = `${at}/${name}`;
    if (allowed.has(pointer)) continue;
    const nested = typeof child === 'object' && child !== null && Object.keys(child).length > 0;
    const uncovered = nested ? uncoveredField(allowed, child as object, pointer) : pointer;
    if (uncovered !== undefined) return uncovered;
  }
  return undefined;
}
