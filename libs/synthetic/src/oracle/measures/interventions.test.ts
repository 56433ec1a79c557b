import type { PlainEvent } from '../../options';
import { CARDIFF, counted, event, POWYS, woman, type Story } from '../stories';

const WALES = 'W92000004';

const arrested = (arrestedOn: string, story: Story = {}): PlainEvent =>
  event('police', 'arrest.recorded', { arrestRef: 'a', arrestedOn, homeArea: CARDIFF }, story);

const began = (startedOn: string, more: Record<string, unknown> = {}): PlainEvent =>
  event('provider', 'intervention.started', {
    interventionRef: 'i',
    serviceId: 'svc-women',
    category: 'WOMENS_DIVERSION',
    startedOn,
    homeArea: POWYS,
    ...more,
  });

const referred = (referredOn: string, referralRef: string, more: Record<string, unknown> = {}): PlainEvent =>
  event('police', 'referral.made', {
    referralRef,
    referredOn,
    serviceId: 'svc-women',
    serviceCategory: 'WOMENS_DIVERSION',
    organisationId: 'org',
    homeArea: CARDIFF,
    ...more,
  });

describe('true counts of people entering interventions', () => {
  it('counts a start after the quarter of the arrest in its own quarter only (G14)', () => {
    const counts = counted([woman(), arrested('2023-03-30'), began('2023-04-04')]);
    expect(counts('A6', 'number', '2023-Q2', WALES)).toBe(1);
    expect(counts.cell('A6', 'reach', '2023-Q1', WALES)).toEqual([0, 1]);
    expect(counts.cell('A6', 'reach', '2023-Q2', WALES)).toEqual([0, 0]);
    expect(counts.cell('A6', 'reach', '2023', WALES)).toEqual([1, 1]);
  });

  it('leaves an arrested girl of 17 out of the base (G19)', () => {
    const counts = counted([woman(), arrested('2023-03-30', { birth: '2005-04-01' })]);
    expect(counts.cell('A6', 'reach', '2023-Q1', WALES)).toEqual([0, 0]);
  });

  it('places the reach where the base was and the number where the start was', () => {
    const counts = counted([woman(), arrested('2023-01-30'), began('2023-02-04')]);
    expect(counts('A6', 'number', '2023-Q1', 'W06000023')).toBe(1);
    expect(counts.cell('A6', 'reach', '2023-Q1', 'W06000015')).toEqual([1, 1]);
  });

  it.each([
    ['on the ninetieth day', '2023-04-10', { referralRef: 'f/1' }, [1, 1]],
    ['on the ninety-first', '2023-04-11', { referralRef: 'f/1' }, [0, 1]],
    ['without a reference at the same service', '2023-02-01', {}, [1, 1]],
    ['without a reference at another service', '2023-02-01', { serviceId: 'svc-x' }, [0, 1]],
  ])('follows a referral of 10 January to a start %s', (_, startedOn, more, expected) => {
    const counts = counted([woman(), referred('2023-01-10', 'f/1'), began(startedOn, more)]);
    expect(counts.cell('A6', 'conversion', '2023-Q1', WALES)).toEqual(expected);
  });

  it('counts a referral once when referrer and provider both send it', () => {
    const received = event('provider', 'referral.received', {
      referralRef: 'f/1',
      referredOn: '2023-01-10',
      receivedOn: '2023-01-12',
      serviceId: 'svc-women',
      serviceCategory: 'WOMENS_DIVERSION',
      homeArea: CARDIFF,
    });
    const counts = counted([woman(), referred('2023-01-10', 'f/1'), received]);
    expect(counts.cell('A6', 'conversion', '2023-Q1', WALES)).toEqual([0, 1]);
  });

  it('has no conversion before 90 days have passed', () => {
    const events = [woman(), referred('2023-01-10', 'f/1')];
    const conversion = (asAt: string) => counted(events, asAt).cell('A6', 'conversion', '2023-Q1', WALES);
    expect(conversion('2023-06-28')).toEqual([null, null]);
    expect(conversion('2023-06-29')).toEqual([0, 1]);
  });

  it('takes everybody on the caseload on any day as the base of F6, as at that day', () => {
    const counts = counted([
      event('police', 'person-characteristic.declared', {
        characteristic: 'ETHNICITY',
        value: 'B2',
        declaredOn: '2022-01-01',
      }),
      event('probation', 'sentence.commenced', {
        sentenceRef: 's',
        kind: 'COMMUNITY_ORDER',
        origin: 'OPENING_STOCK',
        startedOn: '2021-05-01',
        expectedEndOn: '2022-05-01',
        homeArea: CARDIFF,
      }),
      event('health', 'treatment.started', {
        startedOn: '2022-03-01',
        category: 'SUBSTANCE_MISUSE',
        homeArea: POWYS,
      }),
    ]);
    expect(counts.cell('F6', 'reach', '2022-Q1', 'W06000015')).toEqual([1, 1]);
    expect(counts.cell('F6', 'reach', '2022-Q2', WALES)).toEqual([0, 1]);
    expect(counts.cell('F6', 'reach', '2022-Q3', WALES)).toEqual([0, 0]);
    expect(counts('F6', 'number', '2022-Q1', WALES, 'category', 'SUBSTANCE_MISUSE')).toBe(1);
  });
});
