import { exampleAgreements, instantiateAgreements } from '#libs/contracts';
import { feedsOf, feedsOfAgreements } from './linkage-feeds';

const sources: Parameters<typeof instantiateAgreements>[1] = [
  { commonName: 'probation-wales', kinds: ['probation'] },
  { commonName: 'hmcts', kinds: ['court'] },
  { commonName: 'police-gwent', kinds: ['police'] },
  { commonName: 'cps-wales', kinds: ['cps'] },
  { commonName: 'hmpps', kinds: ['prison'] },
  { commonName: 'a-charity', kinds: ['provider'] },
];

describe('the agencies that feed each indicator', () => {
  const feeds = feedsOfAgreements(instantiateAgreements(exampleAgreements(), sources));
  const agenciesOf = (id: string) => feeds.find(({ indicator }) => indicator === id)?.agencies;

  it('are those that agreements in force name, for all 38', () => {
    expect(feeds).toHaveLength(38);
    expect(agenciesOf('A1')).toEqual(['probation-wales']);
    expect(agenciesOf('A3')).toEqual(['hmcts', 'hmpps', 'police-gwent']);
    expect(agenciesOf('B6')).toEqual(['cps-wales']);
  });

  it('are those that sent something of the types, where only that is known', () => {
    const type = 'cymru.cyfrif.probation.sentence.commenced.v1';
    const sent = feedsOf([{ source: '/agencies/probation-wales', type }]);
    expect(sent.find(({ indicator }) => indicator === 'A1')?.agencies).toEqual(['probation-wales']);
    expect(sent.map(({ indicator }) => indicator)).not.toContain('B6');
  });
});
