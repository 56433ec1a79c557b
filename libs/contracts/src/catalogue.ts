import { DESCRIPTORS } from './catalogue.generated';
import { AGENCY_KINDS, type AgencyKind, type TypeDescriptor } from './descriptor';

/** What stands before the agency kind in the `type` of an event. */
export const TYPE_PREFIX = 'cymru.cyfrif.';

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
