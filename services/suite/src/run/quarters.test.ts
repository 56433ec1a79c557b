import type { ReadLine } from './canonical-order';
import { quartersOf } from './quarters';

const ASKED = { provisional: false };
let no = 0;

function line(suffix: string, facts: Record<string, unknown>): ReadLine {
  no += 1;
  const text = JSON.stringify({ data: { facts } });
  const type = `cymru.cyfrif.${suffix}.v1`;
  const about = { source: '/agencies/a', subject: `s-${no}`, revision: 1, id: `i-${no}`, time: '' };
  return { file: 'a.ndjson', line: no, text, type, ...about };
}

const started = (startedOn: string, origin = 'NEW'): ReadLine =>
  line('probation.sentence.commenced', { startedOn, origin });
const convicted = (convictedOn: string): ReadLine => line('court.conviction.recorded', { convictedOn });

describe('the quarters of a run', () => {
  it('are those of every period that holds the first thing that counts, up to the day', () => {
    expect(quartersOf([started('2022-05-01')], '2023-02-01', ASKED)).toEqual({
      from: '2021-Q3',
      to: '2023-Q1',
    });
  });

  it('go to the end of the financial year where provisional figures are wanted', () => {
    const { to } = quartersOf([started('2022-05-01')], '2023-05-01', { provisional: true });
    expect(to).toBe('2024-Q1');
  });

  it('are not more for a conviction that lies years before everything else', () => {
    const lines = [convicted('2012-03-01'), started('2022-05-01')];
    expect(quartersOf(lines, '2023-02-01', ASKED).from).toBe('2021-Q3');
  });

  it('hold a conviction of the years just before', () => {
    const lines = [convicted('2021-11-01'), convicted('2012-03-01'), started('2022-05-01')];
    expect(quartersOf(lines, '2023-02-01', ASKED).from).toBe('2021-Q1');
  });

  it('begin with the first conviction where nothing else happened', () => {
    expect(quartersOf([convicted('2020-03-01')], '2023-02-01', ASKED).from).toBe('2019-Q2');
  });

  it('leave out opening stock and what only describes', () => {
    const lines = [
      started('2015-05-01', 'OPENING_STOCK'),
      line('la.care-status.changed', { effectiveOn: '2010-01-01' }),
      started('2022-05-01'),
    ];
    expect(quartersOf(lines, '2023-02-01', ASKED).from).toBe('2021-Q3');
  });

  it('are those asked for, each alone or both', () => {
    const lines = [started('2022-05-01')];
    expect(quartersOf(lines, '2023-02-01', { ...ASKED, from: '2022-Q2' })).toEqual({
      from: '2022-Q2',
      to: '2023-Q1',
    });
    expect(quartersOf(lines, '2023-02-01', { ...ASKED, from: '2022-Q2', to: '2022-Q3' })).toEqual({
      from: '2022-Q2',
      to: '2022-Q3',
    });
  });
});
