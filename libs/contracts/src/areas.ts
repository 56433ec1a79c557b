/** Areas of Wales: ONS codes and names in English and Welsh. Names are never put into a sentence. */

export interface Area {
  code: string;
  en: string;
  cy: string;
}
export interface LocalAuthority extends Area {
  /** Police force area. */
  pfa: string;
  /** Local health board since 1 April 2019; use `healthBoardOf` where a date matters. */
  lhb: string;
  populationMid2018: number;
}
export interface Prison extends Area {
  country: 'Wales' | 'England';
  holds: 'men' | 'women' | 'men and young adults';
}

export const WALES: Area = { code: 'W92000004', en: 'Wales', cy: 'Cymru' };

export const pfas: readonly Area[] = [
  { code: 'W15000001', en: 'North Wales', cy: 'Gogledd Cymru' },
  { code: 'W15000002', en: 'Gwent', cy: 'Gwent' },
  { code: 'W15000003', en: 'South Wales', cy: 'De Cymru' },
  { code: 'W15000004', en: 'Dyfed-Powys', cy: 'Dyfed-Powys' },
];

/** Local health boards since 1 April 2019. */
export const lhbs: readonly Area[] = [
  { code: 'W11000023', en: 'Betsi Cadwaladr', cy: 'Betsi Cadwaladr' },
  { code: 'W11000024', en: 'Powys Teaching', cy: 'Addysgu Powys' },
  { code: 'W11000025', en: 'Hywel Dda', cy: 'Hywel Dda' },
  { code: 'W11000028', en: 'Aneurin Bevan', cy: 'Aneurin Bevan' },
  { code: 'W11000029', en: 'Cardiff and Vale', cy: "Caerdydd a'r Fro" },
  { code: 'W11000030', en: 'Cwm Taf Morgannwg', cy: 'Cwm Taf Morgannwg' },
  { code: 'W11000031', en: 'Swansea Bay', cy: 'Bae Abertawe' },
];

/** Boards that ended on 31 March 2019, when Bridgend moved from one to the successor of the other. */
export const formerLhbs: readonly Area[] = [
  { code: 'W11000026', en: 'Abertawe Bro Morgannwg', cy: 'Abertawe Bro Morgannwg' },
  { code: 'W11000027', en: 'Cwm Taf', cy: 'Cwm Taf' },
];

type Row = [lad: string, en: string, cy: string, pfa: string, lhb: string, population: number];
const ROWS: readonly Row[] = [
  ['W06000001', 'Isle of Anglesey', 'Ynys Môn', 'W15000001', 'W11000023', 69961],
  ['W06000002', 'Gwynedd', 'Gwynedd', 'W15000001', 'W11000023', 124178],
  ['W06000003', 'Conwy', 'Conwy', 'W15000001', 'W11000023', 117181],
  ['W06000004', 'Denbighshire', 'Sir Ddinbych', 'W15000001', 'W11000023', 95330],
  ['W06000005', 'Flintshire', 'Sir y Fflint', 'W15000001', 'W11000023', 155593],
  ['W06000006', 'Wrexham', 'Wrecsam', 'W15000001', 'W11000023', 136126],
  ['W06000008', 'Ceredigion', 'Ceredigion', 'W15000004', 'W11000025', 72992],
  ['W06000009', 'Pembrokeshire', 'Sir Benfro', 'W15000004', 'W11000025', 125055],
  ['W06000010', 'Carmarthenshire', 'Sir Gaerfyrddin', 'W15000004', 'W11000025', 187568],
  ['W06000011', 'Swansea', 'Abertawe', 'W15000003', 'W11000031', 246466],
  ['W06000012', 'Neath Port Talbot', 'Castell-nedd Port Talbot', 'W15000003', 'W11000031', 142906],
  ['W06000013', 'Bridgend', 'Pen-y-bont ar Ogwr', 'W15000003', 'W11000030', 144876],
  ['W06000014', 'Vale of Glamorgan', 'Bro Morgannwg', 'W15000003', 'W11000029', 132165],
  ['W06000015', 'Cardiff', 'Caerdydd', 'W15000003', 'W11000029', 364248],
  ['W06000016', 'Rhondda Cynon Taf', 'Rhondda Cynon Taf', 'W15000003', 'W11000030', 240131],
  ['W06000018', 'Caerphilly', 'Caerffili', 'W15000002', 'W11000028', 181019],
  ['W06000019', 'Blaenau Gwent', 'Blaenau Gwent', 'W15000002', 'W11000028', 69713],
  ['W06000020', 'Torfaen', 'Torfaen', 'W15000002', 'W11000028', 93049],
  ['W06000021', 'Monmouthshire', 'Sir Fynwy', 'W15000002', 'W11000028', 94142],
  ['W06000022', 'Newport', 'Casnewydd', 'W15000002', 'W11000028', 153302],
  ['W06000023', 'Powys', 'Powys', 'W15000004', 'W11000024', 132447],
  ['W06000024', 'Merthyr Tydfil', 'Merthyr Tudful', 'W15000003', 'W11000030', 60183],
];

