import type { Day } from '../calendar';
import { day, yearOf } from '../calendar';
import { PLACE_WEIGHTS, PLACES, placeOf, type Place } from '../places/areas';
import { Random } from '../random';
import { caseReference, croNumber, nhsNumber, pncId, prisonNumber } from './identifiers';
import { patronymic } from './name-variants';
import { tableFor } from './names';
import type { Home, Person } from './person';

type Bond = 'alone' | 'couple' | 'siblings' | 'parentAndChild' | 'twins';

const BONDS = [
  ['alone', 84],
  ['couple', 6],
  ['siblings', 5],
  ['parentAndChild', 4],
  ['twins', 1],
] as const satisfies readonly (readonly [Bond, number])[];

const AGES = [
  [[16, 17], 3],
  [[18, 20], 11],
  [[21, 25], 15],
  [[26, 35], 31],
  [[36, 49], 26],
  [[50, 74], 14],
] as const;

/** Shares of the self-defined codes: 7 % outside White, as the planning values assume. */
const ETHNICITIES = [
  ['W1', 873],
  ['W2', 7],
  ['W3', 6],
  ['W5', 2],
  ['W9', 42],
  ['M1', 9],
  ['M2', 4],
  ['M3', 4],
  ['M9', 3],
  ['A1', 4],
  ['A2', 6],
  ['A3', 4],
  ['A4', 3],
  ['A9', 5],
  ['B1', 5],
  ['B2', 11],
  ['B9', 3],
  ['O2', 4],
  ['O9', 5],
] as const;

const TEMPOS = [
  [2400, 55],
  [520, 30],
  [170, 15],
] as const;

export interface Span {
  from: Day;
  until: Day;
}

/** The people of one address that justice agencies come to know: one, or two who are easily confused. */
export function makeHousehold(seed: number, household: number, firstIndex: number, span: Span): Person[] {
  const random = new Random(seed, 1, household);
  const bond = random.weighted(BONDS);
  const first = makePerson(random, household, firstIndex, span);
  return bond === 'alone' ? [first] : [first, relative(random, first, bond, firstIndex + 1, span)];
}

function makePerson(random: Random, household: number, index: number, span: Span): Person {
  const begins = beginning(random, span);
  const ages = random.weighted<readonly [number, number]>(AGES);
  const birth = begins - Math.floor((random.whole(ages[0], ages[1]) + random.unit()) * 365.25);
  const sex = random.chance(0.17) ? 'F' : 'M';
  const ethnicity = random.weighted(ETHNICITIES);
  const place = random.weighted(PLACE_WEIGHTS);
  const welsh = random.chance(place.force === 'W15000001' || place.force === 'W15000004' ? 0.6 : 0.4);
  const table = tableFor(ethnicity, welsh);
  const given = sex === 'F' ? table.female : table.male;
  const surname = random.pick(table.surnames);
  const family = (random.chance(0.12) ? patronymic(surname) : undefined) ?? surname;
  return {
    id: `P${String(index + 1).padStart(7, '0')}`,
    index,
    household,
    sex,
    birth,
    ethnicity,
    given: random.pick(given),
    middle: random.chance(0.6) ? random.pick(given) : '',
    family,
    ...history(random, { sex, birth, begins, ends: span.until, table: table.surnames, given }),
    homes: makeHomes(random, place, begins, span.until),
    identifiers: identifiersOf(random, index + 1, begins),
    tempo: random.weighted(TEMPOS) * (sex === 'F' ? 1.15 : 1),
    begins,
  };
}

/** A third of lives began before the world's first day, so that it opens with people under sentence. */
function beginning(random: Random, span: Span): Day {
  const early = random.chance(0.3);
  return early ? random.whole(span.from - 600, span.from - 1) : random.whole(span.from, span.until - 1);
}

interface Past {
  sex: 'F' | 'M';
  birth: Day;
  begins: Day;
  ends: Day;
  table: readonly string[];
  given: readonly string[];
}

