/** What passes between services on the log. Values are UTF-8 JSON; see docs/architecture.md. */

/** A CloudEvent as an agency sends it: identity sealed, facts in clear. */
export interface SealedEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  time: string;
  subject: string;
  datacontenttype?: string;
  dataschema?: string;
  agreementref: string;
  purposecode: string;
  regime: Regime;
  sourcerevision: number;
  occurredat?: string;
  traceparent?: string;
  data: { identity?: SealedIdentity; facts: Facts };
}

export type Regime = 'part3' | 'ukgdpr';
export type Facts = Record<string, unknown>;

/** Flattened JWE JSON serialisation (RFC 7516 section 7.2.2), ECDH-ES over X25519, A256GCM. */
export interface SealedIdentity {
  protected: string;
  iv: string;
  ciphertext: string;
  tag: string;
  aad: string;
  encrypted_key?: string;
}

/** Identity before sealing; only agent, pseudonymiser and the suite's own agent hold one. */
export interface PlainIdentity {
  /** Left out by those who hold none; the linkage set then stands alone. */
  identifiers?: { scheme: string; value: string }[];
  linkage?: {
    familyName?: string;
    givenNames?: string;
    dateOfBirth?: string;
    sex?: string;
    postcode?: string;
  };
}

/**
 * gateway -> pseudonymiser, within a `SealedIntake`. `digest` (hex) names the event as received: the SHA-256 of its
 * RFC 8785 form if its identity is sealed in it, else the gateway's HMAC-SHA-256 of that form.
 */
export interface IntakeRecord {
  receiptId: string;
  acceptedAt: string;
  digest: string;
  event: SealedEvent;
}

/**
 * What lies on the intake: an `IntakeRecord` that the pseudonymiser alone can read, since facts hold agencies'
 * references. AES-256-GCM; the additional data are the topic's name and the receipt. All but `receiptId` is base64url.
 */
export interface SealedIntake {
  receiptId: string;
  /** Compact JWE (RFC 7516) of the data key, sealed to the pseudonymiser; the same for many records. */
  key: string;
  iv: string;
  ciphertext: string;
  tag: string;
}

/** pseudonymiser -> matcher: tokens, never facts. */
export interface LinkageRecord {
  recordRef: string;
  /** Common name of the sending agency. */
  agency: string;
  revision: number;
  /** Day of the event's `time` (YYYY-MM-DD), so that linkage can be redone as at a day. */
  knownOn: string;
  state: 'present' | 'withdrawn' | 'erased';
  /** Merge and unmerge messages are records too; their tokens are the identifiers they name, in order. */
  linkChange?: 'MERGED' | 'UNMERGED' | 'IDENTIFIER_ADDED' | 'IDENTIFIER_REMOVED';
  effectiveOn?: string;
  tokens: LinkageToken[];
  /** Fuzzy encodings; absent until the linkage model is probabilistic. */
  views?: unknown[];
  /** Comes with views: records with the same profile say the same in every field that is compared. */
  profile?: string;
  /** The agency's own name of the record, sealed to the agency: at it the agency can be asked about the record. */
  returnAddress?: string;
}

/** One exact token. `kind` says what was tokenised, for example PNC, NHS_DOB or NAME_DOB_DISTRICT. */
export interface LinkageToken {
  kind: string;
  /** base64url of key id (1 byte) and HMAC (16 bytes). */
  token: string;
  /** false: the identifier's check digit failed. */
  valid: boolean;
}

/** pseudonymiser -> indicators: facts, never tokens of persons. */
export interface FactsRecord {
  recordRef: string;
  agency: string;
  /** Type without prefix and version, for example probation.sentence.commenced. */
  type: string;
  typeVersion: number;
  revision: number;
  /** The event's `time`. */
  time: string;
  state: 'present' | 'withdrawn' | 'erased';
  withdrawnReason?: string;
  /** Whether a membership will come for this record. */
  hasIdentity: boolean;
  agreement: string;
  regime: Regime;
  facts: Facts;
  derived?: { ages: Record<string, number>; birthMonth?: string };
}

/** matcher -> indicators: always the full state of one record. */
export interface Membership {
  recordRef: string;
  personId: string;
  version: number;
}

/** What an agency may be asked: whether two records are of one person, or whether a date of birth was verified. */
export type QuestionKind = 'same-person' | 'date-of-birth';
export type QuestionAnswer = 'yes' | 'no' | 'unknown';

