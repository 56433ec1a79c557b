import type { Facts, PlainIdentity, Regime } from '#libs/contracts';

export interface WalesOptions {
  /** Persons known to justice agencies over the span, about ten events each in three years. */
  people: number;
  /** First and last month, `YYYY-MM`, both included. */
  from: string;
  to: string;
  seed: number;
  /** How many persons another world has, whose identifiers must not come again: theirs are made from numbers. */
  after?: number;
  /** Put recognisable strings into every name, postcode and reference, and list all identity values. */
  canaries?: boolean;
  /** Types that are sent (without prefix and version); all known ones unless told. */
  types?: readonly string[];
  /** Called about a hundred times with persons done and all persons. */
  onProgress?: (done: number, total: number) => void;
}

/** A CloudEvent as an agency has it before its agent seals the identity. */
export interface PlainEvent {
  specversion: '1.0';
  id: string;
  source: string;
  type: string;
  time: string;
  subject: string;
  datacontenttype: 'application/json';
  agreementref: string;
  purposecode: string;
  regime: Regime;
  sourcerevision: number;
  data: { identity?: PlainIdentity; facts: Facts };
}

/** One event with what only the generator knows. */
export interface SyntheticEvent {
  /** Common name of the sending agency. */
  agency: string;
  /** Seconds since 1970 at which it is sent; a repeat is sent later than its `time` says. */
  sentAt: number;
  /** True person, absent for events about nobody. */
  person?: string;
  event: PlainEvent;
}
