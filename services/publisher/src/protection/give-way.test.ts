import type { CubeCell } from '#libs/contracts';
import { readLabels } from '../data/read-labels';
import { readDisclosureRules } from '../data/read-rules';
import { WALES, WELSH_AREAS } from '../domain/areas';
import { cellKey } from '../domain/cells';
import { composeRelease } from '../domain/compose';
import type { DisclosureRules, ZeroFallback } from './disclosure-rules';
import { NO_HISTORY, type History } from './earlier/history';

const given = readDisclosureRules();
const showingZeros = (fallback: ZeroFallback): DisclosureRules => ({
  ...given,
  exact: { threshold: 4, zeros: 'show', fallback },
});

type Outcomes = [successes: number, failures: number];

/** Terminations of one kind by police area. */
function cubes(indicator: string, outcomes: Outcomes[]): CubeCell[] {
  const forces = Object.keys(WELSH_AREAS).filter((code) => code.startsWith('W15'));
  const cell = (areaCode: string, [successes, failures]: Outcomes): CubeCell => ({
    ...{ indicator, definitionVersion: '1.0.0', measure: 'M2', series: 'rate', breakdown: 'kind' },
    ...{ category: 'LICENCE', period: 'FY2022-23', areaCode, status: 'final', symbol: '', value: null },
    ...{ numerator: successes, denominator: successes + failures, persons: successes },
    ...{ contributions: { 'probation-wales': successes }, personSetDigest: '' },
  });
  const whole = outcomes.reduce<Outcomes>(([a, b], [c, d]) => [a + c, b + d], [0, 0]);
  return [cell(WALES, whole), ...outcomes.map((own, at) => cell(forces[at]!, own))];
}

/** One success and one failure in one area: while the zeros beside them are shown, no other blank hides them. */
const PINNED: Outcomes[] = [
  [1, 1],
  [0, 30],
  [40, 0],
];
const OPEN: Outcomes[] = [
  [30, 40],
  [50, 60],
  [70, 0],
];

const compose = (rules: DisclosureRules, history: History = NO_HISTORY) =>
  composeRelease({
    ...{ cubes: [...cubes('A2', PINNED), ...cubes('B2', OPEN)], rules, history, labels: readLabels() },
    run: { asAt: '2025-01-31', definitions: { A2: '1.0.0', B2: '1.0.0' }, feedsClosed: [] },
    ...{ provisional: false, periods: ['financial'], jitterKey: Buffer.alloc(32, 7), reviewed: true },
    ...{ codeVersion: 'test', separateDomains: false },
  });

async function released(rules: DisclosureRules, history?: History) {
  const composed = await compose(rules, history);
  if (!composed.ok) throw new Error(`${composed.code}: ${composed.subjects.join(', ')}`);
  return composed.release;
}

describe('an indicator whose shown zeros pin a small count', () => {
  it('is refused where governance chose no other way, and named', async () => {
    const composed = await compose(showingZeros('refuse'));
    expect(composed).toMatchObject({ ok: false, code: 'publisher.release.unprotected' });
    expect(!composed.ok && composed.subjects.every((subject) => subject.startsWith('A2'))).toBe(true);
  });

  it('gets its zeros blank where that was chosen, others keep theirs, and the manifest says so', async () => {
    const { cells, manifest } = await released(showingZeros('blank'));
    const zeros = (indicator: string) =>
      cells.filter(
        (cell) => cell.indicator === indicator && cell.value === 0 && cell.statistic !== 'percent',
      );
    expect([zeros('A2').length, zeros('B2').length > 0]).toEqual([0, true]);
    expect(manifest.rules.indicators).toMatchObject({ A2: { zeros: 'blank' }, B2: { zeros: 'show' } });
    expect(manifest.rules.fallbacks).toEqual([
      {
        indicator: 'A2',
        asked: { profile: 'exact', threshold: 4, zeros: 'show', fallback: 'blank' },
        used: { profile: 'exact', threshold: 4, zeros: 'blank', fallback: 'blank' },
        note: { en: expect.stringMatching(/^Zeros were/), cy: expect.stringMatching(/^Roedd seroau/) },
      },
    ]);
    expect(manifest.protection.found).toBe(0);
  });

  it('is rounded where that was chosen, unless an earlier release shows it exactly', async () => {
    const { cells, manifest } = await released(showingZeros('rounded'));
    expect(manifest.rules.fallbacks).toMatchObject([{ indicator: 'A2', used: { profile: 'rounded' } }]);
    const total = cells.find(
      ({ indicator, statistic, areaCode, category }) =>
        `${indicator} ${statistic} ${areaCode} ${category}` === `A2 total ${WALES} LICENCE`,
    )!;
    expect(total.value).toBe(70);
    const exact: History = new Map([[cellKey(total), [72]]]);
    expect(await compose(showingZeros('rounded'), exact)).toMatchObject({
      ok: false,
      code: 'publisher.release.unprotected',
    });
  });

  it('does not change what is released while zeros are blank anyway', async () => {
    expect((await released(given)).manifest.rules.fallbacks).toEqual([]);
  });
});
