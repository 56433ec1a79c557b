import { sampleCubes } from '#libs/testing';
import { WELSH_AREAS } from './areas';
import { attackRelease, readerOfAll } from './attack';
import { cellKey, selectCells, type ReleaseCell } from './cells';
import { demandOf, type History } from './history';
import { protectExact } from './protect';

const history = (...values: (number | null)[]): History => new Map([['cell', values]]);
const KEY = Buffer.alloc(32, 2);

describe('what earlier releases demand', () => {
  it('leaves a cell free that was never released', () => {
    expect(demandOf(new Map(), 'cell', 12, 4)).toBeUndefined();
  });

  it('keeps a figure that is still true, a blank, and the secret of a small change', () => {
    expect(demandOf(history(12), 'cell', 12, 4)).toBe('forced');
    expect(demandOf(history(null), 'cell', 12, 4)).toBe('sensitive');
    expect(demandOf(history(12), 'cell', 15, 4)).toBe('sensitive');
    expect(demandOf(history(12), 'cell', 17, 4)).toBeUndefined();
    expect(demandOf(history(null, 12), 'cell', 12, 4)).toBe('forced');
  });
});

describe('two releases together', () => {
  const truth = selectCells(sampleCubes({ mean: 12, seed: 5 }), WELSH_AREAS, false);
  const protect = (cells: readonly ReleaseCell[], key: Buffer, before: History = new Map()) => {
    const protection = protectExact(cells, WELSH_AREAS, key, before);
    if (!protection.ok) throw new Error(protection.code);
    return protection.cells;
  };
  const asHistory = (cells: readonly ReleaseCell[]): History =>
    new Map(cells.map((cell) => [cellKey(cell), [cell.value]]));

  it('have the same blanks while nothing changed, whatever the key', () => {
    const first = protect(truth, KEY);
    const second = protect(truth, Buffer.alloc(32, 9), asHistory(first));
    expect(second).toEqual(first);
  });

  it('would open each other’s blanks if the second forgot the first', () => {
    const first = protect(truth, KEY);
    const forgetful = protect(truth, Buffer.alloc(32, 9));
    const found = (shown: readonly ReleaseCell[]) =>
      attackRelease(shown, WELSH_AREAS, 4, [readerOfAll(truth, asHistory(first))]).attackers[1]!;
    expect(found(protect(truth, Buffer.alloc(32, 9), asHistory(first))).provablySmall).toEqual([]);
    const { exact, provablySmall } = found(forgetful);
    expect(exact.length + provablySmall.length).toBeGreaterThan(0);
  });
});
