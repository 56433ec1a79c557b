import type { PlainEvent } from '../options';
import { CARDIFF, counted, event, POWYS, woman, type Story } from './stories';

const start = (facts: Record<string, unknown>, more: Story = {}): PlainEvent =>
  event(
    'probation',
    'sentence.commenced',
    {
      sentenceRef: 's-1',
      kind: 'COMMUNITY_ORDER',
      origin: 'NEW',
      homeArea: CARDIFF,
      ...facts,
    },
    more,
  );

const end = (facts: Record<string, unknown>, more: Story = {}): PlainEvent =>
  event(
    'probation',
    'sentence.terminated',
    {
      sentenceRef: 's-1',
      kind: 'COMMUNITY_ORDER',
      startedOn: '2022-05-01',
      terminatedOn: '2023-02-01',
      reason: 'RAN_FULL_COURSE',
      breachOutstanding: false,
      homeArea: CARDIFF,
      ...facts,
    },
    more,
  );

const register = (state: string, effectiveOn: string): PlainEvent =>
  event('probation', 'registration.changed', {
    registrationRef: 'r-1',
    register: 'DA_PERPETRATOR',
    state,
    effectiveOn,
  });

describe('true counts of people starting sentences', () => {
  it('counts a person once, and where her first start was (G10)', () => {
    const counts = counted([
      woman(),
      start({ startedOn: '2023-01-20' }),
      start({ startedOn: '2023-03-02', kind: 'SSO_REQ', homeArea: POWYS }),
    ]);
    expect(counts('A1', 'persons', '2023-Q1', 'W92000004')).toBe(1);
    expect(counts('A1', 'persons', '2023-Q1', 'W92000004', 'kind', 'COMMUNITY_ORDER')).toBe(1);
    expect(counts('A1', 'persons', '2023-Q1', 'W92000004', 'kind', 'SSO_REQ')).toBe(1);
    expect(counts('A1', 'starts', '2023-Q1', 'W92000004')).toBe(2);
    expect(counts('A1', 'persons', '2023-Q1', 'W06000015')).toBe(1);
    expect(counts('A1', 'persons', '2023-Q1', 'W06000023')).toBe(0);
    expect(counts('A1', 'starts', '2023-Q1', 'W06000023')).toBe(1);
  });

  it('counts a person once in a year in which she starts twice (G11)', () => {
    const counts = counted([woman(), start({ startedOn: '2023-01-20' }), start({ startedOn: '2023-08-02' })]);
    expect(counts('A1', 'persons', '2023', 'W92000004')).toBe(1);
    expect(counts('A1', 'starts', '2023', 'W92000004')).toBe(2);
    expect(counts('A1', 'persons', 'FY2023-24', 'W92000004')).toBe(1);
  });

  it('counts one start for a remanded person, on the sentence date (G16)', () => {
    const counts = counted([
      woman(),
      event('prison', 'reception.recorded', {
        receptionRef: 'p-1',
        receivedOn: '2022-12-20',
        reason: 'REMAND',
        homeArea: CARDIFF,
      }),
      start({ startedOn: '2023-01-20', kind: 'IMMEDIATE_CUSTODY' }),
    ]);
    expect(counts('A1', 'persons', '2022-Q4', 'W92000004')).toBe(0);
    expect(counts('A1', 'persons', '2023-Q1', 'W92000004')).toBe(1);
  });

  it('takes service declared after the start, since it is a trait (G8)', () => {
    const counts = counted([
      start({ startedOn: '2023-01-20', kind: 'IMMEDIATE_CUSTODY' }),
      event('prison', 'person-characteristic.declared', {
        characteristic: 'EX_SERVICE',
        value: 'YES',
        declaredOn: '2023-01-22',
      }),
    ]);
    expect(counts('C1', 'persons', '2023-Q1', 'W92000004')).toBe(1);
  });

  it.each([
    ['2022-02-28', 1],
    ['2022-03-01', 0],
  ])('gives who was born on 29 February a birthday on 1 March: sentenced %s (G9)', (startedOn, expected) => {
    const counts = counted([start({ startedOn }, { birth: '1996-02-29' })]);
    expect(counts('D1', 'persons', '2022-Q1', 'W92000004')).toBe(expected);
  });

  it.each([
    ['2023-01-20', 1],
    ['2023-02-19', 1],
    ['2023-02-20', 0],
  ])('admits a register entry of %s after a start on 20 January (G20)', (added, expected) => {
    const counts = counted([start({ startedOn: '2023-01-20' }), register('ADDED', added)]);
    expect(counts('B1', 'persons', '2023-Q1', 'W92000004')).toBe(expected);
  });

  it('counts activated suspended sentences apart and leaves transfers and opening stock out', () => {
    const counts = counted([
      woman(),
      start({ startedOn: '2023-01-20', kind: 'IMMEDIATE_CUSTODY', origin: 'SSO_ACTIVATION' }),
      start({ startedOn: '2023-01-21', origin: 'TRANSFER_IN' }),
      start({ startedOn: '2023-01-22', origin: 'OPENING_STOCK' }),
      start({ startedOn: '2023-01-23', kind: 'SSO_NOREQ' }),
    ]);
    expect(counts('A1', 'persons', '2023-Q1', 'W92000004')).toBe(0);
    expect(counts('A1', 'activations', '2023-Q1', 'W92000004')).toBe(1);
  });

  it('drops what lies outside Wales before it looks for the first event', () => {
    const counts = counted([
      woman(),
      start({ startedOn: '2023-01-20', homeArea: { basis: 'OUTSIDE_WALES' } }),
      start({ startedOn: '2023-02-20', homeArea: { pfa: 'W15000002', basis: 'COMMITTAL_COURT' } }),
      start({ startedOn: '2023-03-20', homeArea: POWYS }),
    ]);
    expect(counts('A1', 'persons', '2023-Q1', 'W15000002-U')).toBe(1);
    expect(counts('A1', 'persons', '2023-Q1', 'W06000023')).toBe(0);
    expect(counts('A1', 'starts', '2023-Q1', 'W92000004')).toBe(2);
  });

  it('knows only what was sent by the day asked for, and the highest revision of it', () => {
    const first = start({ startedOn: '2023-01-20' }, { subject: 'one', time: '2023-01-25T09:00:00Z' });
    const moved = start(
      { startedOn: '2023-01-20', homeArea: POWYS },
      { subject: 'one', time: '2023-02-25T09:00:00Z', revision: 2 },
    );
    const before = counted([woman(), first, moved], '2023-02-24');
    expect(before('D1', 'persons', '2023-Q1', 'W06000015')).toBe(1);
    const after = counted([woman(), moved, first], '2023-02-25');
    expect(after('D1', 'persons', '2023-Q1', 'W06000015')).toBe(0);
    expect(after('D1', 'persons', '2023-Q1', 'W06000023')).toBe(1);
  });
});