function history(random: Random, past: Past): Partial<Person> & Traits {
  const { sex, birth, begins } = past;
  const age = (begins - birth) / 365.25;
  const married = sex === 'F' && age > 22 && random.chance(0.1);
  const alias = random.chance(0.04);
  const served = sex === 'M' && age > 21 && random.chance(0.058);
  const serviceYear = yearOf(birth) + random.whole(18, 20);
  const dies = random.chance(0.012);
  const marriageDay = random.whole(begins, begins + 900);
  return {
    marriedName: married ? { family: random.pick(past.table), from: marriageDay } : undefined,
    alias: alias ? { given: random.pick(past.given), family: random.pick(past.table) } : undefined,
    exService: served ? { from: day(serviceYear, 3, 1), reserve: random.chance(0.15) } : undefined,
    careExperienced: random.chance(age < 21 ? 0.45 : 0.21),
    parent: age > 19 && random.chance(0.68),
    daPerpetrator: random.chance(sex === 'M' ? 0.33 : 0.06),
    diesOn: dies ? random.whole(begins + 30, Math.max(begins + 60, past.ends)) : undefined,
  };
}

type Traits = Pick<Person, 'careExperienced' | 'parent' | 'daPerpetrator'>;

function makeHomes(random: Random, place: Place, begins: Day, until: Day): Home[] {
  const homes = [homeIn(random, place, begins)];
  let at = begins + random.wait(1900);
  let here = place;
  while (at < until) {
    if (random.chance(0.3)) {
      const near = PLACES.filter((each) => each.force === here.force);
      here = random.chance(0.7) ? random.pick(near) : random.weighted(PLACE_WEIGHTS);
    }
    homes.push(homeIn(random, here, Math.floor(at)));
    at += random.wait(1900);
  }
  return homes;
}

const INCODE = 'ABDEFGHJLNPQRSTUWXYZ';

function homeIn(random: Random, place: Place, from: Day): Home {
  const letter = () => INCODE.charAt(random.whole(0, INCODE.length - 1));
  const postcode = `${random.pick(place.outcodes)} ${random.whole(0, 9)}${letter()}${letter()}`;
  return { from, lad: place.lad, postcode, nfa: random.chance(0.13) };
}

function identifiersOf(random: Random, index: number, begins: Day): Person['identifiers'] {
  const year = yearOf(begins) - (random.chance(0.5) ? random.whole(0, 12) : 0);
  return {
    pnc: pncId(index, year),
    cro: croNumber(index, year),
    noms: prisonNumber(index),
    crn: caseReference(index, 0),
    // Six in ten of these come to probation: 0.3 % of all people have two registrations merged.
    secondCrn: random.chance(0.007) ? caseReference(index, 1) : undefined,
    nhs: nhsNumber(index),
    defendantId: random.uuid(),
  };
}

function relative(random: Random, first: Person, bond: Bond, index: number, span: Span): Person {
  const second = makePerson(random, first.household, index, span);
  const home = first.homes[0];
  if (home) second.homes[0] = { ...home, from: second.begins };
  if (bond === 'couple') return second;
  second.family = first.family;
  second.ethnicity = first.ethnicity;
  const welsh = placeOf(first.homes[0]?.lad ?? 'W06000015').force !== 'W15000002';
  const table = tableFor(first.ethnicity, welsh);
  second.given = random.pick(
    (second.sex === 'F' ? table.female : table.male).filter((n) => n !== first.given),
  );
  if (bond === 'siblings') return second;
  if (bond === 'twins') {
    second.birth = first.birth;
    second.begins = Math.max(second.begins, first.birth + 16 * 366);
  } else {
    // Parent and child often share a given name as well as the address.
    second.birth = Math.min(first.birth - random.whole(19, 35) * 365, second.begins - 16 * 366);
    if (second.sex === first.sex && random.chance(0.3)) second.given = first.given;
  }
  if (second.exService) second.exService = undefined;
  return second;
}