export const lads: readonly LocalAuthority[] = ROWS.map(([code, en, cy, pfa, lhb, populationMid2018]) => ({
  code,
  en,
  cy,
  pfa,
  lhb,
  populationMid2018,
}));

/** The prisons of Wales and the two English ones that hold most Welsh women. */
export const prisons: readonly Prison[] = [
  { code: 'CFI', en: 'HMP Cardiff', cy: 'CEF Caerdydd', country: 'Wales', holds: 'men' },
  { code: 'SWI', en: 'HMP Swansea', cy: 'CEF Abertawe', country: 'Wales', holds: 'men' },
  { code: 'PRI', en: 'HMP/YOI Parc', cy: 'CEF/STI Parc', country: 'Wales', holds: 'men and young adults' },
  { code: 'UKI', en: 'HMP Usk', cy: 'CEF Brynbuga', country: 'Wales', holds: 'men' },
  { code: 'UPI', en: 'HMP/YOI Prescoed', cy: 'CEF/STI Prescoed', country: 'Wales', holds: 'men' },
  { code: 'BWI', en: 'HMP Berwyn', cy: 'CEF Berwyn', country: 'Wales', holds: 'men' },
  { code: 'EWI', en: 'HMP Eastwood Park', cy: 'HMP Eastwood Park', country: 'England', holds: 'women' },
  { code: 'STI', en: 'HMP/YOI Styal', cy: 'HMP/YOI Styal', country: 'England', holds: 'women' },
];

const byCode = new Map<string, Area>(
  [WALES, ...pfas, ...lhbs, ...formerLhbs, ...lads].map((area) => [area.code, area]),
);
const ladByCode = new Map(lads.map((lad) => [lad.code, lad]));

/** Any area by its code; undefined if it is none of Wales's. */
export function areaOf(code: string): Area | undefined {
  return byCode.get(code);
}

export function localAuthority(code: string): LocalAuthority | undefined {
  return ladByCode.get(code);
}

/** Police force area of a local authority, or of itself. */
export function policeAreaOf(code: string): string | undefined {
  return ladByCode.get(code)?.pfa ?? pfas.find((pfa) => pfa.code === code)?.code;
}

/** Local authorities of a police force area. */
export function localAuthoritiesOf(pfa: string): readonly LocalAuthority[] {
  return lads.filter((lad) => lad.pfa === pfa);
}

/** Bridgend moved from Abertawe Bro Morgannwg to Cwm Taf Morgannwg on this day; both boards got new codes. */
export const BOARDS_CHANGED_ON = '2019-04-01';
const BOARD_BEFORE: Record<string, string> = {
  W06000011: 'W11000026',
  W06000012: 'W11000026',
  W06000013: 'W11000026',
  W06000016: 'W11000027',
  W06000024: 'W11000027',
};

/** Health board of a local authority on a day (YYYY-MM-DD): Bridgend and its neighbours changed in 2019. */
export function healthBoardOf(lad: string, on: string): string | undefined {
  if (on < BOARDS_CHANGED_ON && BOARD_BEFORE[lad]) return BOARD_BEFORE[lad];
  return ladByCode.get(lad)?.lhb;
}
