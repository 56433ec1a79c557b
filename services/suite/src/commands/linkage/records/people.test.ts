import { toMapping } from './mapping';
import { findDateFormats, rowReader } from './people';
import type { SourceRow } from './source-row';

const row = (file: number, born: string): SourceRow => ({
  file,
  row: 2,
  id: born,
  values: new Map([
    ['first', 'Mair'],
    ['born', born],
  ]),
});
const mapping = toMapping({ id: 'rec', fields: { givenName: 'first', dateOfBirth: 'born' } });

describe('dates of birth of which a file has a part', () => {
  it('are found to be years, and compared as an other column', () => {
    const formats = findDateFormats({ mapping, paths: ['a.csv'] }, [[row(0, '1961'), row(0, '1950')]]);
    expect(formats).toEqual(['yyyy']);
    const reader = rowReader(mapping, formats);
    expect(reader.others).toEqual([{ column: 'born', compare: 'text', partOfBirth: true }]);
    const { person, other } = reader.toPerson(row(0, '1961'));
    expect(person.birth).toMatchObject({ iso: '1961-00-00', precision: 'year' });
    expect(other).toEqual(['1961']);
  });

  it('are compared by what all files state', () => {
    const reader = rowReader(mapping, ['yyyy-MM', 'dd.MM.yyyy']);
    expect(reader.toPerson(row(0, '1961-4')).other).toEqual(['1961-04']);
    const whole = reader.toPerson(row(1, '25.04.1961'));
    expect(whole.other).toEqual(['1961-04']);
    expect(whole.person.birth).toMatchObject({ iso: '1961-04-25', precision: 'day' });
  });

  it('whole dates stay the comparison of dates alone', () => {
    const reader = rowReader(mapping, ['MM-dd-yyyy', undefined]);
    expect(reader.others).toEqual([]);
    expect(reader.toPerson(row(0, '04-25-1961')).person.birth).toMatchObject({ iso: '1961-04-25' });
    expect(reader.toPerson(row(1, '04-25-1961')).person.birth).toBeUndefined();
  });
});
