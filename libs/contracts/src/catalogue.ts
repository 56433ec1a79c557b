import { DESCRIPTORS } from './catalogue.generated';

/** The agency kinds: the first segment of every event type. */
export const AGENCY_KINDS = [
  'police',
  'court',
  'cps',
  'prison',
  'probation',
  'health',
  'la',
  'provider',
] as const;
export type AgencyKind = (typeof AGENCY_KINDS)[number];

/** What stands before the agency kind in the `type` of an event. */
export const TYPE_PREFIX = 'cymru.cyfrif.';

/** What other rooms must know of a type without reading its schema. */
export interface TypeDescriptor {
  /** `probation.sentence.commenced`; for the types that every agency has, `record.withdrawn`. */
  suffix: string;
  kind: AgencyKind | 'any';
  version: number;
  /** Whether an event of the type carries identity. */
  personEvent: boolean;
  /** Dates at which the pseudonymiser adds an age. */
  ageFields: readonly string[];
  /** The date by which a record counts in a quarter; absent for types that are not records of their own. */
  factDate?: string;
  references: { agency: readonly string[]; referral: readonly string[] };
  fields: readonly string[];
  required: readonly string[];
  title: { en: string; cy: string };
  schemaId: string;
}

export interface ParsedType {
  /** Kind of the sending agency, from the first segment. */
  kind: AgencyKind;
  /** Type without prefix and version, as `FactsRecord.type` has it: `police.record.withdrawn`. */
  suffix: string;
  version: number;
  descriptor: TypeDescriptor;
}

/** All types, in the order of their schemas. */
export const catalogue: readonly TypeDescriptor[] = DESCRIPTORS;

const byType = new Map<string, ParsedType>();
for (const descriptor of catalogue) {
  const kinds = descriptor.kind === 'any' ? AGENCY_KINDS : [descriptor.kind];
  for (const kind of kinds) {
    const suffix = descriptor.kind === 'any' ? `${kind}.${descriptor.suffix}` : descriptor.suffix;
    const { version } = descriptor;
    byType.set(`${TYPE_PREFIX}${suffix}.v${version}`, { kind, suffix, version, descriptor });
  }
}

/** Takes the `type` of an event apart; undefined if no schema stands for it. */
export function parseType(type: string): ParsedType | undefined {
  return byType.get(type);
}

/** The full `type` of an event. */
export function eventType(suffix: string, version = 1): string {
  return `${TYPE_PREFIX}${suffix}.v${version}`;
}

/** Accepts `probation.sentence.commenced`, with or without prefix and version: the keys of control totals. */
export function shortType(type: string): string {
  const bare = type.startsWith(TYPE_PREFIX) ? type.slice(TYPE_PREFIX.length) : type;
  return bare.replace(/\.v[0-9]{1,2}$/, '');
}
