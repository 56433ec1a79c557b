import { convict, dispose, release, sentence, woman, type Case } from './said';

/** Reoffending (M3, M4). Feeds are closed to the end of 2024, on the next day the cohort of 2023-Q2 is mature. */
export const COHORTS: Record<string, Case> = {
  'reoffences within a year, proven within eighteen months, once each': (s) => {
    const area = 'W06000016';
    const indexed = (on = '2023-02-10'): ReturnType<typeof woman> => {
      const p = woman(s);
      sentence(p, on, area);
      return p;
    };
    const prolific = indexed();
    convict(prolific, '2023-06-01', '2023-09-01');
    convict(prolific, '2023-07-01', '2023-10-01', { offenceRef: 'same' });
    convict(prolific, '2023-07-01', '2023-10-01', { offenceRef: 'same' });
    convict(indexed(), '2024-02-09', '2024-08-09');
    convict(indexed(), '2023-12-01', '2024-08-11');
    convict(indexed(), '2023-12-01', '2024-08-10');
    convict(indexed(), '2024-02-10', '2024-03-01');
    convict(indexed(), '2023-01-20', '2023-05-01');
    convict(indexed(), '2023-06-01', '2023-09-01', { breachOffence: true });
    convict(indexed(), '2023-06-01', '2023-09-01', { recordable: false });
    convict(indexed(), '2023-02-10', '2023-06-01');
    const arrested = indexed();
    dispose(arrested, '2023-06-01', '2023-05-01', 'NFA', area);
    dispose(arrested, '2023-06-01', '2023-05-01', 'COMMUNITY_RESOLUTION', area);
    const twice = indexed('2023-01-05');
    sentence(twice, '2023-03-01', area);
    convict(twice, '2023-02-01', '2023-03-01');
    const cautioned = woman(s);
    dispose(cautioned, '2023-02-10', '2023-02-10', 'CAUTION', area);
    return [
      ['A3', 'rate', '2023-Q1', area, 'none', '3/12'],
      ['A3', 'rate', '2023-Q1', area, 'kind CAUTION', '0/1'],
      ['A3', 'rate', '2023-Q1', area, 'kind COURT_ORDER', '3/11'],
      ['A4', 'frequency', '2023-Q1', area, 'none', '4/3'],
    ];
  },
  'a deadline that the month lacks is the first of the next': (s) => {
    for (const proven of ['2024-02-29', '2024-03-01']) {
      const p = woman(s);
      sentence(p, '2022-08-31', 'W06000018');
      convict(p, '2022-12-01', proven);
    }
    return [['A3', 'rate', '2022-Q3', 'W06000018', 'none', '1/2']];
  },
  'what begins the following, and what does not': (s) => {
    const sentenced = woman(s);
    convict(sentenced, '2023-01-01', '2023-03-20');
    sentence(sentenced, '2023-04-05', 'W06000019');
    const recalled = woman(s);
    release(recalled, '2022-05-01', 'W06000021');
    recalled('prison.sentence-status.changed', {
      changedOn: '2022-06-10',
      from: 'SENTENCED',
      to: 'RECALLED',
    });
    release(recalled, '2022-08-01', 'W06000021', true);
    const sameDay = woman(s);
    release(sameDay, '2023-05-01', 'W06000014');
    convict(sameDay, '2023-05-01', '2023-06-01');
    const jailed = woman(s);
    sentence(jailed, '2023-05-05', 'W06000013', 'IMMEDIATE_CUSTODY');
    sentence(jailed, '2023-05-06', 'W06000013', 'FINE');
    return [
      ['A3', 'rate', '2023-Q1', 'W06000019', 'none', '0/0'],
      ['A3', 'rate', '2023-Q2', 'W06000019', 'none', '0/1'],
      ['A3', 'rate', '2022-Q2', 'W06000021', 'none', '0/1'],
      ['A3', 'rate', '2022-Q3', 'W06000021', 'none', '0/0'],
      ['A3', 'rate', '2023-Q2', 'W06000014', 'none', '1/1'],
      ['A3', 'rate', '2023-Q2', 'W06000013', 'none', '0/1'],
      ['A3', 'rate', '2023-Q2', 'W06000013', 'kind OTHER', '0/1'],
    ];
  },
  'cohorts of quarters add up to years; a quarter whose eighteen months are not over has no figure': (s) => {
    const p = woman(s);
    sentence(p, '2022-02-01', 'W06000022');
    sentence(p, '2022-08-01', 'W06000022');
    return [
      ['A3', 'rate', '2022', 'W06000022', 'none', '0/2'],
      ['A3', 'rate', '2023-Q3', 'W92000004', 'none', '[u]'],
      ['A3', 'rate', '2023', 'W92000004', 'none', '[u]'],
    ];
  },
};
