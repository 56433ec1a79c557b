import { ADDRESS, commence, declare, woman, type Case } from './said';

/** Commencements (M1). */
export const COMMENCEMENTS: Record<string, Case> = {
  'domestic abuse: on the register on the day or within 30 days, the register of histories not': (s) => {
    const start = (flag: (p: ReturnType<typeof s.person>) => void): void => {
      const p = s.person();
      commence(p, '2022-02-01', 'W06000001');
      flag(p);
    };
    const register = (
      p: ReturnType<typeof s.person>,
      state: string,
      effectiveOn: string,
      registrationRef: string,
    ) =>
      p('probation.registration.changed', {
        registrationRef,
        register: 'DA_PERPETRATOR',
        state,
        effectiveOn,
      });
    start((p) => register(p, 'ADDED', '2022-03-03', 'g1'));
    start((p) => register(p, 'ADDED', '2022-03-04', 'g2'));
    start((p) => {
      register(p, 'ADDED', '2021-12-01', 'g3');
      register(p, 'REMOVED', '2022-01-31', 'g3');
    });
    start((p) =>
      p('probation.registration.changed', {
        registrationRef: 'g4',
        register: 'DA_HISTORY',
        state: 'ADDED',
        effectiveOn: '2021-01-01',
      }),
    );
    return [['B1', 'persons', '2022-Q1', 'W06000001', 'none', '1']];
  },
  'service: said after custody began; YES beats NO unless verified': (s) => {
    const start = (...says: [agency: string, value: string, on: string, method?: string][]): void => {
      const p = s.person();
      commence(p, '2022-03-01', 'W06000002', 'IMMEDIATE_CUSTODY');
      for (const [agency, value, on, method] of says) declare(p, 'EX_SERVICE', value, on, agency, method);
    };
    start(['prison', 'YES', '2022-03-03']);
    start(['prison', 'YES', '2022-03-03'], ['probation', 'NO', '2022-03-10', 'VERIFIED']);
    start(['police', 'YES', '2021-01-01'], ['prison', 'NO', '2022-03-03']);
    start(['prison', 'NOT_STATED', '2022-03-03']);
    return [
      ['C1', 'persons', '2022-Q1', 'W06000002', 'none', '2'],
      ['C1', 'persons', '2022-Q1', 'W06000002', 'kind IMMEDIATE_CUSTODY', '2'],
      ['C1', 'persons', '2022-Q1', 'W06000002', 'setting community', '0'],
    ];
  },
  'young adults: 18 on the day, born on 29 February, 26 on 1 March': (s) => {
    commence(s.person('1996-02-29'), '2022-02-28', 'W06000003');
    commence(s.person('1996-02-29'), '2022-03-01', 'W06000003');
    commence(s.person('2004-02-10'), '2022-02-10', 'W06000003');
    commence(s.person('2004-02-11'), '2022-02-10', 'W06000003');
    return [
      ['D1', 'persons', '2022-Q1', 'W06000003', 'none', '2'],
      ['D1', 'persons', '2022-Q1', 'W06000003', 'ageband 18-20', '1'],
      ['D1', 'persons', '2022-Q1', 'W06000003', 'ageband 21-25', '1'],
    ];
  },
  'a person counts once in a period, in the area of the first start': (s) => {
    const p = woman(s);
    commence(p, '2022-01-10', 'W06000015');
    commence(p, '2022-03-10', 'W06000023', 'SSO_REQ');
    return [
      ['A1', 'persons', '2022-Q1', 'W06000015', 'none', '1'],
      ['A1', 'persons', '2022-Q1', 'W06000023', 'none', '0'],
      ['A1', 'persons', '2022-Q1', 'W06000015', 'kind COMMUNITY_ORDER', '1'],
      ['A1', 'persons', '2022-Q1', 'W06000015', 'kind SSO_REQ', '1'],
      ['A1', 'starts', '2022-Q1', 'W06000015', 'none', '1'],
      ['A1', 'starts', '2022-Q1', 'W06000023', 'none', '1'],
    ];
  },
  'only sentences imposed are starts, at home and never at the prison': (s) => {
    const area = 'W06000011';
    for (const [kind, origin] of [
      ['SSO_NOREQ', 'NEW'],
      ['COMMUNITY_ORDER', 'TRANSFER_IN'],
      ['COMMUNITY_ORDER', 'OPENING_STOCK'],
      ['LICENCE', 'NEW'],
      ['IMMEDIATE_CUSTODY', 'SSO_ACTIVATION'],
      ['COMMUNITY_ORDER', 'RESENTENCE'],
    ] as const) {
      commence(woman(s), '2022-02-15', area, kind, origin);
    }
    const remanded = woman(s);
    remanded('prison.reception.recorded', {
      receptionRef: 'c1',
      receivedOn: '2022-01-15',
      prison: 'EWI',
      reason: 'REMAND',
      homeArea: ADDRESS(area),
    });
    commence(remanded, '2022-02-20', area, 'IMMEDIATE_CUSTODY');
    const abroad = woman(s);
    abroad('probation.sentence.commenced', {
      sentenceRef: 'x1',
      kind: 'COMMUNITY_ORDER',
      origin: 'NEW',
      startedOn: '2022-01-10',
      homeArea: { basis: 'OUTSIDE_WALES' },
    });
    commence(abroad, '2022-02-10', 'W06000020');
    woman(s)('probation.sentence.commenced', {
      sentenceRef: 'x2',
      kind: 'COMMUNITY_ORDER',
      origin: 'NEW',
      startedOn: '2022-01-10',
      homeArea: { pfa: 'W15000002', basis: 'COMMITTAL_COURT' },
    });
    return [
      ['A1', 'persons', '2022-Q1', area, 'none', '2'],
      ['A1', 'starts', '2022-Q1', area, 'none', '2'],
      ['A1', 'activations', '2022-Q1', area, 'none', '1'],
      ['A1', 'persons', '2022-Q1', 'W06000020', 'none', '1'],
      ['A1', 'persons', '2022-Q1', 'W15000002-U', 'none', '1'],
      ['A1', 'persons', '2022-Q1', 'W15000002', 'none', '2'],
    ];
  },
  'people are distinct over a year, starts add up': (s) => {
    const p = woman(s);
    commence(p, '2022-02-01', 'W06000012');
    commence(p, '2022-02-20', 'W06000012');
    commence(p, '2022-08-01', 'W06000012');
    return [
      ['A1', 'persons', '2022-Q1', 'W06000012', 'none', '1'],
      ['A1', 'persons', '2022', 'W06000012', 'none', '1'],
      ['A1', 'persons', 'FY2022-23', 'W06000012', 'none', '1'],
      ['A1', 'starts', '2022', 'W06000012', 'none', '3'],
      ['A1', 'starts', 'R2022-Q3', 'W06000012', 'none', '3'],
      ['A1', 'persons', '2022', 'W11000031', 'none', '3'],
    ];
  },
  'parents: said within three years; probation before police': (s) => {
    const start = (...says: [agency: string, value: string, on: string][]): void => {
      const p = s.person();
      commence(p, '2022-02-01', 'W06000009');
      for (const [agency, value, on] of says) declare(p, 'PARENT', value, on, agency);
    };
    start(['probation', 'YES', '2019-02-02']);
    start(['probation', 'YES', '2019-02-01']);
    start(['probation', 'YES', '2021-01-01'], ['police', 'NO', '2021-12-01']);
    start(['probation', 'YES', '2022-02-02']);
    return [['E1', 'persons', '2022-Q1', 'W06000009', 'none', '2']];
  },
  'ethnicity: self-defined before the officer; not stated never wins; White minorities are out': (s) => {
    const start = (...says: [value: string, on: string, method: string][]): void => {
      const p = s.person();
      commence(p, '2022-02-01', 'W06000008');
      for (const [value, on, method] of says) declare(p, 'ETHNICITY', value, on, 'probation', method);
    };
    start(['A1', '2022-02-01', 'SELF']);
    start(['B1', '2022-02-01', 'OFFICER']);
    start(['W1', '2022-01-01', 'SELF'], ['A1', '2022-02-01', 'OFFICER']);
    start(['M1', '2022-01-01', 'SELF'], ['NS', '2022-02-01', 'SELF']);
    start(['W3', '2022-01-01', 'SELF']);
    return [
      ['F1', 'persons', '2022-Q1', 'W06000008', 'none', '3'],
      ['F1', 'persons', '2022-Q1', 'W06000008', 'ethnicity MIXED', '1'],
    ];
  },
};
