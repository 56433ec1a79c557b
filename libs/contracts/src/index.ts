/** What passes between rooms: messages, event types, agreements, areas. */
export * from './messages';
export { sealedIntake } from './sealed-intake';

export { AGENCY_KINDS, type AgencyKind, type TypeDescriptor } from './descriptor';
export { TYPE_PREFIX, catalogue, eventType, parseType, shortType, type ParsedType } from './catalogue';
export { VALUE_LISTS } from './catalogue.generated';
export type { Agreement, FactsByType, HomeArea } from './facts.generated';

export {
  validateAgreement,
  validateEnvelope,
  validateFacts,
  validateIdentity,
  validateIdentityPresence,
  validatePlainEvent,
  validateSealedIdentity,
} from './validate';
export type { Violation, ViolationCode } from './violations';
export { isDate, isDateTime } from './formats';

export {
  agreementsFor,
  coverage,
  identityCoverage,
  type AgreementCode,
  type Claim,
  type Uncovered,
} from './agreement';
export {
  AgreementError,
  agreementDigest,
  exampleAgreements,
  instantiateAgreements,
  loadAgreements,
} from './agreements';

export * from './areas';
export { canonicalDigest, canonicalJson, sha256 } from './canonical';
export { decodeUtf8, parseStrict, splitArray, type JsonFault, type Parsed } from './strict-json';
