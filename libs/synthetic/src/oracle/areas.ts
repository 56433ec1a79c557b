import { PLACES } from '../places/areas';

const WALES = 'W92000004';

const BOARDS: Record<string, string> = {
  'health-betsi-cadwaladr': 'W11000023',
  'health-powys': 'W11000024',
  'health-hywel-dda': 'W11000025',
  'health-aneurin-bevan': 'W11000028',
  'health-cardiff-and-vale': 'W11000029',
  'health-cwm-taf-morgannwg': 'W11000030',
  'health-swansea-bay': 'W11000031',
};

const places = new Map(PLACES.map((place) => [place.lad, place]));

export interface HomeArea {
  lad?: string;
  pfa?: string;
  basis: string;
}

/** Where something counts: the finest code (used for ties) and all codes from Wales down. */
export interface Location {
  finest: string;
  codes: string[];
}

/** Undefined outside Wales (rule R8). A court or an office gives the police area only. */
export function locate(home: HomeArea | undefined): Location | undefined {
  if (!home || home.basis === 'UNKNOWN_WALES') return unknown();
  if (home.basis === 'OUTSIDE_WALES') return undefined;
  const place = home.lad === undefined ? undefined : places.get(home.lad);
  const addressed = home.basis !== 'COMMITTAL_COURT' && home.basis !== 'SUPERVISING_OFFICE';
  if (addressed && place) {
    return { finest: place.lad, codes: [WALES, place.force, place.lad, BOARDS[place.board] ?? WALES] };
  }
  return atForce(home.pfa ?? place?.force);
}

/** The place of something known by its police area only. */
export function atForce(force: string | undefined): Location {
  if (force === undefined) return unknown();
  return { finest: `${force}-U`, codes: [WALES, force, `${force}-U`, `${WALES}-HU`] };
}

function unknown(): Location {
  return { finest: `${WALES}-U`, codes: [WALES, `${WALES}-U`, `${WALES}-HU`] };
}
