import type { PlainEvent } from '../../options';
import { allClosed, CARDIFF, counted, event, POWYS } from '../stories';

const WALES = 'W92000004';

const sentenced = (sentencedOn: string, more: Record<string, unknown> = {}): PlainEvent =>
  event('court', 'sentence.imposed', {
    sentenceRef: 'c-1',
    sentencedOn,
    disposalKind: 'COMMUNITY_ORDER',
    recordable: true,
    breachOffence: false,
    homeArea: CARDIFF,
    ...more,
  });

const released = (releasedOn: string, more: Record<string, unknown> = {}): PlainEvent =>
  event('prison', 'release.recorded', {
    releaseRef: 'r-1',
    releasedOn,
    kind: 'LICENCE',
    legalStatus: 'SENTENCED',
    afterRecall: false,
    homeArea: CARDIFF,
    ...more,
  });

const disposed = (disposedOn: string, more: Record<string, unknown> = {}): PlainEvent =>
  event('police', 'disposal.recorded', {
    disposalRef: 'd-1',
    disposal: 'CAUTION',
    disposedOn,
    offenceRef: 'o-0',
    offenceCommittedOn: '2022-01-15',
    recordable: true,
    breachOffence: false,
    homeArea: CARDIFF,
    ...more,
  });

let offences = 0;
const convicted = (
  offenceCommittedOn: string,
  convictedOn: string,
  more: Record<string, unknown> = {},
): PlainEvent =>
  event('court', 'conviction.recorded', {
    convictionRef: 'v-1',
    offenceRef: `o-${++offences}`,
    convictedOn,
    offenceCommittedOn,
    recordable: true,
    breachOffence: false,
    homeArea: CARDIFF,
    ...more,
  });

const rate = (events: readonly PlainEvent[], quarter: string, asAt?: string) =>
  counted([...events, ...allClosed()], asAt).cell('D3', 'rate', quarter, WALES);

