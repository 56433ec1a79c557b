import {
  type Agreement,
  canonicalJson,
  coverage,
  parseType,
  type ParsedType,
  type SealedEvent,
  sha256,
  validateEnvelope,
  validateFacts,
  validateIdentityPresence,
  validateSealedIdentity,
  type Violation,
} from '#libs/contracts';
import { futureDate } from './future';

/** Why an event was not accepted. Names of the event are there only if its envelope was sound. */
export interface Refusal {
  code: string;
  pointer: string;
  /** Plaintext identity on the wire: reported, not only counted. */
  incident: boolean;
  eventId?: string;
  type?: string;
  agreement?: string;
}

/** An event that passed every check that needs no store. */
export interface Candidate {
  event: SealedEvent;
  parsed: ParsedType;
  agreement: Agreement;
  /** Names the event as received: SHA-256 of its RFC 8785 form, keyed if no sealed identity makes it unguessable. */
  digest: string;
  /** Keyed digest of type and facts: what a revision says. Identity is sealed anew for every delivery. */
  content: string;
  /** Keyed digest of source and subject: what names the record in the store and on the log. */
  record: string;
}

/** HMAC-SHA-256 (hex) under a key of the gateway. A plain digest of a few facts could be found by trying them all. */
export type Fingerprint = (what: 'event' | 'content' | 'record', text: string) => string;

export type Checked = { candidate: Candidate; refusal?: undefined } | { refusal: Refusal };

export interface CheckContext {
  /** Common name of the certificate. */
  agency: string;
  agreements: ReadonlyMap<string, Agreement>;
  /** Day on which the agreement must be in force besides the event's own; none if only the event's counts. */
  today?: string;
  now: Date;
  fingerprint: Fingerprint;
}

/** Checks one event in the order: envelope, source, type, agreement, identity, facts, their dates. */
export function checkEvent(value: unknown, context: CheckContext): Checked {
  const incident = hasPlainIdentity(value);
  const envelope = first(validateEnvelope(value));
  if (envelope) return { refusal: { ...envelope, incident } };
  const event = value as SealedEvent;
  const parsed = parseType(event.type);
  const agreement = context.agreements.get(event.agreementref);
  const named = {
    incident,
    eventId: event.id,
    ...(parsed ? { type: parsed.suffix } : {}),
    ...(agreement ? { agreement: agreement.id } : {}),
  };
  const fault = faultOf(event, agreement, context, incident);
  if (fault || !parsed || !agreement) {
    return { refusal: { ...(fault ?? { code: 'type.unknown', pointer: '/type' }), ...named } };
  }
  const { fingerprint } = context;
  const { identity, facts } = event.data;
  const whole = canonicalJson(event);
  const candidate = {
    event,
    parsed,
    agreement,
    digest: identity === undefined ? fingerprint('event', whole) : sha256(whole),
    content: fingerprint('content', `${event.type}\n${canonicalJson(facts)}`),
    record: fingerprint('record', `${event.source}\u001f${event.subject}`),
  };
  return { candidate };
}

function faultOf(
  event: SealedEvent,
  agreement: Agreement | undefined,
  { agency, today, now }: CheckContext,
  plain: boolean,
): { code: string; pointer: string } | undefined {
  if (event.source !== `/agencies/${agency}`) return { code: 'source.certificate', pointer: '/source' };
  const parsed = parseType(event.type);
  if (!parsed) return { code: 'type.unknown', pointer: '/type' };
  if (plain) return { code: 'identity.plaintext', pointer: '/data/identity' };
  const day = utcDay(event.time);
  const uncovered = coverage(agreement, {
    agency,
    type: event.type,
    regime: event.regime,
    purpose: event.purposecode,
    on: today === undefined ? [day] : [day, today],
    facts: event.data.facts,
  });
  if (uncovered) return uncovered;
  const { identity, facts } = event.data;
  const fault =
    first(validateIdentityPresence(event.type, identity !== undefined)) ??
    (identity === undefined ? undefined : first(validateSealedIdentity(identity), '/data/identity')) ??
    first(validateFacts(event.type, facts), '/data/facts');
  if (fault) return fault;
  const pointer = futureDate(event, parsed.descriptor, now);
  return pointer === undefined ? undefined : { code: 'date.future', pointer };
}

/** An identity that is not a JWE, wherever else the event is at fault. */
export function hasPlainIdentity(value: unknown): boolean {
  const data = (value as { data?: unknown } | null)?.data;
  const identity = (data as { identity?: unknown } | null | undefined)?.identity;
  if (typeof identity !== 'object' || identity === null) return false;
  const { ciphertext } = identity as { ciphertext?: unknown };
  return typeof ciphertext !== 'string' || 'identifiers' in identity || 'linkage' in identity;
}

function first(violations: readonly Violation[], under = ''): { code: string; pointer: string } | undefined {
  const violation = violations[0];
  return violation && { code: violation.code, pointer: under + violation.pointer };
}

/** Day of a time with offset, in UTC. */
export function utcDay(time: string): string {
  return new Date(time).toISOString().slice(0, 10);
}
