import { areaOf, healthBoardOf, lads, lhbs, localAuthoritiesOf, pfas, policeAreaOf, prisons } from './areas';

describe('areas', () => {
  it('are 22 local authorities in 4 police force areas and 7 health boards', () => {
    expect([lads.length, pfas.length, lhbs.length, prisons.length]).toEqual([22, 4, 7, 8]);
    expect(pfas.map(({ code }) => localAuthoritiesOf(code).length)).toEqual([6, 5, 7, 4]);
    expect(lads.reduce((sum, lad) => sum + lad.populationMid2018, 0)).toBe(3_138_631);
  });

  it('never use the two retired codes', () => {
    expect(areaOf('W06000007')).toBeUndefined();
    expect(areaOf('W06000017')).toBeUndefined();
  });

  it('give the police area of Dyfed-Powys by its right code', () => {
    expect(policeAreaOf('W06000023')).toBe('W15000004');
    expect(policeAreaOf('W15000001')).toBe('W15000001');
    expect(areaOf('W15000004')).toMatchObject({ en: 'Dyfed-Powys' });
  });

  it('move Bridgend from one health board to another on 1 April 2019', () => {
    expect(healthBoardOf('W06000013', '2019-03-31')).toBe('W11000026');
    expect(healthBoardOf('W06000013', '2019-04-01')).toBe('W11000030');
    expect(healthBoardOf('W06000015', '2010-01-01')).toBe('W11000029');
    expect(healthBoardOf('W06000007', '2020-01-01')).toBeUndefined();
  });
});
