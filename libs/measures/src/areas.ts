import {
  BOARDS_CHANGED_ON,
  healthBoardOf,
  lads,
  localAuthority,
  pfas,
  WALES as COUNTRY,
} from '#libs/contracts';
import { addDays } from './civil-dates';

export { BOARDS_CHANGED_ON };

export const WALES = COUNTRY.code;

export interface HomeArea {
  basis?: string;
  lad?: string;
  pfa?: string;
}

/**
 * The finest area a record is counted in, as a small number whose order is the order of the area codes:
 * 1-24 the authority's number, 31-34 a police area's unknown authority, 40 Wales's unknown police area.
 */
export type Leaf = number;

/** Counted apart, never in Wales. */
export const OUTSIDE: Leaf = 0;
export const UNKNOWN_FORCE: Leaf = 40;
/** Code of people and events whose health board is not known. */
export const UNKNOWN_BOARD = `${WALES}-HU`;

/**
 * The leaf of a home area (R8). A court or an office tells the police area only; a code that is no Welsh
 * authority or police area says no more than Wales.
 */
export function homeLeaf({ basis, lad, pfa }: HomeArea): Leaf {
  if (basis === 'OUTSIDE_WALES') return OUTSIDE;
  if (basis === 'UNKNOWN_WALES') return UNKNOWN_FORCE;
  const authority = localAuthority(lad ?? '');
  if (!authority) {
    const force = pfas.find(({ code }) => code === (pfa ?? lad));
    return force === undefined ? UNKNOWN_FORCE : unknownAuthority(force.code);
  }
  if (basis === 'COMMITTAL_COURT' || basis === 'SUPERVISING_OFFICE') return unknownAuthority(authority.pfa);
  return leafNumber(authority);
}

export interface LeafArea {
  leaf: Leaf;
  /** Area code of the leaf itself; a police area for -U of Wales. */
  code: string;
  /** Police area, or Wales-U. */
  force: string;
  board: string;
  boardBefore2019: string;
}

/** Every leaf with its parents; OUTSIDE is not one. */
export function leafAreas(): LeafArea[] {
  const unknown = { board: UNKNOWN_BOARD, boardBefore2019: UNKNOWN_BOARD };
  const before = addDays(BOARDS_CHANGED_ON, -1);
  return [
    ...lads.map(({ code, pfa, lhb }) => ({
      leaf: leafNumber({ code }),
      code,
      force: pfa,
      board: lhb,
      boardBefore2019: healthBoardOf(code, before) ?? lhb,
    })),
    ...pfas.map(({ code }) => ({ leaf: unknownAuthority(code), code: `${code}-U`, force: code, ...unknown })),
    { leaf: UNKNOWN_FORCE, code: `${WALES}-U`, force: `${WALES}-U`, ...unknown },
  ];
}

function leafNumber({ code }: { code: string }): Leaf {
  return Number(code.slice(-2));
}

function unknownAuthority(force: string): Leaf {
  return 30 + Number(force.slice(-1));
}
