/** The 22 local authorities with what a synthetic life needs: where they lie, how many live there, postcodes. */
export interface Place {
  lad: string;
  force: Force;
  /** Common name of the local authority's certificate. */
  authority: string;
  /** Common name of the health board's certificate. */
  board: string;
  population: number;
  outcodes: readonly string[];
}

export type Force = 'W15000001' | 'W15000002' | 'W15000003' | 'W15000004';

const place = (
  lad: string,
  force: Force,
  authority: string,
  board: string,
  population: number,
  outcodes: string,
): Place => ({
  lad,
  force,
  authority: `la-${authority}`,
  board: `health-${board}`,
  population,
  outcodes: outcodes.split(' '),
});

/** Codes and mid-2018 populations: ONS. Postcode districts are indicative only. */
export const PLACES: readonly Place[] = [
  place('W06000001', 'W15000001', 'ynys-mon', 'betsi-cadwaladr', 69961, 'LL58 LL61 LL65 LL77'),
  place('W06000002', 'W15000001', 'gwynedd', 'betsi-cadwaladr', 124178, 'LL40 LL53 LL55 LL57'),
  place('W06000003', 'W15000001', 'conwy', 'betsi-cadwaladr', 117181, 'LL22 LL28 LL29 LL31'),
  place('W06000004', 'W15000001', 'denbighshire', 'betsi-cadwaladr', 95330, 'LL15 LL16 LL18 LL19'),
  place('W06000005', 'W15000001', 'flintshire', 'betsi-cadwaladr', 155593, 'CH5 CH6 CH7 CH8'),
  place('W06000006', 'W15000001', 'wrexham', 'betsi-cadwaladr', 136126, 'LL11 LL12 LL13 LL14'),
  place('W06000008', 'W15000004', 'ceredigion', 'hywel-dda', 72992, 'SY23 SY25 SA43 SA48'),
  place('W06000009', 'W15000004', 'pembrokeshire', 'hywel-dda', 125055, 'SA61 SA62 SA71 SA73'),
  place('W06000010', 'W15000004', 'carmarthenshire', 'hywel-dda', 187568, 'SA14 SA15 SA18 SA31'),
  place('W06000011', 'W15000003', 'swansea', 'swansea-bay', 246466, 'SA1 SA2 SA5 SA6'),
  place('W06000012', 'W15000003', 'neath-port-talbot', 'swansea-bay', 142906, 'SA8 SA10 SA11 SA12'),
  place('W06000013', 'W15000003', 'bridgend', 'cwm-taf-morgannwg', 144876, 'CF31 CF32 CF33 CF34'),
  place('W06000014', 'W15000003', 'vale-of-glamorgan', 'cardiff-and-vale', 132165, 'CF61 CF62 CF63 CF64'),
  place('W06000015', 'W15000003', 'cardiff', 'cardiff-and-vale', 364248, 'CF3 CF5 CF11 CF24'),
  place('W06000016', 'W15000003', 'rhondda-cynon-taf', 'cwm-taf-morgannwg', 240131, 'CF37 CF40 CF41 CF44'),
  place('W06000018', 'W15000002', 'caerphilly', 'aneurin-bevan', 181019, 'CF81 CF82 CF83 NP12'),
  place('W06000019', 'W15000002', 'blaenau-gwent', 'aneurin-bevan', 69713, 'NP13 NP22 NP23'),
  place('W06000020', 'W15000002', 'torfaen', 'aneurin-bevan', 93049, 'NP4 NP44'),
  place('W06000021', 'W15000002', 'monmouthshire', 'aneurin-bevan', 94142, 'NP7 NP15 NP16 NP25'),
  place('W06000022', 'W15000002', 'newport', 'aneurin-bevan', 153302, 'NP10 NP18 NP19 NP20'),
  place('W06000023', 'W15000004', 'powys', 'powys', 132447, 'LD1 LD3 SY16 SY21'),
  place('W06000024', 'W15000003', 'merthyr-tydfil', 'cwm-taf-morgannwg', 60183, 'CF47 CF48'),
];

export const FORCES: Record<Force, string> = {
  W15000001: 'police-north-wales',
  W15000002: 'police-gwent',
  W15000003: 'police-south-wales',
  W15000004: 'police-dyfed-powys',
};

export const PLACE_WEIGHTS = PLACES.map((each) => [each, each.population] as const);

const byCode = new Map(PLACES.map((each) => [each.lad, each]));

export function placeOf(lad: string): Place {
  const found = byCode.get(lad);
  if (!found) throw new Error('SYNTHETIC_UNKNOWN_AREA');
  return found;
}
