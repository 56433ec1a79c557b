import { demandOf, type History } from './history';

const history = (...values: (number | null)[]): History => new Map([['cell', values]]);

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
