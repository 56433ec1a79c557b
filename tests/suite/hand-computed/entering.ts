import { ADDRESS, commence, declare, dispose, sentence, terminate, woman, type Case } from './said';
import type { Teller } from './story';

const refer = (p: Teller, referralRef: string, referredOn: string, lad: string, more = {}, type = 'police') =>
  p(`${type}.referral.made`, {
    referralRef,
    referredOn,
    serviceCategory: 'WOMENS_DIVERSION',
    homeArea: ADDRESS(lad),
    ...more,
  });
const start = (p: Teller, no: string, startedOn: string, lad: string, more = {}) =>
  p('provider.intervention.started', {
    interventionRef: `en-${no}`,
    category: 'WOMENS_DIVERSION',
    startedOn,
    homeArea: ADDRESS(lad),
    ...more,
  });

/** Boundaries of entering interventions (M6), of referrals (M8) and of endings (M2). */
export const ENTERING: Record<string, Case> = {
  'a conversion is of the referral, whoever told of it, and never of a start before it': (s) => {
    const area = 'W06000003';
    const referred = (ref: string, more = {}): Teller => {
      const p = woman(s);
      refer(p, `police-wales/${ref}`, '2023-05-10', area, more);
      return p;
    };
    start(referred('e1'), '1', '2023-05-09', area, { referralRef: 'police-wales/e1' });
    start(referred('e2'), '2', '2023-05-10', area, { referralRef: 'police-wales/e2' });
    // A start under another category still follows its referral; one for another referral does not.
    start(referred('e3'), '3', '2023-06-10', area, { referralRef: 'police-wales/e3', category: 'WELLBEING' });
    const two = referred('e4', { serviceId: 'svc-4' });
    refer(two, 'police-wales/e5', '2023-03-10', area, { serviceId: 'svc-4' });
    start(two, '4', '2023-06-01', area, { referralRef: 'police-wales/e5', serviceId: 'svc-4' });
    // Only the provider knows of this one.
    const told = woman(s);
    told('provider.referral.received', {
      referralRef: 'court-wales/e6',
      referredOn: '2023-05-10',
      receivedOn: '2023-05-12',
      serviceCategory: 'WOMENS_DIVERSION',
      homeArea: ADDRESS(area),
    });
    start(told, '6', '2023-08-08', area, { referralRef: 'court-wales/e6' });
    // Both sides tell of one referral: one person.
    const both = referred('e7');
    both('provider.referral.received', {
      referralRef: 'police-wales/e7',
      referredOn: '2023-05-10',
      receivedOn: '2023-05-12',
      serviceCategory: 'WOMENS_DIVERSION',
      homeArea: ADDRESS(area),
    });
    return [
      ['A6', 'conversion', '2023-Q2', area, 'none', '3/6'],
      ['A6', 'conversion', '2023-Q1', area, 'none', '1/1'],
      ['A6', 'number', '2023-Q2', area, 'none', '3'],
      ['A6', 'number', '2023-Q3', area, 'none', '1'],
    ];
  },
  'young adults: any disposal is a contact, each event with its own age and area': (s) => {
    const area = 'W06000004';
    const attend = (p: Teller, no: string, startedOn: string, lad: string, category = 'WELLBEING') =>
      start(p, no, startedOn, lad, { category });
    const turning = s.person('1997-06-01');
    dispose(turning, '2023-05-20', '2023-05-01', 'NFA', area);
    attend(turning, '10', '2023-06-01', area);
    const young = s.person('2003-01-01');
    dispose(young, '2023-05-20', '2023-05-01', 'COMMUNITY_RESOLUTION', area);
    attend(young, '11', '2023-04-02', 'W06000005', 'YOUNG_ADULT');
    attend(young, '12', '2023-06-02', area);
    attend(s.person('2003-01-01'), '13', '2023-06-02', area, 'ETE');
    const abroad = s.person('2003-01-01');
    abroad('provider.intervention.started', {
      interventionRef: 'en-14',
      category: 'WELLBEING',
      startedOn: '2023-04-01',
      homeArea: { basis: 'OUTSIDE_WALES' },
    });
    attend(abroad, '15', '2023-06-30', area);
    return [
      ['D8', 'number', '2023-Q2', area, 'none', '1'],
      ['D8', 'number', '2023-Q2', 'W06000005', 'none', '1'],
      ['D8', 'number', '2023-Q2', 'W06000005', 'category WELLBEING', '1'],
      ['D8', 'number', '2023-Q2', 'W15000001', 'none', '2'],
      ['D8', 'reach', '2023-Q2', area, 'none', '1/2'],
      ['D8', 'reach', '2023-Q2', 'W06000005', 'none', '0/0'],
    ];
  },
  'perpetrators: programmes alone, on the caseload or not': (s) => {
    const area = 'W06000010';
    const flagged = (): Teller => {
      const p = s.person();
      dispose(p, '2021-06-01', '2021-05-01', 'CAUTION', area, { daFlag: true });
      return p;
    };
    const serving = flagged();
    commence(serving, '2023-07-01', area);
    start(serving, '20', '2023-08-01', area, { category: 'ACCREDITED_PROGRAMME' });
    start(flagged(), '21', '2023-08-01', area, { category: 'DA_PROGRAMME' });
    const other = flagged();
    commence(other, '2023-07-01', area);
    start(other, '22', '2023-08-01', area, { category: 'FAMILY' });
    const unflagged = s.person();
    commence(unflagged, '2023-07-01', area);
    start(unflagged, '23', '2023-08-01', area, { category: 'DA_PROGRAMME' });
    return [
      ['B7', 'number', '2023-Q3', area, 'none', '2'],
      ['B7', 'number', '2023-Q3', area, 'category DA_PROGRAMME', '1'],
      ['B7', 'reach', '2023-Q3', area, 'none', '1/2'],
    ];
  },
  'referrals to charities ask for no group, age or home authority': (s) => {
    const area = 'W06000012';
    const charity = { serviceCategory: 'EX_SERVICE', organisationId: 'org-cyn-filwyr-cefn' };
    const child = s.person('2010-01-01');
    refer(child, 'police-wales/c1', '2023-08-10', area, charity);
    refer(child, 'prison-wales/c2', '2023-08-11', 'W06000014', charity, 'prison');
    const abroad = s.person();
    refer(abroad, 'police-wales/c3', '2023-08-10', area, {
      ...charity,
      homeArea: { basis: 'OUTSIDE_WALES' },
    });
    const known = s.person();
    refer(
      known,
      'probation-wales/c4',
      '2023-08-10',
      area,
      { ...charity, homeArea: { basis: 'UNKNOWN_WALES' } },
      'probation',
    );
    known('provider.referral.received', {
      ...charity,
      referralRef: 'self/c5',
      referredOn: '2023-08-12',
      receivedOn: '2023-08-12',
      homeArea: ADDRESS(area),
    });
    return [
      ['C6', 'referrals', '2023-Q3', area, 'none', '1'],
      ['C6', 'referrals', '2023-Q3', 'W06000014', 'none', '1'],
      ['C6', 'referrals', '2023-Q3', 'W92000004', 'none', '3'],
      ['C6', 'persons', '2023-Q3', 'W92000004', 'none', '2'],
      ['C6', 'persons', '2023-Q3', 'W06000014', 'none', '0'],
      ['C6', 'persons', '2023-Q3', area, 'referrer PRISON', '1'],
      ['C6', 'referrals', '2023-Q3', 'W06000014', 'referrer PRISON', '1'],
      ['C6', 'persons', '2023-Q3', 'W92000004-U', 'none', '1'],
    ];
  },
  'endings: supervision after the sentence apart, parents as at the start, service since it began': (s) => {
    const area = 'W06000015';
    const end = (p: Teller, reason: string, kind: string, more = {}) =>
      terminate(p, '2023-09-15', area, reason, { kind, startedOn: '2022-09-15', ...more });
    const parent = (declaredOn: string): Teller => {
      const p = s.person();
      declare(p, 'PARENT', 'YES', declaredOn);
      return p;
    };
    end(parent('2019-09-16'), 'RAN_FULL_COURSE', 'PSS');
    end(parent('2019-09-15'), 'RAN_FULL_COURSE', 'PSS');
    end(parent('2022-09-16'), 'RAN_FULL_COURSE', 'PSS');
    end(parent('2022-09-15'), 'OTHER', 'PSS');
    end(parent('2022-01-01'), 'RAN_FULL_COURSE', 'LICENCE', { breachOutstanding: true });
    end(parent('2022-01-01'), 'EARLY_GOOD_PROGRESS', 'LICENCE', { breachOutstanding: true });
    end(parent('2022-01-01'), 'ADMINISTRATIVE', 'SSO_REQ', { adminReason: 'TRANSFER_OUT' });
    end(parent('2022-01-01'), 'RAN_FULL_COURSE', 'SSO_NOREQ');
    end(parent('2022-01-01'), 'RAN_FULL_COURSE', 'IMMEDIATE_CUSTODY');
    const soldier = (served: Record<string, string>[]): void => {
      const p = s.person();
      for (const [no, more] of served.entries())
        p('prison.person-characteristic.declared', {
          characteristic: 'EX_SERVICE',
          value: 'YES',
          declaredOn: `2023-10-0${no + 1}`,
          method: 'SELF',
          ...more,
        });
      end(p, 'RAN_FULL_COURSE', 'COMMUNITY_ORDER');
    };
    soldier([{ serviceStartedOn: '2023-09-15' }]);
    soldier([{ serviceStartedOn: '2023-09-16' }]);
    soldier([{ serviceStartedOn: '2023-09-16' }, {}]);
    return [
      ['E2', 'rate', '2023-Q3', area, 'kind PSS', '1/1'],
      ['E2', 'omsq', '2023-Q3', area, 'kind PSS', '1/2'],
      ['E2', 'rate', '2023-Q3', area, 'kind LICENCE', '1/2'],
      ['E2', 'rate', '2023-Q3', area, 'kind SSO_REQ', '0/0'],
      ['C2', 'rate', '2023-Q3', area, 'kind COMMUNITY_ORDER', '2/2'],
    ];
  },
  'a cohort of a year is the sum of its quarters, each with its own area and age': (s) => {
    const p = s.person('1998-01-15');
    sentence(p, '2023-01-10', 'W06000020', 'SSO_NOREQ');
    sentence(p, '2023-01-20', 'W06000018', 'DISCHARGE');
    sentence(p, '2023-05-20', 'W06000018', 'DISCHARGE');
    const q = s.person('1997-03-01');
    sentence(q, '2023-02-28', 'W06000018', 'OTHER');
    sentence(q, '2023-05-20', 'W06000018', 'OTHER');
    return [
      ['D3', 'rate', '2023-Q1', 'W06000020', 'kind COURT_ORDER', '0/1'],
      ['D3', 'rate', '2023-Q1', 'W06000018', 'none', '0/1'],
      ['D3', 'rate', '2023-Q2', 'W06000018', 'kind OTHER', '0/1'],
      ['D3', 'rate', 'R2023-Q2', 'W06000018', 'none', '0/2'],
      ['D3', 'rate', 'FY2022-23', 'W06000020', 'none', '0/1'],
    ];
  },
};
