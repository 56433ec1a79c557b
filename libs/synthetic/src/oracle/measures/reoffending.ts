import { locate, type HomeArea, type Location } from '../areas';
import { NONE, type Breakdown, type Cells } from '../cells';
import { addMonths, ageOn, type IsoDate, order } from '../dates';
import { text, type KnownRecord } from '../known';
import { within, type Period, type Quarter } from '../periods';
import { ageBand, type PersonFile, type Population } from '../populations';

/** An event that puts somebody into a quarter's cohort. */
interface IndexEvent {
  on: IsoDate;
  /** Release before court before caution on one day (rule R9). */
  rank: 0 | 1 | 2;
  kind: 'CUSTODY' | 'COURT_ORDER' | 'CAUTION' | 'OTHER';
  place: Location;
  age: number;
}

interface Proof {
  offence: string;
  committedOn: IsoDate;
  provenOn: IsoDate;
}

const RELEASES = new Set(['LICENCE', 'PSS', 'HDC', 'UNCONDITIONAL']);
const CAUTIONS = new Set(['CAUTION', 'CONDITIONAL_CAUTION']);
const ORDERS = new Set(['COMMUNITY_ORDER', 'SSO_REQ', 'SSO_NOREQ']);

/** What one person adds to one cohort. */
interface Member {
  index: IndexEvent;
  reoffences: number;
}

/**
 * M3 and M4: the quarter's cohort and its proven reoffences; years are sums of their quarters (rules R7, R9).
 * Whether a cohort may have a figure yet is decided when all feeds are known.
 */
export function countReoffending(
  cells: Cells,
  file: PersonFile,
  what: { indicator: string; measure: 'M3' | 'M4'; series: string; population: Population },
  periods: readonly Period[],
): void {
  const { indicator, measure, series, population } = what;
  const proofs = proofsOf(file);
  const memberOf = new Map<string, Member | undefined>();
  const candidates = indexEvents(file).filter(({ on, age }) => file.isIn(population, { on, age }));
  for (const period of periods) {
    for (const quarter of period.quarters) {
      if (!memberOf.has(quarter.name)) memberOf.set(quarter.name, member(candidates, quarter, proofs));
      const found = memberOf.get(quarter.name);
      if (!found) continue;
      const key = { indicator, measure, series, period: period.name };
      const { index, reoffences } = found;
      const reoffended = reoffences > 0 ? 1 : 0;
      for (const cut of cuts(index, file, population, measure)) {
        if (measure === 'M3') cells.add(key, index.place, cut, reoffended, 1);
        else cells.add(key, index.place, cut, reoffences, reoffended);
      }
    }
  }
}

function cuts(index: IndexEvent, file: PersonFile, population: Population, measure: string): Breakdown[] {
  const both = [NONE, { breakdown: 'kind', category: index.kind }];
  if (measure === 'M4') return both;
  return [
    ...both,
    { breakdown: 'ageband', category: ageBand(index.age) },
    ...(population === 'women' ? [] : [{ breakdown: 'sex', category: file.sex ?? 'NOT_STATED' }]),
    ...(population === 'bame' ? [{ breakdown: 'ethnicity', category: file.ethnicity ?? 'NOT_STATED' }] : []),
  ];
}

function member(candidates: IndexEvent[], quarter: Quarter, proofs: Proof[]): Member | undefined {
  const index = candidates
    .filter(({ on }) => within(on, quarter))
    .sort((a, b) => order(a.on, b.on) || a.rank - b.rank || order(a.place.finest, b.place.finest))[0];
  if (!index) return undefined;
  const followedTo = addMonths(index.on, 12);
  const provenBefore = addMonths(index.on, 18);
  const counted = proofs.filter(
    ({ committedOn, provenOn }) =>
      index.on <= committedOn &&
      committedOn < followedTo &&
      // On the day itself only what followed a release can be a reoffence.
      (committedOn > index.on || index.rank === 0) &&
      index.on < provenOn &&
      provenOn < provenBefore,
  );
  return { index, reoffences: new Set(counted.map(({ offence }) => offence)).size };
}

function indexEvents(file: PersonFile): IndexEvent[] {
  return file.records.flatMap((record) => {
    const found = asIndex(record);
    const place = locate(record.facts.homeArea as HomeArea | undefined);
    if (!found || !place || !record.birth) return [];
    return [{ ...found, place, age: ageOn(record.birth, found.on) }];
  });
}

function asIndex(record: KnownRecord): Pick<IndexEvent, 'on' | 'rank' | 'kind'> | undefined {
  if (record.type === 'prison.release.recorded') {
    const counts =
      RELEASES.has(text(record, 'kind')) &&
      text(record, 'legalStatus') === 'SENTENCED' &&
      record.facts.afterRecall !== true;
    return counts ? { on: text(record, 'releasedOn'), rank: 0, kind: 'CUSTODY' } : undefined;
  }
  if (!isRecordable(record)) return undefined;
  if (record.type === 'court.sentence.imposed') {
    const disposal = text(record, 'disposalKind');
    if (disposal === 'IMMEDIATE_CUSTODY') return undefined;
    return {
      on: text(record, 'sentencedOn'),
      rank: 1,
      kind: ORDERS.has(disposal) ? 'COURT_ORDER' : 'OTHER',
    };
  }
  if (record.type === 'police.disposal.recorded' && CAUTIONS.has(text(record, 'disposal'))) {
    return { on: text(record, 'disposedOn'), rank: 2, kind: 'CAUTION' };
  }
  return undefined;
}

function proofsOf(file: PersonFile): Proof[] {
  return file.records.flatMap((record) => {
    const caution =
      record.type === 'police.disposal.recorded' && CAUTIONS.has(text(record, 'disposal'))
        ? text(record, 'disposedOn')
        : '';
    const convicted = record.type === 'court.conviction.recorded' ? text(record, 'convictedOn') : '';
    const provenOn = caution || convicted;
    if (!provenOn || !isRecordable(record)) return [];
    // References are each agency's own: the same text from two agencies names two offences.
    const offence = `${record.agency} ${text(record, 'offenceRef')}`;
    return [{ offence, committedOn: text(record, 'offenceCommittedOn'), provenOn }];
  });
}

function isRecordable(record: KnownRecord): boolean {
  return record.facts.recordable === true && record.facts.breachOffence !== true;
}
