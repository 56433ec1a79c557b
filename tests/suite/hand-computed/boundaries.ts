import { commence, convict, declare, dispose, release, sentence, terminate, type Case } from './said';
import type { Teller } from './story';

const register = (p: Teller, state: string, effectiveOn: string, registrationRef: string): string =>
  p('probation.registration.changed', { registrationRef, register: 'DA_PERPETRATOR', state, effectiveOn });

/** Boundaries of the rules: the day on which an answer changes, and the day before. */
export const BOUNDARIES: Record<string, Case> = {
  'late flagging is for commencements alone; the register is half-open': (s) => {
    const area = 'W06000002';
    const cohort = (flag: (p: Teller) => void): void => {
      const p = s.person();
      sentence(p, '2022-10-03', area);
      flag(p);
    };
    cohort((p) => register(p, 'ADDED', '2022-10-04', 'h1'));
    cohort((p) => register(p, 'ADDED', '2022-10-03', 'h2'));
    cohort((p) => {
      register(p, 'ADDED', '2022-01-03', 'h3');
      register(p, 'REMOVED', '2022-10-03', 'h3');
    });
    cohort((p) => {
      register(p, 'ADDED', '2022-01-03', 'h4');
      register(p, 'REMOVED', '2022-10-04', 'h4');
    });
    const end = (flag: (p: Teller) => void): void => {
      const p = s.person();
      terminate(p, '2023-01-20', area, 'RAN_FULL_COURSE', { startedOn: '2022-01-20' });
      flag(p);
    };
    end((p) => register(p, 'ADDED', '2023-01-20', 'h5'));
    end((p) => register(p, 'ADDED', '2023-01-21', 'h6'));
    end((p) => {
      register(p, 'ADDED', '2021-01-20', 'h7');
      register(p, 'REMOVED', '2022-01-20', 'h7');
    });
    end((p) => {
      register(p, 'ADDED', '2021-01-20', 'h8');
      register(p, 'REMOVED', '2022-01-21', 'h8');
    });
    return [
      ['B3', 'rate', '2022-Q4', area, 'none', '0/2'],
      ['B2', 'rate', '2023-Q1', area, 'kind COMMUNITY_ORDER', '2/2'],
    ];
  },
  'a flagged conviction or caution counts for five years, other disposals never': (s) => {
    const area = 'W06000004';
    const start = (flag: (p: Teller) => void): void => {
      const p = s.person();
      commence(p, '2024-02-29', area);
      flag(p);
    };
    // 29 February 2019 does not exist: the window opens after 1 March 2019.
    start((p) => convict(p, '2018-12-01', '2019-03-01', { daFlag: true }));
    start((p) => convict(p, '2018-12-01', '2019-03-02', { daFlag: true }));
    start((p) => convict(p, '2018-12-01', '2024-02-29', { daFlag: true, recordable: false }));
    start((p) => convict(p, '2018-12-01', '2024-03-01', { daFlag: true }));
    start((p) => dispose(p, '2023-05-01', '2023-04-01', 'CONDITIONAL_CAUTION', area, { daFlag: true }));
    start((p) => dispose(p, '2023-05-01', '2023-04-01', 'DIVERSION', area, { daFlag: true }));
    return [['B1', 'persons', '2024-Q1', area, 'none', '3']];
  },
  'of two declarations of one rank the later declared counts, confirmed or not': (s) => {
    const area = 'W06000009';
    const start = (says: (p: Teller) => void): void => {
      const p = s.person();
      commence(p, '2023-02-01', area);
      says(p);
    };
    const parent = (
      p: Teller,
      value: string,
      declaredOn: string,
      confirmedOn?: string,
      agency = 'probation',
    ) =>
      p(`${agency}.person-characteristic.declared`, {
        characteristic: 'PARENT',
        value,
        declaredOn,
        method: 'SELF',
        ...(confirmedOn ? { confirmedOn } : {}),
      });
    start((p) => parent(p, 'YES', '2015-01-01', '2022-01-01'));
    start((p) => parent(p, 'YES', '2015-01-01', '2020-02-01'));
    start((p) => parent(p, 'YES', '2015-01-01', '2023-02-02'));
    start((p) => {
      parent(p, 'YES', '2020-06-01', '2022-12-01');
      parent(p, 'NO', '2021-06-01');
    });
    start((p) => {
      parent(p, 'YES', '2021-06-01', undefined, 'la');
      parent(p, 'NO', '2022-06-01', undefined, 'health');
    });
    start((p) => {
      p('probation.assessment.completed', {
        assessmentRef: 'par-1',
        completedOn: '2022-06-01',
        layer: 1,
        needs: { ACCOMMODATION: 'NO_NEED' },
        parentalResponsibility: 'YES',
      });
      parent(p, 'NO', '2022-07-01', undefined, 'prison');
    });
    return [['E1', 'persons', '2023-Q1', area, 'none', '3']];
  },
  'sex: the court first, other agencies last, not stated never': (s) => {
    const area = 'W06000021';
    const start = (...says: [agency: string, value: string, on: string][]): void => {
      const p = s.person();
      commence(p, '2023-01-10', area);
      for (const [agency, value, on] of says) declare(p, 'SEX', value, on, agency);
    };
    start(['court', 'F', '2020-01-01'], ['probation', 'M', '2022-01-01']);
    start(['police', 'F', '2020-01-01'], ['provider', 'M', '2022-01-01'], ['health', 'M', '2022-01-01']);
    start(['provider', 'F', '2024-01-01']);
    start(
      ['court', 'NOT_STATED', '2022-01-01'],
      ['prison', 'F', '2022-01-01'],
      ['police', 'M', '2022-06-01'],
    );
    start(['probation', 'F', '2021-01-01'], ['probation', 'M', '2021-06-01']);
    return [['A1', 'persons', '2023-Q1', area, 'none', '4']];
  },
  'a start with 17 or with 26 is dropped before area and kind are fixed': (s) => {
    const young = s.person('2005-02-10');
    commence(young, '2023-02-09', 'W06000018');
    commence(young, '2023-02-10', 'W06000019', 'SSO_REQ');
    const older = s.person('1997-03-01');
    commence(older, '2023-02-28', 'W06000020', 'IMMEDIATE_CUSTODY');
    commence(older, '2023-03-01', 'W06000022', 'COMMUNITY_ORDER');
    const tie = s.person('2002-03-01');
    commence(tie, '2023-03-05', 'W06000024', 'COMMUNITY_ORDER');
    commence(tie, '2023-03-05', 'W06000012', 'IMMEDIATE_CUSTODY');
    return [
      ['D1', 'persons', '2023-Q1', 'W06000018', 'none', '0'],
      ['D1', 'persons', '2023-Q1', 'W06000019', 'none', '1'],
      ['D1', 'persons', '2023-Q1', 'W06000020', 'none', '1'],
      ['D1', 'persons', '2023-Q1', 'W06000022', 'none', '0'],
      ['D1', 'persons', '2023-Q1', 'W92000004', 'none', '3'],
      ['D1', 'persons', '2023-Q1', 'W92000004', 'kind IMMEDIATE_CUSTODY', '2'],
      ['D1', 'persons', '2023-Q1', 'W06000012', 'none', '1'],
      ['D1', 'persons', '2023-Q1', 'W06000012', 'setting community', '1'],
      ['D1', 'persons', '2023-Q1', 'W06000024', 'none', '0'],
      ['D1', 'starts', '2023-Q1', 'W06000024', 'none', '1'],
    ];
  },
  'an event outside Wales is dropped first, and with it what it would have decided': (s) => {
    const p = s.person('1999-01-01');
    p('prison.release.recorded', {
      releaseRef: 'out-1',
      releasedOn: '2023-05-15',
      kind: 'LICENCE',
      legalStatus: 'SENTENCED',
      homeArea: { basis: 'OUTSIDE_WALES' },
    });
    sentence(p, '2023-05-15', 'W06000011', 'FINE');
    convict(p, '2023-05-15', '2023-09-01');
    const q = s.person('1999-01-01');
    release(q, '2023-05-15', 'W06000011');
    sentence(q, '2023-05-15', 'W06000012', 'FINE');
    convict(q, '2023-05-15', '2023-09-01');
    return [
      ['D3', 'rate', '2023-Q2', 'W06000011', 'none', '1/2'],
      ['D3', 'rate', '2023-Q2', 'W06000011', 'kind CUSTODY', '1/1'],
      ['D3', 'rate', '2023-Q2', 'W06000011', 'kind OTHER', '0/1'],
      ['D3', 'rate', '2023-Q2', 'W06000012', 'none', '0/0'],
      ['D5', 'frequency', '2023-Q2', 'W06000011', 'none', '1/1'],
    ];
  },
};
