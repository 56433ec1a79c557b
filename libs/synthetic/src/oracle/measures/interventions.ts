import { locate, type HomeArea, type Location } from '../areas';
import { caseloadOf } from './caseload';
import { NONE, type Breakdown, type CellKey, type Cells } from '../cells';
import { addDays, ageOn, type IsoDate, order } from '../dates';
import { text, type KnownRecord } from '../known';
import { spanOf, within, type Period } from '../periods';
import { ageBand, type PersonFile, type Population } from '../populations';

export interface InterventionIndicator {
  indicator: string;
  population: Population;
  /** Undefined: every category. */
  categories?: readonly string[];
  base: 'police' | 'caseload';
}

/** Something dated and placed that may count for a person. */
interface Moment {
  on: IsoDate;
  place: Location;
  age: number;
  category: string;
  serviceId: string;
  referralRef: string;
  /** Who referred. */
  source: string;
}

const FOLLOWED_DAYS = 90;
const REFERRALS = new Set([
  'police.referral.made',
  'prison.referral.made',
  'probation.referral.made',
  'provider.referral.received',
]);

/** M6: starters, their share of the base, and the share of referred people who start within 90 days (rule R12). */
export function countInterventions(
  cells: Cells,
  file: PersonFile,
  what: InterventionIndicator,
  periods: readonly Period[],
): void {
  const listed = (category: string) => what.categories?.includes(category) ?? true;
  // What a referral led to is told by its reference or its service, under whatever category.
  const [everyStart, everyReferral] = [startsOf(file), referralsOf(file)];
  const starts = everyStart.filter(({ category }) => listed(category));
  const referrals = everyReferral.filter(({ category }) => listed(category));
  const isMember = ({ on, age }: Moment) => file.isIn(what.population, { on, age });
  for (const period of periods) {
    const span = spanOf(period);
    const key = { indicator: what.indicator, measure: 'M6', period: period.name };
    const started = starts.filter(({ on }) => within(on, span));
    const add = (series: string, first: Moment, yes: Sorts, all: Sorts | null) =>
      addPerson(cells, { ...key, series }, file, what.population, first, yes, all);

    const counted = started.filter((start) => start.place.codes.length > 0 && isMember(start));
    const firstStart = earliest(counted);
    if (firstStart) add('number', firstStart, sortsOf(counted), null);

    const base = earliest(baseOf(file, what.base, span).filter(isMember));
    if (base) add('reach', base, sortsOf(counted), { categories: what.categories ?? ALL, sources: SOURCES });

    const referred = referrals.filter(
      (referral) => within(referral.on, span) && referral.place.codes.length > 0 && isMember(referral),
    );
    const firstReferral = earliest(referred);
    if (!firstReferral) continue;
    const converted = referred.filter((referral) => isFollowed(referral, everyStart, everyReferral));
    add('conversion', firstReferral, sortsOf(converted), sortsOf(referred));
  }
}

const ALL = [
  'WOMENS_DIVERSION',
  'DA_PROGRAMME',
  'YOUNG_ADULT',
  'FAMILY',
  'EX_SERVICE',
  'ACCOMMODATION',
  'ETE',
  'FINANCE',
  'WELLBEING',
  'SUBSTANCE_MISUSE',
  'ACCREDITED_PROGRAMME',
  'OTHER',
];

/** In which categories, and referred by whom. */
interface Sorts {
  categories: readonly string[];
  sources: readonly string[];
}

const SOURCES = [
  ...['POLICE', 'PRISON', 'PROBATION', 'COURT', 'CPS', 'HEALTH', 'LA', 'PROVIDER', 'SELF', 'OTHER_REFERRER'],
  'NOT_STATED',
];

