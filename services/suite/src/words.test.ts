import { failureOf } from './failure';
import { linesIn, sayIn } from './words';

describe('what a command says', () => {
  it('has the file or option put into both', () => {
    const failure = failureOf('file.absent', { path: 'a.csv' }, 2);
    expect(failure.message).toBe('There is no file a.csv. / Nid oes ffeil a.csv.');
    expect(failure.exitCode).toBe(2);
    expect(() => sayIn('failures', 'nothing.such')).toThrow('suite.words.unknown');
  });

  it('is said on a line for each language where it is long', () => {
    expect(linesIn('linkage', 'run.dates', { format: 'yyyy' })).toEqual([
      'Dates of birth read as yyyy.',
      'Darllenwyd dyddiadau geni fel yyyy.',
    ]);
  });

  it('of one thing is said as of one, in both', () => {
    expect(sayIn('disclosure', 'attack.tried', { count: '1' })).toBe('1 blank tried / profwyd 1 bwlch');
    expect(sayIn('disclosure', 'attack.tried', { count: '2' })).toBe('2 blanks tried / profwyd 2 o fylchau');
  });
});
