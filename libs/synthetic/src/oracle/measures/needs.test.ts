import type { PlainEvent } from '../../options';
import { CARDIFF, counted, event, POWYS, woman } from '../stories';

const WALES = 'W92000004';
const Q1 = '2023-Q1';

const serving = (kind: string, startedOn: string, more: Record<string, unknown> = {}): PlainEvent =>
  event('probation', 'sentence.commenced', {
    sentenceRef: `s-${kind}`,
    kind,
    origin: 'NEW',
    startedOn,
    homeArea: CARDIFF,
    ...more,
  });

const ended = (
  kind: string,
  startedOn: string,
  terminatedOn: string,
  reason = 'RAN_FULL_COURSE',
): PlainEvent =>
  event('probation', 'sentence.terminated', {
    sentenceRef: `s-${kind}`,
    kind,
    startedOn,
    terminatedOn,
    reason,
    homeArea: CARDIFF,
  });

const released = (releasedOn: string, more: Record<string, unknown> = {}): PlainEvent =>
  event('prison', 'release.recorded', {
    releaseRef: 'r',
    releasedOn,
    kind: 'LICENCE',
    legalStatus: 'SENTENCED',
    homeArea: POWYS,
    ...more,
  });

const assessed = (completedOn: string, needs: Record<string, string>, layer = 3): PlainEvent =>
  event('probation', 'assessment.completed', { assessmentRef: 'a', completedOn, layer, needs });

const need = (
  events: readonly PlainEvent[],
  cut: [string, string] = ['need', 'ETE'],
  series = 'of_assessed',
) => counted([woman(), ...events]).cell('A5', series, Q1, WALES, ...cut);

const everybody = (events: readonly PlainEvent[], series: string) => need(events, ['none', ''], series);

const ORDER = serving('COMMUNITY_ORDER', '2023-01-10', { expectedEndOn: '2024-01-10' });

describe('true counts of needs', () => {
  it.each([
    ['2022-03-11', [1, 1]],
    ['2022-03-10', [0, 0]],
  ])(
    'takes an assessment of %s for the quarter that ends on 31 March 2023 as %j (G12)',
    (completedOn, expected) => {
      expect(need([ORDER, assessed(completedOn, { ETE: 'NEED' })])).toEqual(expected);
    },
  );

  it('does not fall back to an older assessment for a section left out (G12)', () => {
    const events = [
      ORDER,
      assessed('2023-01-15', { ETE: 'NEED' }),
      assessed('2023-03-01', { ATTITUDES: 'NEED' }),
    ];
    expect(need(events)).toEqual([0, 0]);
    expect(need(events, ['need', 'ETE'], 'of_caseload')).toEqual([0, 1]);
    expect(need(events, ['need', 'ATTITUDES'])).toEqual([1, 1]);
  });

  it('takes full assessments only, and of one day the one with the needs', () => {
    const events = [
      ORDER,
      assessed('2023-02-01', { ETE: 'NO_NEED' }),
      assessed('2023-02-01', { ETE: 'NEED' }),
      assessed('2023-03-01', { ETE: 'NO_NEED' }, 1),
    ];
    expect(need(events)).toEqual([1, 1]);
  });

  it.each([
    ['an order that ends the day after', [ended('COMMUNITY_ORDER', '2023-01-10', '2023-04-01')], [0, 1]],
    ['an order that ended on the day', [ended('COMMUNITY_ORDER', '2023-01-10', '2023-03-31')], [0, 0]],
  ])('counts %s as %j of the caseload', (_, more, expected) => {
    expect(need([ORDER, ...more], ['need', 'ETE'], 'of_caseload')).toEqual(expected);
  });

  it.each([
    ['2023-03-01', [0, 1]],
    ['2023-02-28', [0, 0]],
  ])('keeps an order without an end for thirty days after %s', (expectedEndOn, expected) => {
    const events = [serving('COMMUNITY_ORDER', '2022-03-01', { expectedEndOn })];
    expect(need(events, ['need', 'ETE'], 'of_caseload')).toEqual(expected);
  });

  it('tells custody from licence by releases and recalls', () => {
    const custody = serving('IMMEDIATE_CUSTODY', '2022-10-01', { expectedEndOn: '2024-01-01' });
    const licence = serving('LICENCE', '2023-02-01', { expectedEndOn: '2024-01-01' });
    const setting = (events: PlainEvent[], name: string) =>
      need(events, ['need|setting', `ETE|${name}`], 'of_caseload');
    expect(setting([custody], 'custody')).toEqual([0, 1]);
    const out = [custody, released('2023-02-01'), licence];
    expect(setting(out, 'community')).toEqual([0, 1]);
    expect(setting(out, 'custody')).toEqual([0, 0]);
    const back = [...out, ended('LICENCE', '2023-02-01', '2023-03-10', 'RECALLED')];
    expect(setting(back, 'custody')).toEqual([0, 1]);
    expect(setting([...back, released('2023-03-30', { afterRecall: true })], 'custody')).toEqual([0, 0]);
  });

  it('does not end custody with a transfer or a release from remand', () => {
    const custody = serving('IMMEDIATE_CUSTODY', '2022-10-01', { expectedEndOn: '2024-01-01' });
    const moved = [
      released('2023-02-01', { kind: 'TRANSFER' }),
      released('2023-02-02', { legalStatus: 'REMAND' }),
    ];
    expect(need([custody, ...moved], ['need|setting', 'ETE|custody'], 'of_caseload')).toEqual([0, 1]);
  });

  it('counts everyone assessed once, whichever sections were scored', () => {
    const unscored = [ORDER, assessed('2023-01-11', { ETE: 'NOT_SCORED' })];
    expect(everybody(unscored, 'of_assessed')).toEqual([0, 1]);
    expect(everybody([ORDER, assessed('2023-01-11', { ETE: 'NEED' })], 'of_caseload')).toEqual([1, 1]);
    expect(everybody([ORDER], 'of_assessed')).toEqual([0, 0]);
    expect(everybody([ORDER], 'of_caseload')).toEqual([0, 1]);
  });
});
