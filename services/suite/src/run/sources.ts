import { parseType, type AgencyKind } from '#libs/contracts';
import type { ReadLine } from './canonical-order';

/** Common name in an event's source; undefined where there is none that a certificate could carry. */
export function commonNameOf(source: string): string | undefined {
  return /^\/agencies\/([A-Za-z0-9][A-Za-z0-9._-]{0,63})$/.exec(source)?.[1];
}

/** The agencies that the lines speak for, with the kinds of event that each sends; in order of name. */
export function sourcesOf(lines: readonly ReadLine[]): { commonName: string; kinds: AgencyKind[] }[] {
  const kinds = new Map<string, Set<AgencyKind>>();
  for (const line of lines) {
    const commonName = commonNameOf(line.source);
    if (!commonName) continue;
    const known = kinds.get(commonName) ?? new Set();
    const kind = parseType(line.type)?.kind;
    if (kind) known.add(kind);
    kinds.set(commonName, known);
  }
  return [...kinds]
    .map(([commonName, set]) => ({ commonName, kinds: [...set].sort() }))
    .sort((a, b) => (a.commonName < b.commonName ? -1 : 1));
}
