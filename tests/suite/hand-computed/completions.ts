import { commence, terminate, woman, type Case } from './said';

/** Completions (M2). */
export const COMPLETIONS: Record<string, Case> = {
  'completions by reason; administrative endings and reversed ones are out': (s) => {
    const area = 'W06000005';
    const end = (reason: string, more = {}): string => {
      const p = woman(s);
      return terminate(p, '2022-11-01', area, reason, { startedOn: '2021-11-01', ...more });
    };
    for (const reason of [
      'RAN_FULL_COURSE',
      'EARLY_GOOD_PROGRESS',
      'REQUIREMENTS_COMPLETED',
      'FAILURE_TO_COMPLY',
      'NEW_CONVICTION',
      'OTHER',
    ])
      end(reason);
    end('RAN_FULL_COURSE', { breachOutstanding: true });
    end('ADMINISTRATIVE', { adminReason: 'DEATH' });
    end('ADMINISTRATIVE', { adminReason: 'QUASHED' });
    s.withdraw(end('FAILURE_TO_COMPLY'), 'UNTERMINATED', '2022-12-10');
    const twice = woman(s);
    terminate(twice, '2022-12-01', area, 'RAN_FULL_COURSE', { startedOn: '2021-12-01' });
    terminate(twice, '2022-12-01', area, 'RAN_FULL_COURSE', { startedOn: '2021-12-01' });
    return [
      ['A2', 'rate', '2022-Q4', area, 'kind COMMUNITY_ORDER', '5/8'],
      ['A2', 'omsq', '2022-Q4', area, 'kind COMMUNITY_ORDER', '5/9'],
    ];
  },
  'a recall ends one licence, the next is another; age is that of the start; a register counts to the end': (
    s,
  ) => {
    const p = woman(s);
    commence(p, '2022-03-01', 'W06000006', 'LICENCE');
    terminate(p, '2022-05-10', 'W06000006', 'RECALLED', { kind: 'LICENCE', startedOn: '2022-03-01' });
    commence(p, '2022-06-15', 'W06000006', 'LICENCE');
    terminate(p, '2022-09-20', 'W06000006', 'RAN_FULL_COURSE', { kind: 'LICENCE', startedOn: '2022-06-15' });
    for (const startedOn of ['2023-05-31', '2023-06-01']) {
      terminate(s.person('1997-06-01'), '2023-12-30', 'W06000024', 'RAN_FULL_COURSE', { startedOn });
    }
    const flagged = s.person();
    terminate(flagged, '2022-12-05', 'W06000004', 'RAN_FULL_COURSE', { startedOn: '2022-01-05' });
    for (const [state, effectiveOn] of [
      ['ADDED', '2022-02-01'],
      ['REMOVED', '2022-12-05'],
    ]) {
      flagged('probation.registration.changed', {
        registrationRef: 'g9',
        register: 'DA_PERPETRATOR',
        state,
        effectiveOn,
      });
    }
    return [
      ['A2', 'rate', '2022-Q2', 'W06000006', 'kind LICENCE', '0/1'],
      ['A2', 'rate', '2022-Q3', 'W06000006', 'kind LICENCE', '1/1'],
      ['D2', 'rate', '2023-Q4', 'W06000024', 'kind COMMUNITY_ORDER', '1/1'],
      ['B2', 'rate', '2022-Q4', 'W06000004', 'kind COMMUNITY_ORDER', '1/1'],
    ];
  },
};
