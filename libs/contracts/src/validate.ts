import { parseType } from './catalogue';
import * as compiled from './validators.generated';
import { violations, type CompiledValidator, type Violation } from './violations';

const factsValidators = compiled.factsValidators as Record<string, CompiledValidator>;
const UNKNOWN_TYPE: Violation = { pointer: '/type', code: 'type.unknown' };
const TYPE_FORM: ReadonlySet<string> = new Set(['field.format', 'field.length']);

/** Checks the facts of an event against its type's schema. Pointers are relative to the facts. */
export function validateFacts(type: string, facts: unknown): Violation[] {
  const parsed = parseType(type);
  const validator = parsed && factsValidators[`${parsed.descriptor.suffix}.v${parsed.version}`];
  return validator ? violations(validator, facts) : [UNKNOWN_TYPE];
}

/** Checks identity before sealing or after unsealing. Pointers are relative to the identity. */
export function validateIdentity(identity: unknown): Violation[] {
  return violations(compiled.identity as CompiledValidator, identity);
}

/** Checks that identity has the form of a flattened JWE; says nothing of who can open it. */
export function validateSealedIdentity(identity: unknown): Violation[] {
  return violations(compiled.sealedIdentity as CompiledValidator, identity);
}

/**
 * Checks the CloudEvents attributes and that `data` holds nothing but identity and facts. A `type` of another form than
 * the schema's is a type like any other that is not known.
 */
export function validateEnvelope(event: unknown): Violation[] {
  return violations(compiled.envelope as CompiledValidator, event).map((violation) =>
    violation.pointer === '/type' && TYPE_FORM.has(violation.code) ? UNKNOWN_TYPE : violation,
  );
}

/** Checks an agreement as it is read from a file. */
export function validateAgreement(agreement: unknown): Violation[] {
  return violations(compiled.agreement as CompiledValidator, agreement);
}

/** Whether identity is present exactly when the type is about a person. */
export function validateIdentityPresence(type: string, hasIdentity: boolean): Violation[] {
  const parsed = parseType(type);
  if (!parsed) return [UNKNOWN_TYPE];
  if (parsed.descriptor.personEvent === hasIdentity) return [];
  return [
    hasIdentity
      ? { pointer: '/data/identity', code: 'identity.unexpected' }
      : { pointer: '/data/identity', code: 'identity.missing' },
  ];
}

/**
 * Checks a whole event before its identity is sealed, in the order of the gateway. Pointers are relative to
 * the event. For agents, and for the examples of `schemas/examples`.
 */
export function validatePlainEvent(event: unknown): Violation[] {
  const envelope = validateEnvelope(event);
  if (envelope.length > 0) return envelope;
  const { type, data } = event as { type: string; data: { identity?: unknown; facts: unknown } };
  const presence = validateIdentityPresence(type, data.identity !== undefined);
  if (presence.length > 0) return presence;
  const facts = validateFacts(type, data.facts).map(under('/data/facts'));
  if (facts.length > 0 || data.identity === undefined) return facts;
  return validateIdentity(data.identity).map(under('/data/identity'));
}

function under(parent: string): (violation: Violation) => Violation {
  return ({ pointer, code }) => ({ pointer: parent + pointer, code });
}
