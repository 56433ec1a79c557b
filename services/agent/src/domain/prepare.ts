import {
  canonicalJson,
  coverage,
  identityCoverage,
  parseStrict,
  validateEnvelope,
  validatePlainEvent,
  type Agreement,
  type Facts,
  type PlainIdentity,
  type SealedEvent,
} from '#libs/contracts';

/** An event as it stands in the agency's file: identity not yet sealed. */
export type PlainEvent = Omit<SealedEvent, 'data'> & { data: { identity?: PlainIdentity; facts: Facts } };

export interface Prepared {
  event: PlainEvent;
  /** RFC 8785 form: by it the journal knows a repeat. */
  canonical: string;
}

export interface NotSent {
  code: string;
  /** JSON pointer into the event. */
  pointer: string;
  /** Whether the envelope was sound, so that id, source and type may be told. */
  readable: boolean;
}

/** Nesting that the gateway takes. */
const DEEPEST = 12;

/** Reads and checks one line as the gateway and the pseudonymiser will, so that a fault is found at home. */
export function prepareLine(
  text: string,
  agreements?: ReadonlyMap<string, Agreement>,
): { prepared: Prepared } | { refused: NotSent } {
  const read = parseStrict(text, DEEPEST);
  if (read.fault) return { refused: { code: read.fault, pointer: '', readable: false } };
  const event = read.value;
  const [violation] = validatePlainEvent(event);
  if (violation) return { refused: { ...violation, readable: validateEnvelope(event).length === 0 } };
  const plain = event as PlainEvent;
  const uncovered = agreements && uncoveredBy(agreements, plain);
  if (uncovered) return { refused: { ...uncovered, readable: true } };
  const canonical = canonicalOf(plain);
  if (canonical === undefined) return { refused: { code: 'json.character', pointer: '', readable: false } };
  return { prepared: { event: plain, canonical } };
}

function canonicalOf(event: PlainEvent): string | undefined {
  try {
    return canonicalJson(event);
  } catch {
    return undefined;
  }
}

function uncoveredBy(agreements: ReadonlyMap<string, Agreement>, event: PlainEvent) {
  const { identity, facts } = event.data;
  const agreement = agreements.get(event.agreementref);
  const claim = {
    agency: event.source.slice(event.source.lastIndexOf('/') + 1),
    type: event.type,
    regime: event.regime,
    purpose: event.purposecode,
    on: [new Date(event.time).toISOString().slice(0, 10)],
    facts,
  };
  return coverage(agreement, claim) ?? (identity && identityCoverage(agreement, event.type, identity));
}
