import {
  parseType,
  type Facts,
  type FactsRecord,
  type LinkageRecord,
  type ParsedType,
} from '#libs/contracts';
import type { KeyPort, SealAddress } from '#libs/keys';
import { recordRefs } from '#libs/pseudonyms';
import { derivedFacts } from './derived';
import type { EncodedIdentity, OpenIdentity } from './identity-encoder';
import type { OpenedEvent } from './opened';
import { withTokenisedReferences } from './reference-fields';

export interface SplitContext {
  keys: KeyPort;
  encode: (identities: readonly OpenIdentity[]) => EncodedIdentity[];
  /** Seals the agency's own name of a record to the agency; absent: agencies cannot be asked about records. */
  address?: SealAddress;
}

export interface Split {
  /** Linkage records as they travel. */
  linkage: { recordRef: string; value: Buffer }[];
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
  { encode, address }: SplitContext,
  leftOut: Record<string, number>,
): Split['linkage'] {
  const withdrawals = parts.filter(({ parsed }) => isWithdrawal(parsed));
  const persons = parts.flatMap((part) => {
    const { agency, identity } = part;
    return identity ? [{ part, open: { agency, identity, isLink: isLinkMessage(part.parsed) } }] : [];
  });
  const encoded = encode(persons.map(({ open }) => open));
  for (const { scheme, why } of encoded.flatMap(({ refused }) => refused)) {
    leftOut[`${scheme}.${why}`] = (leftOut[`${scheme}.${why}`] ?? 0) + 1;
  }
  return [
    ...withdrawals.map((part) => travelling(head(part), NO_TOKENS)),
    ...persons.map(({ part, open }, i) => {
      const more = open.isLink
        ? linkMessage(part.intake.event.data.facts)
        : addressed(address?.(part.agency, part.intake.event.subject));
      return travelling({ ...head(part), ...more }, encoded[i]!.members);
    }),
  ];
}

const NO_TOKENS = Buffer.from('"tokens":[]');

/** Puts the encoded members, which are JSON already, behind the record's own. */
function travelling(record: Omit<LinkageRecord, 'tokens'>, members: Buffer): Split['linkage'][number] {
  const own = Buffer.from(`${JSON.stringify(record).slice(0, -1)},`);
  return { recordRef: record.recordRef, value: Buffer.concat([own, members, CLOSED]) };
}

const CLOSED = Buffer.from('}');

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

function addressed(returnAddress: string | undefined): Pick<LinkageRecord, 'returnAddress'> {
  return returnAddress === undefined ? {} : { returnAddress };
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
