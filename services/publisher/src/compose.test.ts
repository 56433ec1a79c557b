import { sampleCubes } from '#libs/testing';
import { readLabels } from './data/read-labels';
import { WELSH_AREAS } from './domain/areas';
import { selectCells, type ReleaseCell } from './domain/cells';
import { composeRelease } from './domain/compose';
import { NO_HISTORY } from './domain/history';
import { attackByPrograms } from './domain/programs';

const cubes = (mean: number, seed: number) => sampleCubes({ mean, seed });

describe('the attack by programs', () => {
  it('recovers what blanking small counts alone leaves open, and is right', async () => {
    const truth = selectCells(cubes(15, 2), WELSH_AREAS, false);
    const shown = truth.map((cell): ReleaseCell =>
      (cell.value ?? 9) < 5 ? { ...cell, value: null, symbol: 'c' } : cell,
    );
    const { findings } = await attackByPrograms(shown, WELSH_AREAS, 4);
    const exact = findings.filter(({ low, high }) => low === high);
    expect(exact.length).toBeGreaterThan(0);
    const blanks = truth.filter((_, place) => shown[place]?.value === null);
    const values = new Map(blanks.map((cell) => [cell.value, true]));
    expect(exact.every(({ low }) => values.has(low))).toBe(true);
  });

  it.each([
    [2, 11],
    [7, 12],
    [12, 13],
    [30, 14],
  ])('breaks no release that is composed (mean count %i)', async (mean, seed) => {
    const composed = await composeRelease({
      run: { asAt: '2025-01-31', definitions: {}, feedsClosed: [] },
      cubes: cubes(mean, seed),
      labels: readLabels(),
      provisional: false,
      codeVersion: 'test',
      separateDomains: false,
      reviewed: true,
      jitterKey: Buffer.alloc(32, seed),
      history: NO_HISTORY,
    });
    expect(composed).toMatchObject({ ok: true, release: { attack: { failures: 0 } } });
    const report = composed.ok ? composed.release.attack.attackers : [];
    expect(report.map(({ attacker }) => attacker)).toEqual(['public', 'reader of all releases', 'programs']);
    expect(
      report.every(
        ({ tried, exact, provablySmall }) => tried > 0 && exact.length + provablySmall.length === 0,
      ),
    ).toBe(true);
  });
});