describe('true counts of proven reoffending', () => {
  it.each([
    ['in the window, proven in it', '2023-02-10', '2023-06-01', '2023-09-01', 1],
    ['in the window, proven while waiting', '2023-02-10', '2024-02-09', '2024-08-09', 1],
    ['proven too late', '2023-02-10', '2023-12-01', '2024-08-11', 0],
    ['proven on the last day but one (G2)', '2023-02-10', '2023-12-01', '2024-08-10', 0],
    ['on the first anniversary', '2023-02-10', '2024-02-10', '2024-03-01', 0],
    ['before the index', '2023-02-10', '2023-01-20', '2023-05-01', 0],
    ['at a leap day index', '2024-02-29', '2025-02-28', '2025-06-01', 1],
    ['end of August, proven on 29 February (G3)', '2022-08-31', '2022-10-01', '2024-02-29', 1],
    ['end of August, proven on 1 March (G3)', '2022-08-31', '2022-10-01', '2024-03-01', 0],
    ['on the day of a sentence', '2023-02-10', '2023-02-10', '2023-05-01', 0],
  ])('an offence %s', (_, index, committed, proven, reoffenders) => {
    const month = Number(index.slice(5, 7));
    const quarter = `${index.slice(0, 4)}-Q${Math.ceil(month / 3)}`;
    expect(rate([sentenced(index), convicted(committed, proven)], quarter)).toEqual([reoffenders, 1]);
  });

  it('counts what is done on the day of a release', () => {
    const events = [released('2023-02-10'), convicted('2023-02-10', '2023-05-01')];
    expect(rate(events, '2023-Q1')).toEqual([1, 1]);
  });

  it('puts a caution of the offence day into the cohort without a reoffence (G1)', () => {
    const events = [disposed('2023-02-10', { offenceRef: 'o-a', offenceCommittedOn: '2023-02-10' })];
    expect(rate(events, '2023-Q1')).toEqual([0, 1]);
  });

  it('takes the first of two events of a quarter as the index', () => {
    const events = [sentenced('2023-01-05'), sentenced('2023-03-01'), convicted('2023-02-01', '2023-03-01')];
    expect(rate(events, '2023-Q1')).toEqual([1, 1]);
  });

  it('counts a person once in each cohort, so up to four times in a year (G11)', () => {
    const events = [sentenced('2023-01-05'), sentenced('2023-08-01')];
    expect(rate(events, '2023')).toEqual([0, 2]);
  });

  it('takes the sentence date and not the conviction (G5)', () => {
    const events = [convicted('2023-01-01', '2023-03-20'), sentenced('2023-04-05')];
    expect(rate(events, '2023-Q1')).toEqual([0, 0]);
    expect(rate(events, '2023-Q2')).toEqual([0, 1]);
  });

  it('starts nothing with a release after recall (G6)', () => {
    const events = [released('2023-05-01'), released('2023-08-01', { afterRecall: true })];
    expect(rate(events, '2023-Q2')).toEqual([0, 1]);
    expect(rate(events, '2023-Q3')).toEqual([0, 0]);
  });

  it.each([
    ['a release from remand', released('2023-02-01', { legalStatus: 'REMAND' })],
    ['a release to hospital', released('2023-02-01', { kind: 'HOSPITAL' })],
    ['a custodial sentence', sentenced('2023-02-01', { disposalKind: 'IMMEDIATE_CUSTODY' })],
    ['a sentence for breach', sentenced('2023-02-01', { breachOffence: true })],
    ['a sentence that is not recordable', sentenced('2023-02-01', { recordable: false })],
    ['no further action', disposed('2023-02-01', { disposal: 'NFA' })],
    ['a community resolution', disposed('2023-02-01', { disposal: 'COMMUNITY_RESOLUTION' })],
  ])('puts nobody into a cohort by %s', (_, index) => {
    expect(rate([index], '2023-Q1')).toEqual([0, 0]);
  });

  it.each([
    ['breach', convicted('2023-06-01', '2023-07-01', { breachOffence: true })],
    ['an offence that is not recordable', convicted('2023-06-01', '2023-07-01', { recordable: false })],
    [
      'no further action',
      disposed('2023-07-01', { disposal: 'NFA', offenceRef: 'o-x', offenceCommittedOn: '2023-06-01' }),
    ],
  ])('proves no reoffence by %s', (_, proof) => {
    expect(rate([sentenced('2023-02-10'), proof], '2023-Q1')).toEqual([0, 1]);
  });

  it('counts an offence once however often it is recorded, and divides by reoffenders', () => {
    const events = [
      sentenced('2023-02-10'),
      convicted('2023-04-01', '2023-06-01', { offenceRef: 'same' }),
      convicted('2023-04-01', '2023-06-01', { offenceRef: 'same' }),
      convicted('2023-05-01', '2023-07-01'),
    ];
    const counts = counted([...events, ...allClosed()]);
    expect(counts.cell('D5', 'frequency', '2023-Q1', WALES)).toEqual([2, 1]);
  });

  it('gives no figure before eighteen months are over (G4)', () => {
    const events = [sentenced('2023-04-10')];
    expect(rate(events, '2023-Q2', '2024-12-31')).toEqual([null, null]);
    expect(rate(events, '2023-Q2', '2025-01-01')).toEqual([0, 1]);
  });

  it('gives no figure while a court quarter of the follow-up is open', () => {
    const closed = allClosed().filter(
      ({ type, data }) => !(type.includes('.court.') && data.facts.period === '2024-Q3'),
    );
    const counts = counted([sentenced('2023-04-10'), ...closed]);
    expect(counts.cell('D3', 'rate', '2023-Q2', WALES)).toEqual([null, null]);
  });

  it('fixes the area by the first event in Wales', () => {
    const counts = counted([
      sentenced('2023-01-05', { homeArea: { basis: 'OUTSIDE_WALES' } }),
      sentenced('2023-02-05', { homeArea: POWYS }),
      ...allClosed(),
    ]);
    expect(counts.cell('D3', 'rate', '2023-Q1', 'W06000023')).toEqual([0, 1]);
    expect(counts.cell('D3', 'rate', '2023-Q1', WALES, 'kind', 'COURT_ORDER')).toEqual([0, 1]);
  });
});
