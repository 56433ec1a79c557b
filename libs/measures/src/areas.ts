import type { CivilDate } from './civil-dates';

export const WALES = 'W92000004';

export interface HomeArea {
  basis?: string;
  lad?: string;
  pfa?: string;
}

export interface LocalAuthority {
  code: string;
  en: string;
  cy: string;
  force: string;
  /** Local health board since 1 April 2019, and before. */
  board: string;
  boardBefore2019: string;
}

export const FORCES = [
  { code: 'W15000001', en: 'North Wales', cy: 'Gogledd Cymru' },
  { code: 'W15000002', en: 'Gwent', cy: 'Gwent' },
  { code: 'W15000003', en: 'South Wales', cy: 'De Cymru' },
  { code: 'W15000004', en: 'Dyfed-Powys', cy: 'Dyfed-Powys' },
] as const;

export const BOARDS = [
  { code: 'W11000023', en: 'Betsi Cadwaladr', cy: 'Betsi Cadwaladr' },
  { code: 'W11000024', en: 'Powys Teaching', cy: 'Addysgu Powys' },
  { code: 'W11000025', en: 'Hywel Dda', cy: 'Hywel Dda' },
  { code: 'W11000026', en: 'Abertawe Bro Morgannwg', cy: 'Abertawe Bro Morgannwg' },
  { code: 'W11000027', en: 'Cwm Taf', cy: 'Cwm Taf' },
  { code: 'W11000028', en: 'Aneurin Bevan', cy: 'Aneurin Bevan' },
  { code: 'W11000029', en: 'Cardiff and Vale', cy: 'Caerdydd a’r Fro' },
  { code: 'W11000030', en: 'Cwm Taf Morgannwg', cy: 'Cwm Taf Morgannwg' },
  { code: 'W11000031', en: 'Swansea Bay', cy: 'Bae Abertawe' },
] as const;

/** Bridgend moved from Abertawe Bro Morgannwg to Cwm Taf Morgannwg on this day; both boards got new codes. */
export const BOARDS_CHANGED_ON: CivilDate = '2019-04-01';

const row = (code: number, en: string, cy: string, force: number, board: number, before = board) => ({
  code: `W060000${String(code).padStart(2, '0')}`,
  en,
  cy,
  force: `W1500000${force}`,
  board: `W110000${board}`,
  boardBefore2019: `W110000${before}`,
});

/** The 22 authorities in current use; codes 07 and 17 are retired. */
export const AUTHORITIES: readonly LocalAuthority[] = [
  row(1, 'Isle of Anglesey', 'Ynys Môn', 1, 23),
  row(2, 'Gwynedd', 'Gwynedd', 1, 23),
  row(3, 'Conwy', 'Conwy', 1, 23),
  row(4, 'Denbighshire', 'Sir Ddinbych', 1, 23),
  row(5, 'Flintshire', 'Sir y Fflint', 1, 23),
  row(6, 'Wrexham', 'Wrecsam', 1, 23),
  row(8, 'Ceredigion', 'Ceredigion', 4, 25),
  row(9, 'Pembrokeshire', 'Sir Benfro', 4, 25),
  row(10, 'Carmarthenshire', 'Sir Gaerfyrddin', 4, 25),
  row(11, 'Swansea', 'Abertawe', 3, 31, 26),
  row(12, 'Neath Port Talbot', 'Castell-nedd Port Talbot', 3, 31, 26),
  row(13, 'Bridgend', 'Pen-y-bont ar Ogwr', 3, 30, 26),
  row(14, 'Vale of Glamorgan', 'Bro Morgannwg', 3, 29),
  row(15, 'Cardiff', 'Caerdydd', 3, 29),
  row(16, 'Rhondda Cynon Taf', 'Rhondda Cynon Taf', 3, 30, 27),
  row(18, 'Caerphilly', 'Caerffili', 2, 28),
  row(19, 'Blaenau Gwent', 'Blaenau Gwent', 2, 28),
  row(20, 'Torfaen', 'Torfaen', 2, 28),
  row(21, 'Monmouthshire', 'Sir Fynwy', 2, 28),
  row(22, 'Newport', 'Casnewydd', 2, 28),
  row(23, 'Powys', 'Powys', 4, 24),
  row(24, 'Merthyr Tydfil', 'Merthyr Tudful', 3, 30, 27),
];

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
  const authority = BY_CODE.get(lad ?? '');
  if (!authority) {
    const force = FORCE_NUMBER.get(pfa ?? lad ?? '');
    return force === undefined ? UNKNOWN_FORCE : 30 + force;
  }
  if (basis === 'COMMITTAL_COURT' || basis === 'SUPERVISING_OFFICE') return 30 + forceNumber(authority.force);
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
  return [
    ...AUTHORITIES.map((authority) => ({
      leaf: leafNumber(authority),
      code: authority.code,
      force: authority.force,
      board: authority.board,
      boardBefore2019: authority.boardBefore2019,
    })),
    ...FORCES.map(({ code }) => ({
      leaf: 30 + forceNumber(code),
      code: `${code}-U`,
      force: code,
      ...unknown,
    })),
    { leaf: UNKNOWN_FORCE, code: `${WALES}-U`, force: `${WALES}-U`, ...unknown },
  ];
}

const BY_CODE = new Map(AUTHORITIES.map((authority) => [authority.code, authority]));
const FORCE_NUMBER = new Map<string, number>(FORCES.map(({ code }) => [code, forceNumber(code)]));

function leafNumber({ code }: LocalAuthority): Leaf {
  return Number(code.slice(-2));
}

function forceNumber(code: string): number {
  return Number(code.slice(-1));
}
