import type { AgencyKind } from '../agencies';
import type { Day } from '../calendar';
import { homeOn, type Person } from '../people/person';
import { placeOf } from '../places/areas';
import type { Random } from '../random';

export interface HomeArea {
  lad?: string;
  pfa?: string;
  basis: string;
}

/** Home area as an agency of that kind would send it: never the place of custody. */
export function homeArea(
  random: Random,
  person: Person,
  on: Day,
  kind: AgencyKind,
  inCustody = false,
): HomeArea {
  const home = homeOn(person, on);
  const pfa = placeOf(home.lad).force;
  if (random.chance(0.012)) return { basis: 'OUTSIDE_WALES' };
  if (random.chance(0.012)) return { basis: 'UNKNOWN_WALES' };
  if (kind === 'court' && random.chance(0.05)) return { pfa, basis: 'COMMITTAL_COURT' };
  if (kind === 'probation' && random.chance(0.03)) {
    return random.chance(0.5)
      ? { lad: home.lad, basis: 'SUPERVISING_OFFICE' }
      : { pfa, basis: 'SUPERVISING_OFFICE' };
  }
  if (home.nfa) return { lad: home.lad, basis: 'NFA_LAST_AREA' };
  return { lad: home.lad, basis: inCustody ? 'LAST_KNOWN_BEFORE_CUSTODY' : 'HOME_ADDRESS' };
}
