import { readChanges, writeChanges } from '../table/witness-file';
import { SystemBuilder } from '../table/system';
import { verifyRelease, type VerifyInput } from './verify';

/** Two blanks with a shown total of 5. */
function release(changes: VerifyInput['claims'][number]['changes']): VerifyInput {
  const builder = new SystemBuilder();
  builder.addSum(2, [0, 1]);
  return {
    system: builder.build(3),
    published: Float64Array.from([Number.NaN, Number.NaN, 5]),
    base: Float64Array.from([1, 4, 5]),
    threshold: 4,
    least: new Float64Array(3),
    claims: [{ attacker: 'public', lower: new Float64Array(3), own: new Float64Array(3), changes }],
  };
}

const up = { cells: Int32Array.from([0, 1]), by: Int32Array.from([4, -4]) };
const down = { cells: Int32Array.from([0, 1]), by: Int32Array.from([-1, 1]) };

describe('the verifier and linear evidence', () => {
  it('accepts changes in parts that are exact, and counts the cells that rest on them', () => {
    const parts = { cells: down.cells, by: Int32Array.from([-3, 3]), per: 3 };
    expect(verifyRelease(release([up, down]))).toMatchObject({ problems: [], covered: 2, linear: 0 });
    expect(verifyRelease(release([up, parts]))).toMatchObject({ problems: [], covered: 2, linear: 2 });
  });

  it('rejects parts that fall short, break an equation or a bound', () => {
    const codes = (by: number[], per: number) =>
      verifyRelease(release([up, { cells: down.cells, by: Int32Array.from(by), per }])).problems.map(
        ({ code }) => code,
      );
    expect(codes([-2, 2], 3)).toContain('cell.uncovered');
    expect(codes([-3, 2], 3)).toContain('change.broken');
    expect(codes([-4, 4], 3)).toContain('change.bounds');
    expect(codes([-1, 1], 0.5)).toContain('change.bounds');
  });

  it('reads what was written, with its denominator, and refuses another', () => {
    const changes = [
      { attackers: [0], ...up },
      { attackers: [0, 2], ...down, per: 6 },
    ];
    expect(readChanges(writeChanges(changes))).toEqual(changes);
    expect(() => readChanges('0/0 1:2\n')).toThrow('witness.change');
    expect(() => readChanges('0/1.5 1:2\n')).toThrow('witness.change');
  });
});

describe('the verifier and the minimum criterion', () => {
  const one = { cells: Int32Array.from([0, 1]), by: Int32Array.from([1, -1]) };

  it('asks of each small count that it may be another number, and no more', () => {
    expect(verifyRelease({ ...release([one]), movable: 'person' })).toMatchObject({
      problems: [],
      covered: 2,
    });
    expect(verifyRelease(release([one])).problems.map(({ code }) => code)).toContain('cell.uncovered');
  });

  it('takes, where that is asked, a range of more than a point, and counts apart what rests on it', () => {
    const part = { ...one, per: 1000 };
    const verified = (changes: VerifyInput['claims'][number]['changes']) =>
      verifyRelease({ ...release(changes), movable: 'range' });
    expect(verified([part])).toMatchObject({ problems: [], covered: 2, linear: 0, ranged: 2 });
    expect(verified([part, one])).toMatchObject({ problems: [], covered: 2, linear: 0, ranged: 0 });
    expect(verified([]).problems.map(({ code }) => code)).toEqual(['cell.uncovered', 'cell.uncovered']);
  });

  it('rejects a small count that no table moves, or moves by less than one', () => {
    const codes = (changes: VerifyInput['claims'][number]['changes']) =>
      verifyRelease({ ...release(changes), movable: 'person' }).problems.map(({ code }) => code);
    expect(codes([])).toEqual(['cell.uncovered', 'cell.uncovered']);
    expect(codes([{ ...one, per: 2 }])).toEqual(['cell.uncovered', 'cell.uncovered']);
  });
});