describe('true counts of completed sentences', () => {
  const rate = (facts: Record<string, unknown>, more: readonly PlainEvent[] = []) =>
    counted([woman(), end(facts), ...more]).cell(
      'A2',
      'rate',
      '2023-Q1',
      'W92000004',
      'kind',
      'COMMUNITY_ORDER',
    );

  it.each([
    ['RAN_FULL_COURSE', false, [1, 1]],
    ['RAN_FULL_COURSE', true, [0, 1]],
    ['EARLY_GOOD_PROGRESS', false, [1, 1]],
    ['REQUIREMENTS_COMPLETED', false, [1, 1]],
    ['FAILURE_TO_COMPLY', false, [0, 1]],
    ['NEW_CONVICTION', false, [0, 1]],
  ])('counts %s (breach outstanding: %s) as %j', (reason, breachOutstanding, expected) => {
    expect(rate({ reason, breachOutstanding })).toEqual(expected);
  });

  it('puts other endings into the second series only, and administrative ones in neither (G17)', () => {
    const counts = counted([
      woman(),
      end({ reason: 'OTHER' }),
      end({ reason: 'ADMINISTRATIVE', adminReason: 'DEATH' }),
    ]);
    const cut = ['2023-Q1', 'W92000004', 'kind', 'COMMUNITY_ORDER'] as const;
    expect(counts.cell('A2', 'rate', ...cut)).toEqual([0, 0]);
    expect(counts.cell('A2', 'omsq', ...cut)).toEqual([0, 1]);
  });

  it('counts two orders that end on one day twice', () => {
    const counts = counted([woman(), end({}), end({ sentenceRef: 's-2' })]);
    expect(counts.cell('A2', 'rate', '2023-Q1', 'W92000004', 'kind', 'COMMUNITY_ORDER')).toEqual([2, 2]);
  });

  it('forgets a termination that is taken back', () => {
    const undone: PlainEvent = event(
      'probation',
      'record.withdrawn',
      { reason: 'UNTERMINATED' },
      { subject: 'e', revision: 2 },
    );
    const counts = counted([woman(), end({}, { subject: 'e' }), undone]);
    expect(counts.cell('A2', 'rate', '2023-Q1', 'W92000004', 'kind', 'COMMUNITY_ORDER')).toEqual([0, 0]);
  });

  it('takes the register on any day of the order, even if it is left on the last (G7)', () => {
    const counts = counted([register('ADDED', '2022-06-01'), register('REMOVED', '2023-02-01'), end({})]);
    expect(counts.cell('B2', 'rate', '2023-Q1', 'W92000004', 'kind', 'COMMUNITY_ORDER')).toEqual([1, 1]);
    const before = counted([register('ADDED', '2022-03-01'), register('REMOVED', '2022-05-01'), end({})]);
    expect(before.cell('B2', 'rate', '2023-Q1', 'W92000004', 'kind', 'COMMUNITY_ORDER')).toEqual([0, 0]);
  });

  it('takes age and children as at the start', () => {
    const counts = counted([
      end({}, { birth: '1996-07-01' }),
      event('police', 'arrest.recorded', {
        arrestRef: 'a',
        arrestedOn: '2022-06-01',
        homeArea: CARDIFF,
        dependentChildrenDeclared: 'YES',
      }),
    ]);
    const cut = ['2023-Q1', 'W92000004', 'kind', 'COMMUNITY_ORDER'] as const;
    expect(counts.cell('D2', 'rate', ...cut)).toEqual([1, 1]);
    expect(counts.cell('E2', 'rate', ...cut)).toEqual([0, 0]);
  });

  it('fails a recalled licence and lets the next one succeed (G13)', () => {
    const licence = { kind: 'LICENCE', startedOn: '2023-01-10' };
    const counts = counted([
      woman(),
      end({ ...licence, terminatedOn: '2023-05-09', reason: 'RECALLED' }),
      end({ ...licence, startedOn: '2023-06-01', terminatedOn: '2023-09-30' }),
    ]);
    expect(counts.cell('A2', 'rate', '2023-Q2', 'W92000004', 'kind', 'LICENCE')).toEqual([0, 1]);
    expect(counts.cell('A2', 'rate', '2023-Q3', 'W92000004', 'kind', 'LICENCE')).toEqual([1, 1]);
    expect(counts.cell('A2', 'rate', '2023', 'W92000004', 'kind', 'LICENCE')).toEqual([1, 2]);
  });
});
