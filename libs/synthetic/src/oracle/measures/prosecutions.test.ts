import type { PlainEvent } from '../../options';
import { CARDIFF, counted, event } from '../stories';

const WALES = 'W92000004';
const GWENT = 'W15000002';

const cps = (facts: Record<string, unknown>): PlainEvent => {
  const outcome = event('cps', 'prosecution.completed', facts);
  delete outcome.data.identity;
  return outcome;
};

describe('true counts of prosecutions', () => {
  it('counts a defendant in each strand and once in the union (G15)', () => {
    const one = cps({
      outcomeRef: 'o',
      finalisedOn: '2023-02-01',
      strands: ['DOMESTIC_ABUSE', 'RAPE'],
      outcome: 'CONVICTED',
      forceArea: GWENT,
    });
    const lost = cps({
      outcomeRef: 'p',
      finalisedOn: '2023-02-01',
      strands: ['RAPE', 'PORNOGRAPHY'],
      outcome: 'DISCONTINUED',
      forceArea: GWENT,
    });
    const counts = counted([one, lost]);
    expect(counts.cell('B6', 'rate', '2023-Q1', WALES)).toEqual([1, 2]);
    expect(counts.cell('B6', 'rate', '2023-Q1', GWENT, 'strand', 'RAPE')).toEqual([1, 2]);
    expect(counts('B6', 'convictions', '2023-Q1', WALES, 'strand', 'DOMESTIC_ABUSE')).toBe(1);
    expect(counts('B6', 'prosecutions', '2023-Q1', WALES, 'strand', 'PORNOGRAPHY')).toBe(0);
  });

  it('gives no union from aggregates unless it is supplied (G15)', () => {
    const strand = (name: string) =>
      cps({ period: '2023-Q1', forceArea: GWENT, strand: name, prosecutions: 5, convictions: 3 });
    const without = counted([strand('RAPE'), strand('DOMESTIC_ABUSE')]);
    expect(without.cell('B6', 'rate', '2023-Q1', WALES)).toEqual([null, null]);
    expect(without.cell('B6', 'rate', '2023-Q1', WALES, 'strand', 'RAPE')).toEqual([3, 5]);
    const supplied = counted([strand('RAPE'), strand('UNION')]);
    expect(supplied.cell('B6', 'rate', '2023-Q1', WALES)).toEqual([3, 5]);
  });
});

describe('true counts of referrals to ex-armed-services charities', () => {
  const referred = (kind: 'police' | 'prison', referredOn: string, organisationId: string): PlainEvent =>
    event(kind, 'referral.made', {
      referralRef: 'x',
      referredOn,
      serviceCategory: 'EX_SERVICE',
      organisationId,
      homeArea: CARDIFF,
    });

  it('counts each referral and each person, to charities on the register only', () => {
    const counts = counted([
      referred('police', '2023-01-10', 'org-cyn-filwyr-cefn'),
      referred('prison', '2023-02-10', 'org-cyn-filwyr-cefn'),
      referred('prison', '2023-02-10', 'org-other'),
    ]);
    expect(counts('C6', 'referrals', '2023-Q1', WALES)).toBe(2);
    expect(counts('C6', 'persons', '2023-Q1', WALES)).toBe(1);
    expect(counts('C6', 'referrals', '2023-Q1', WALES, 'referrer', 'PRISON')).toBe(1);
  });
});
