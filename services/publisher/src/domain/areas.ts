import { lads, pfas, WALES as wales } from '#libs/contracts';

export interface Bilingual {
  en: string;
  cy: string;
}

/** Areas by code, each under its parent; Wales has none. */
export type AreaRegister = Readonly<Record<string, Bilingual & { parent: string }>>;

export const WALES = wales.code;

/** Wales, its police force areas and its local authorities. */
export const WELSH_AREAS: AreaRegister = Object.fromEntries([
  [wales.code, { en: wales.en, cy: wales.cy, parent: '' }],
  ...pfas.map((area) => [area.code, { en: area.en, cy: area.cy, parent: wales.code }]),
  ...lads.map((area) => [area.code, { en: area.en, cy: area.cy, parent: area.pfa }]),
]);

const UNKNOWN = /^(?<parent>W\d{8})-U$/u;

/** Wales > police force area > local authority; `-U` is its parent's child of unknown area (rule R8). */
export function parentOf(register: AreaRegister, code: string): string | undefined {
  const unknownIn = UNKNOWN.exec(code)?.groups?.parent;
  return unknownIn ?? (register[code]?.parent || undefined);
}

/** 0 for Wales, 1 for its children, 2 for theirs. */
export function areaLevel(register: AreaRegister, code: string): number {
  const parent = parentOf(register, code);
  return parent === undefined ? 0 : 1 + areaLevel(register, parent);
}

/** The two levels whose children add up. */
export function isSummed(register: AreaRegister, code: string): boolean {
  return code === WALES || register[code]?.parent === WALES;
}

/** All areas of a release: Wales, police areas, authorities, and one unknown child for each parent. */
export function releaseAreas(register: AreaRegister): string[] {
  const known = Object.keys(register);
  const unknown = known.filter((code) => isSummed(register, code)).map((code) => `${code}-U`);
  return [...known, ...unknown].sort();
}

/** Children of every summed area, in order of code. */
export function childrenByParent(register: AreaRegister): Map<string, string[]> {
  const children = new Map<string, string[]>();
  for (const code of releaseAreas(register)) {
    const parent = parentOf(register, code);
    if (parent) children.set(parent, [...(children.get(parent) ?? []), code]);
  }
  return children;
}
