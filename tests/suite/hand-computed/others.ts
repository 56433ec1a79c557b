import { ADDRESS, assess, commence, declare, release, woman, type Case } from './said';

const REFER = (referralRef: string, referredOn: string, lad: string, more = {}) => ({
  referralRef,
  referredOn,
  serviceCategory: 'WOMENS_DIVERSION',
  homeArea: ADDRESS(lad),
  ...more,
});
const START = (startedOn: string, lad: string, more = {}) => ({
  interventionRef: `i-${startedOn}-${lad}-${JSON.stringify(more).length}`,
  category: 'WOMENS_DIVERSION',
  startedOn,
  homeArea: ADDRESS(lad),
  ...more,
});

/** Needs (M5), interventions (M6), prosecutions (M7) and referrals to charities (M8). */
export const OTHERS: Record<string, Case> = {
  'needs on the last day of the quarter, by the one latest full assessment of 385 days': (s) => {
    const area = 'W06000001';
    const serving = (more = {}, kind = 'COMMUNITY_ORDER'): ReturnType<typeof woman> => {
      const p = woman(s);
      commence(p, '2022-05-01', area, kind, 'NEW', { expectedEndOn: '2024-05-01', ...more });
      return p;
    };
    assess(serving(), '2022-03-11', 'NEED');
    assess(serving(), '2022-03-10', 'NEED');
    const later = serving();
    assess(later, '2022-06-01', 'NEED');
    assess(later, '2022-12-01', 'NOT_SCORED');
    assess(serving(), '2023-01-01', 'NEED', 1);
    assess(serving({ expectedEndOn: '2023-03-01' }), '2023-01-01', 'NO_NEED');
    assess(serving({ expectedEndOn: '2023-02-28' }), '2023-01-01', 'NEED');
    const ended = woman(s);
    commence(ended, '2022-05-01', area, 'COMMUNITY_ORDER', 'NEW', { sentenceRef: 'ended' });
    ended('probation.sentence.terminated', {
      sentenceRef: 'ended',
      kind: 'COMMUNITY_ORDER',
      startedOn: '2022-05-01',
      terminatedOn: '2023-03-31',
      reason: 'RAN_FULL_COURSE',
      homeArea: ADDRESS(area),
    });
    assess(ended, '2023-01-01', 'NEED');
    const both = serving();
    commence(both, '2022-10-01', area, 'IMMEDIATE_CUSTODY');
    assess(both, '2023-01-01', 'NEED');
    const released = woman(s);
    commence(released, '2022-10-01', area, 'IMMEDIATE_CUSTODY');
    release(released, '2023-02-01', area);
    assess(released, '2023-01-01', 'NEED');
    return [
      ['A5', 'of_assessed', '2023-Q1', area, 'need ACCOMMODATION', '2/3'],
      ['A5', 'of_caseload', '2023-Q1', area, 'need ACCOMMODATION', '2/6'],
      ['A5', 'of_assessed', '2023-Q1', area, 'need|setting ACCOMMODATION|community', '1/2'],
      ['A5', 'of_caseload', '2023-Q1', area, 'need|setting ACCOMMODATION|custody', '1/1'],
    ];
  },
  'entering is a first attendance; reach is of the base of the same period': (s) => {
    const area = 'W06000023';
    const arrest = (p: ReturnType<typeof woman>, arrestedOn: string) =>
      p(
        'police.arrest.recorded',
        { arrestRef: `a-${arrestedOn}`, arrestedOn, homeArea: ADDRESS(area) },
        { agency: 'police-dyfed-powys' },
      );
    const p = woman(s);
    arrest(p, '2023-03-30');
    p('provider.intervention.started', START('2023-04-04', area));
    arrest(woman(s, '2005-06-01'), '2023-03-30');
    return [
      ['A6', 'number', '2023-Q1', area, 'none', '0'],
      ['A6', 'number', '2023-Q2', area, 'none', '1'],
      ['A6', 'reach', '2023-Q1', area, 'none', '0/1'],
      ['A6', 'reach', '2023-Q2', area, 'none', '0/0'],
      ['A6', 'reach', '2023', area, 'none', '1/1'],
      ['A6', 'number', '2023-Q2', area, 'category WOMENS_DIVERSION', '1'],
    ];
  },
  'a referral converts within 90 days, by its reference or else by person and service': (s) => {
    const area = 'W06000010';
    const refer = (ref: string, more = {}): ReturnType<typeof woman> => {
      const p = woman(s);
      p('police.referral.made', REFER(`police-wales/${ref}`, '2023-01-10', area, more));
      return p;
    };
    refer('1')('provider.intervention.started', START('2023-04-10', area, { referralRef: 'police-wales/1' }));
    refer('2')('provider.intervention.started', START('2023-04-11', area, { referralRef: 'police-wales/2' }));
    refer('3', { serviceId: 'svc-9' })(
      'provider.intervention.started',
      START('2023-02-01', area, { serviceId: 'svc-9' }),
    );
    refer('4', { serviceId: 'svc-9' })(
      'provider.intervention.started',
      START('2023-02-01', area, { serviceId: 'svc-8' }),
    );
    const family = s.person();
    declare(family, 'PARENT', 'YES', '2022-06-01');
    commence(family, '2022-12-01', area);
    family('provider.intervention.started', START('2023-02-01', area, { category: 'FAMILY' }));
    family('provider.intervention.started', START('2023-02-02', area, { category: 'ETE' }));
    return [
      ['A6', 'conversion', '2023-Q1', area, 'none', '2/4'],
      ['E5', 'number', '2023-Q1', area, 'none', '1'],
      ['E5', 'reach', '2023-Q1', area, 'none', '1/1'],
    ];
  },
  'prosecutions by strand; the union only from cases or where it is supplied': (s) => {
    const end = (forceArea: string, strands: string[], outcome: string, no: number) =>
      s.tell('cps.prosecution.completed', {
        outcomeRef: `p-${no}`,
        finalisedOn: '2023-02-10',
        strands,
        outcome,
        forceArea,
      });
    end('W15000003', ['DOMESTIC_ABUSE', 'RAPE'], 'CONVICTED', 1);
    end('W15000003', ['DOMESTIC_ABUSE'], 'DISCONTINUED', 2);
    end('W15000003', ['PROSTITUTION'], 'CONVICTED', 3);
    const supplied = [
      ['W15000002', 'DOMESTIC_ABUSE', 5, 3],
      ['W15000004', 'RAPE', 4, 1],
      ['W15000004', 'UNION', 4, 1],
    ] as const;
    for (const [forceArea, strand, prosecutions, convictions] of supplied) {
      const facts = { period: '2023-Q2', forceArea, strand, prosecutions, convictions };
      s.tell('cps.prosecution.completed', facts, { known: '2023-07-01' });
    }
    return [
      ['B6', 'rate', '2023-Q1', 'W15000003', 'none', '1/2'],
      ['B6', 'prosecutions', '2023-Q1', 'W15000003', 'strand DOMESTIC_ABUSE', '2'],
      ['B6', 'convictions', '2023-Q1', 'W15000003', 'strand RAPE', '1'],
      ['B6', 'rate', '2023-Q2', 'W15000002', 'strand DOMESTIC_ABUSE', '3/5'],
      ['B6', 'rate', '2023-Q2', 'W15000002', 'none', '[x]'],
      ['B6', 'rate', '2023-Q2', 'W92000004', 'none', '[x]'],
      ['B6', 'rate', '2023-Q2', 'W15000004', 'none', '1/4'],
      ['B6', 'rate', '2023-Q1', 'W06000015', 'none', '[z]'],
    ];
  },
  'referrals to charities of the register, three of one person': (s) => {
    const p = s.person('1970-01-01');
    for (const agency of ['police', 'prison', 'probation']) {
      p(
        `${agency}.referral.made`,
        REFER(`${agency}-wales/c`, '2023-05-10', 'W06000002', {
          serviceCategory: 'EX_SERVICE',
          organisationId: 'org-cyn-filwyr-cefn',
        }),
      );
    }
    p(
      'police.referral.made',
      REFER('police-wales/d', '2023-05-11', 'W06000002', {
        serviceCategory: 'EX_SERVICE',
        organisationId: 'org-other',
      }),
    );
    return [
      ['C6', 'referrals', '2023-Q2', 'W06000002', 'none', '3'],
      ['C6', 'persons', '2023-Q2', 'W06000002', 'none', '1'],
      ['C6', 'referrals', '2023-Q2', 'W06000002', 'referrer PRISON', '1'],
    ];
  },
};