/**
 * matcher -> gateway: one question about an agency's own records among decoys, which the agency cannot tell from it.
 * Records are named by return addresses that the agency alone can open.
 */
export interface QuestionSet {
  setId: string;
  agency: string;
  kind: QuestionKind;
  askedOn: string;
  /** Last day on which an answer is taken, YYYY-MM-DD. */
  expiresOn: string;
  items: { itemId: string; records: string[] }[];
}

/** gateway -> matcher: what the agency answered to each item of a set. */
export interface QuestionSetAnswered {
  setId: string;
  agency: string;
  at: string;
  answers: { itemId: string; answer: QuestionAnswer }[];
}

/** publisher -> matcher: a run is there whose figures a release may show; how surely were its people linked? */
export interface LinkageQualityAsked {
  runId: string;
  /** Which agencies' records count in which indicator of the run; none where its cells do not say. */
  feeds: { indicator: string; agencies: string[] }[];
}

/** matcher -> publisher: counts rounded to five, fewer than ten null; no reference, no token. */
export interface LinkageQualityReported {
  runId: string;
  madeAt: string;
  /** A function of records, decisions, sample and model: it does not say when it was made. */
  report: Record<string, unknown>;
}

/**
 * One refusal, from any stage. A body is kept only in the form in which it may go on its topic again: sealed on the
 * intake. `agency` is empty where the stage could not learn it; the gateway then finds it by the receipt.
 */
export interface RefusalRecord {
  refusalId: string;
  stage: 'gateway' | 'pseudonymiser' | 'matcher' | 'indicators' | 'publisher' | 'auditor';
  code: string;
  /** JSON pointer to the nearest known parent of the fault. */
  pointer: string;
  agency: string;
  /** source and id of the event, where they could be read. */
  source?: string;
  eventId?: string;
  type?: string;
  agreement?: string;
  receiptId?: string;
  at: string;
  redrivable: boolean;
  /** Where a redrive puts the body again, and under which key of the topic. */
  redriveTopic?: string;
  redriveKey?: string;
  body?: unknown;
  /** An incident is reported, not only counted: plaintext identity on the wire, for example. */
  incident?: boolean;
}

/** What was decided on a refused record that its stage keeps itself, since the gateway may not see what is in it. */
export interface RefusalDecided {
  refusalId: string;
  decision: 'redrive' | 'discard';
  at: string;
}

/** DPA 2018 s.62 operations. */
export type AuditOperation =
  'collection' | 'alteration' | 'consultation' | 'disclosure' | 'combination' | 'erasure';

/** One leaf: a batch and an operation, with counts and commitments; never a payload or a token. */
export interface AuditEntry {
  v: 1;
  entryId: string;
  op: AuditOperation;
  /** Stable code of what happened, for example gateway.batch.accepted. */
  what: string;
  at: string;
  /** Service, certificate fingerprint or user. */
  actor: string;
  recipients: string[];
  regime?: Regime | 'mixed';
  purpose?: string;
  legalBasis?: string;
  agreement?: { id: string; version: string; sha256: string };
  code: { version: string };
  /** Hex SHA-256 commitments. */
  inputs: string[];
  outputs: string[];
  counts: Record<string, number>;
  outcome: 'done' | 'refused' | 'failed';
}

export type CellStatus = 'provisional' | 'final' | `revised(${number})` | 'not-mature' | 'not-supplied';
/** Empty: a figure. c confidential, x not supplied, u not yet mature, z not applicable. */
export type CellSymbol = '' | 'c' | 'x' | 'u' | 'z';

/** One cell of the unsuppressed cubes; codes of the computation rules. */
export interface CubeCell {
  indicator: string;
  definitionVersion: string;
  measure: string;
  series: string;
  period: string;
  areaCode: string;
  breakdown: string;
  category: string;
  numerator: number | null;
  denominator: number | null;
  value: number | null;
  status: CellStatus;
  symbol: CellSymbol;
  /** For disclosure control: distinct persons, contributions by agency, keyed digest of the set of persons. */
  persons: number | null;
  contributions: Record<string, number>;
  personSetDigest: string;
}

/** indicators -> publisher. The last batch of a run says so and carries the run's facts. */
export interface CubeBatch {
  runId: string;
  asAt: string;
  cells: CubeCell[];
  last?: {
    cellCount: number;
    definitions: Record<string, string>;
    feedsClosed: { source: string; period: string; matched: boolean }[];
  };
}