/** One person into all cells of a series; `all` are those of her denominators, null for a plain count. */
function addPerson(
  cells: Cells,
  key: CellKey,
  file: PersonFile,
  population: Population,
  first: Moment,
  yes: Sorts,
  all: Sorts | null,
): void {
  const plain: Breakdown[] = [
    NONE,
    { breakdown: 'ageband', category: ageBand(first.age) },
    ...(population === 'women' ? [] : [{ breakdown: 'sex', category: file.sex ?? 'NOT_STATED' }]),
  ];
  const one = all === null ? 0 : 1;
  for (const cut of plain) cells.add(key, first.place, cut, yes.categories.length > 0 ? 1 : 0, one);
  const { categories, sources } = all ?? yes;
  const sorts = [
    ...categories.map((category) => ({ breakdown: 'category', category, own: yes.categories })),
    ...sources.map((category) => ({ breakdown: 'referrer', category, own: yes.sources })),
  ];
  for (const { breakdown, category, own } of sorts) {
    cells.add(key, first.place, { breakdown, category }, own.includes(category) ? 1 : 0, one);
  }
}

const sortsOf = (moments: readonly Moment[]): Sorts => ({
  categories: [...new Set(moments.map(({ category }) => category))],
  sources: [...new Set(moments.map(({ source }) => source))],
});

/** The earliest in Wales; on one day the one of the lowest area code. */
function earliest(moments: readonly Moment[]): Moment | undefined {
  return [...moments].sort(
    (a, b) => order(a.on, b.on) || order(a.place.finest, b.place.finest) || a.age - b.age,
  )[0];
}

/** By the common reference; a start that names no known referral follows any of its person and service. */
function isFollowed(referral: Moment, starts: readonly Moment[], referrals: readonly Moment[]): boolean {
  return starts.some((start) => {
    const known =
      start.referralRef !== '' && referrals.some((each) => each.referralRef === start.referralRef);
    const matches = known
      ? start.referralRef === referral.referralRef
      : start.serviceId !== '' && start.serviceId === referral.serviceId;
    return matches && referral.on <= start.on && start.on <= addDays(referral.on, FOLLOWED_DAYS);
  });
}

/** Starts wherever they are; those outside Wales have no place codes. */
function startsOf(file: PersonFile): Moment[] {
  return file.records.flatMap((record) =>
    record.type === 'provider.intervention.started' || record.type === 'health.treatment.started'
      ? moment(record, 'startedOn', text(record, 'category'))
      : [],
  );
}

function referralsOf(file: PersonFile): Moment[] {
  return file.records.flatMap((record) =>
    REFERRALS.has(record.type) ? moment(record, 'referredOn', text(record, 'serviceCategory')) : [],
  );
}

function baseOf(
  file: PersonFile,
  base: 'police' | 'caseload',
  span: { start: IsoDate; end: IsoDate },
): Moment[] {
  if (base === 'caseload') {
    return caseloadOf(file)
      .filter((spell) => spell.start < span.end && span.start < spell.end && spell.birth !== undefined)
      .map((spell) => {
        const on = spell.start > span.start ? spell.start : span.start;
        const age = ageOn(spell.birth ?? '', on);
        return { on, age, place: spell.place, category: '', serviceId: '', referralRef: '', source: '' };
      });
  }
  const contacts = [
    ...file.of('police.arrest.recorded').flatMap((record) => moment(record, 'arrestedOn', '')),
    ...file.of('police.disposal.recorded').flatMap((record) => moment(record, 'disposedOn', '')),
  ];
  return contacts.filter(({ on, place }) => within(on, span) && place.codes.length > 0);
}

const OUTSIDE: Location = { finest: '', codes: [] };

function moment(record: KnownRecord, dated: string, category: string): Moment[] {
  if (record.birth === undefined) return [];
  const on = text(record, dated);
  return [
    {
      on,
      place: locate(record.facts.homeArea as HomeArea | undefined) ?? OUTSIDE,
      age: ageOn(record.birth, on),
      category,
      serviceId: text(record, 'serviceId'),
      referralRef: text(record, 'referralRef'),
      source: sourceOf(record),
    },
  ];
}

/** What an agency refers is from it; a provider says from whom. Families are among the others. */
function sourceOf(record: KnownRecord): string {
  if (record.type.endsWith('.referral.made')) return (record.type.split('.')[0] ?? '').toUpperCase();
  const told = text(record, record.type === 'provider.referral.received' ? 'referrerType' : 'referralSource');
  if (told === 'FAMILY' || told === 'OTHER') return 'OTHER_REFERRER';
  return told === '' ? 'NOT_STATED' : told;
}
