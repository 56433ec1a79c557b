import {
  parseType,
  type Facts,
  type FactsRecord,
  type LinkageRecord,
  type LinkageToken,
  type ParsedType,
} from '#libs/contracts';
import { normalisePerson, type NormalisedPerson } from '#libs/identifiers';
import type { KeyPort } from '#libs/keys';
import { recordRefs } from '#libs/pseudonyms';
import { derivedFacts } from './derived';
import type { OpenedEvent } from './opened';
import { withTokenisedReferences } from './reference-fields';

/** What linkage learns of one person of the batch: tokens, and views once the model compares them. */
export type EncodePeople = (
  people: readonly { person: NormalisedPerson; agency: string }[],
) => { tokens: LinkageToken[]; views?: unknown[]; profile?: string }[];

export interface SplitContext {
  keys: KeyPort;
  encode: EncodePeople;
  /** Decides the century of two-digit PNC years. */
  currentYear: number;
}

export interface Split {
  linkage: LinkageRecord[];
  facts: FactsRecord[];
  /** Identifiers left out of linkage: `PNC.PLACEHOLDER` and so on. */
  leftOut: Record<string, number>;
}

interface Part extends OpenedEvent {
  parsed: ParsedType;
  recordRef: string;
  state: FactsRecord['state'];
}

/** Splits events in two: tokens go one way and facts the other, joined by nothing but the record reference. */
export function splitEvents(events: readonly OpenedEvent[], context: SplitContext): Split {
  const refs = recordRefs(
    context.keys,
    events.map(({ intake }) => intake.event),
  );
  const parts = events.map((event, i): Part => {
    const { type, data } = event.intake.event;
    const parsed = parseType(type)!;
    return { ...event, parsed, recordRef: refs[i]!, state: stateOf(parsed, data.facts) };
  });
  const leftOut: Record<string, number> = {};
  return { linkage: linkageHalf(parts, context, leftOut), facts: factsHalf(parts, context.keys), leftOut };
}

function linkageHalf(
  parts: readonly Part[],
  { encode, currentYear }: SplitContext,
  leftOut: Record<string, number>,
): LinkageRecord[] {
  const withdrawals = parts.filter(({ parsed }) => isWithdrawal(parsed));
  const persons = parts.flatMap((part) => {
    if (!part.identity) return [];
    const { identifiers = [], linkage } = part.identity;
    const isLink = isLinkMessage(part.parsed);
    const person = normalisePerson({ identifiers, ...(isLink ? {} : linkage) }, currentYear);
    for (const { scheme, why } of person.refused) {
      leftOut[`${scheme}.${why}`] = (leftOut[`${scheme}.${why}`] ?? 0) + 1;
    }
    return [{ part, person, isLink }];
  });
  const encoded = encode(persons.map(({ part, person }) => ({ person, agency: part.agency })));
  return [
    ...withdrawals.map((part) => ({ ...head(part), tokens: [] })),
    ...persons.map(({ part, isLink }, i) => ({
      ...head(part),
      ...(isLink ? linkMessage(part.intake.event.data.facts) : {}),
      ...encoded[i]!,
    })),
  ];
}

function factsHalf(parts: readonly Part[], keys: KeyPort): FactsRecord[] {
  const tokenised = withTokenisedReferences(
    parts.map(({ parsed, agency, intake }) => ({
      descriptor: parsed.descriptor,
      facts: intake.event.data.facts,
      agency,
    })),
    keys,
  );
  return parts.map(({ recordRef, agency, parsed, state, identity, intake }, i) => {
    const { event } = intake;
    const derived = derivedFacts(parsed.descriptor, event.data.facts, identity?.linkage?.dateOfBirth);
    const reason = isWithdrawal(parsed) ? event.data.facts['reason'] : undefined;
    return {
      recordRef,
      agency,
      type: parsed.suffix,
      typeVersion: parsed.version,
      revision: event.sourcerevision,
      time: event.time,
      state,
      ...(typeof reason === 'string' ? { withdrawnReason: reason } : {}),
      // A message about links belongs to no person: no membership will come for it.
      hasIdentity: identity !== undefined && !isLinkMessage(parsed),
      agreement: event.agreementref,
      regime: event.regime,
      facts: tokenised[i]!,
      ...(derived ? { derived } : {}),
    };
  });
}

function head({ recordRef, agency, intake, state }: Part) {
  const { sourcerevision, time } = intake.event;
  return { recordRef, agency, revision: sourcerevision, knownOn: londonDay(time), state };
}

function isLinkMessage({ descriptor }: ParsedType): boolean {
  return descriptor.suffix === 'person-link.changed';
}

function linkMessage(facts: Facts): Pick<LinkageRecord, 'linkChange' | 'effectiveOn'> {
  return {
    linkChange: facts['change'] as LinkageRecord['linkChange'],
    effectiveOn: facts['effectiveOn'] as string,
  };
}

function isWithdrawal(parsed: ParsedType): boolean {
  return parsed.descriptor.suffix === 'record.withdrawn';
}

function stateOf(parsed: ParsedType, facts: Facts): FactsRecord['state'] {
  if (!isWithdrawal(parsed)) return 'present';
  return facts['reason'] === 'ERASURE' ? 'erased' : 'withdrawn';
}

const london = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/London' });

/** The civil day (Europe/London) on which a moment falls: what was known by the end of a day is known on it. */
function londonDay(time: string): string {
  return london.format(new Date(time));
}
