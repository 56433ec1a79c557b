import { lads, lhbs, pfas, WALES as wales } from '#libs/contracts';

export interface Bilingual {
  en: string;
  cy: string;
}

/** Areas by code, each under its parent; Wales has none. */
export type AreaRegister = Readonly<Record<string, Bilingual & { parent: string; board?: true }>>;

export const WALES = wales.code;

/**
 * Wales, its police force areas, their health boards, and local authorities. Every health board since April 2019 lies
 * within one police force area, so that boards are a level between the two; Powys is a board of one authority.
 */
export const WELSH_AREAS: AreaRegister = Object.fromEntries([
  [wales.code, { en: wales.en, cy: wales.cy, parent: '' }],
  ...pfas.map((area) => [area.code, { en: area.en, cy: area.cy, parent: wales.code }]),
  ...lhbs.map((area) => [
    area.code,
    { en: area.en, cy: area.cy, parent: lads.find(({ lhb }) => lhb === area.code)?.pfa ?? '', board: true },
  ]),
  ...lads.map((area) => [area.code, { en: area.en, cy: area.cy, parent: area.lhb }]),
]);

/** The first financial year of the health boards of today; those before lay otherwise. */
const FIRST_YEAR_OF_BOARDS = 'FY2019-20';

const UNKNOWN = /^(?<parent>W\d{8})-U$/u;

/**
 * Wales > police force area > health board > local authority; `-U` is its parent's child of unknown area (rule R8).
 * People whose authority is not known have no known board either: they stand beside the boards of their police area.
 */
export function parentOf(register: AreaRegister, code: string): string | undefined {
  const unknownIn = UNKNOWN.exec(code)?.groups?.parent;
  return unknownIn ?? (register[code]?.parent || undefined);
}

/** The areas that an area lies in, from the nearest on. */
export function ancestorsOf(register: AreaRegister, code: string): string[] {
  const parent = parentOf(register, code);
  return parent === undefined ? [] : [parent, ...ancestorsOf(register, parent)];
}

/** Whether an area is a health board. */
export const isBoard = (register: AreaRegister, code: string): boolean => register[code]?.board === true;

/** 0 for Wales, 1 for police areas, 2 for what they are divided into: health boards and authorities, of one grain. */
export function areaLevel(register: AreaRegister, code: string): number {
  return ancestorsOf(register, code).filter((one) => !isBoard(register, one)).length;
}

/** The two levels whose children add up and of which some may be unknown. */
function isSummed(register: AreaRegister, code: string): boolean {
  return code === WALES || register[code]?.parent === WALES;
}

/** All areas of a release: Wales, police areas, boards, authorities, and one unknown child for each of the first two. */
export function releaseAreas(register: AreaRegister): string[] {
  const known = Object.keys(register);
  const unknown = known.filter((code) => isSummed(register, code)).map((code) => `${code}-U`);
  return [...known, ...unknown].sort();
}

/** Whether a period's health boards are those of today. Only years have areas so small. */
export const hasBoards = (period: string): boolean =>
  period.startsWith('FY') && period >= FIRST_YEAR_OF_BOARDS;
