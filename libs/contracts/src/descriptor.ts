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
