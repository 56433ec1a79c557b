import { ADDRESS, assess, commence, convict, declare, sentence, woman, type Case } from './said';
import type { Teller } from './story';

/** Boundaries of what a person's history, home and links decide. */
export const HISTORIES: Record<string, Case> = {
  'custody resumes with a recall and ends with the release after it; remand releases end nothing': (s) => {
    const area = 'W06000013';
    const serving = (): Teller => {
      const p = s.person('1985-01-01');
      declare(p, 'ETHNICITY', 'B1', '2022-01-01');
      commence(p, '2022-02-01', area, 'IMMEDIATE_CUSTODY');
      assess(p, '2023-03-01', 'NEED');
      return p;
    };
    const released = (
      p: Teller,
      releasedOn: string,
      kind: string,
      legalStatus: string,
      afterRecall = false,
    ) =>
      p('prison.release.recorded', {
        releaseRef: `${kind}-${releasedOn}`,
        releasedOn,
        kind,
        legalStatus,
        afterRecall,
        homeArea: ADDRESS(area),
      });
    released(serving(), '2022-05-01', 'COURT', 'SENTENCED');
    released(serving(), '2022-05-01', 'UNCONDITIONAL', 'REMAND');
    released(serving(), '2022-05-01', 'HDC', 'SENTENCED');
    const recalled = serving();
    released(recalled, '2022-05-01', 'LICENCE', 'SENTENCED');
    commence(recalled, '2022-05-01', area, 'LICENCE', 'NEW', { sentenceRef: 'lic-1' });
    recalled('probation.sentence.terminated', {
      sentenceRef: 'lic-1',
      kind: 'LICENCE',
      startedOn: '2022-05-01',
      terminatedOn: '2023-03-31',
      reason: 'RECALLED',
      homeArea: ADDRESS(area),
    });
    const again = serving();
    released(again, '2022-05-01', 'LICENCE', 'SENTENCED');
    again('prison.sentence-status.changed', { changedOn: '2022-06-01', from: 'SENTENCED', to: 'RECALLED' });
    released(again, '2023-03-31', 'LICENCE', 'SENTENCED', true);
    return [
      ['F5', 'of_caseload', '2023-Q1', area, 'need|setting ACCOMMODATION|custody', '3/3'],
      ['F5', 'of_caseload', '2023-Q1', area, 'need ACCOMMODATION', '3/3'],
      ['F5', 'of_caseload', '2022-Q2', area, 'need ACCOMMODATION', '0/4'],
      ['F5', 'of_caseload', '2022-Q2', area, 'need|setting ACCOMMODATION|custody', '0/3'],
    ];
  },
  'of two assessments of one day the lowest counts': (s) => {
    const area = 'W06000014';
    const p = s.person('1985-01-01');
    declare(p, 'EX_SERVICE', 'YES', '2024-01-01', 'police');
    commence(p, '2022-02-01', area);
    const said = (ref: string, needs: Record<string, string>) =>
      p('probation.assessment.completed', { assessmentRef: ref, completedOn: '2022-09-01', layer: 3, needs });
    said('t1', { ACCOMMODATION: 'NO_NEED', ETE: 'NEED', RELATIONSHIPS: 'NEED' });
    said('t2', { ACCOMMODATION: 'NO_NEED', ETE: 'NEED', RELATIONSHIPS: 'NO_NEED', ATTITUDES: 'NEED' });
    return [
      ['C5', 'of_assessed', '2022-Q3', area, 'need RELATIONSHIPS', '1/1'],
      ['C5', 'of_assessed', '2022-Q3', area, 'need ATTITUDES', '0/0'],
      ['C5', 'of_assessed', '2022', area, 'need ETE', '1/1'],
      ['C5', 'of_assessed', 'R2022-Q3', area, 'need ETE', '1/1'],
      ['C5', 'of_assessed', '2023-Q3', area, 'need ETE', '0/0'],
      ['C5', 'of_caseload', '2023-Q3', area, 'need ETE', '0/1'],
    ];
  },
  'merged records are one person, unmerged ones two; what is withdrawn is gone': (s) => {
    const area = 'W06000006';
    const file = (crn: string) => s.identified([{ scheme: 'CRN', value: crn }], undefined, '1990-05-05');
    const pair = (first: string, second: string, links: readonly (readonly [string, string])[]): void => {
      for (const crn of [first, second]) {
        const p = file(crn);
        declare(p, 'SEX', 'F', '2021-01-01');
        commence(p, '2023-02-01', area);
      }
      const both = [first, second].map((value) => ({ scheme: 'CRN', value }));
      const p = s.identified(both, undefined, '1990-05-05');
      for (const [change, effectiveOn] of links)
        p('probation.person-link.changed', { change, effectiveOn }, { known: effectiveOn });
    };
    pair('X100001', 'X100002', [['MERGED', '2023-05-01']]);
    pair('X100003', 'X100004', [
      ['MERGED', '2023-05-01'],
      ['UNMERGED', '2023-06-01'],
    ]);
    const gone = woman(s);
    s.withdraw(commence(gone, '2023-02-01', area), 'ERROR', '2023-03-05');
    const moved = woman(s);
    const subject = commence(moved, '2023-02-01', area);
    moved(
      'probation.sentence.commenced',
      {
        sentenceRef: 'moved',
        kind: 'SSO_REQ',
        origin: 'NEW',
        startedOn: '2023-05-02',
        homeArea: ADDRESS(area),
      },
      { subject, revision: 2, known: '2023-06-01' },
    );
    return [
      ['A1', 'persons', '2023-Q1', area, 'none', '3'],
      ['A1', 'starts', '2023-Q1', area, 'none', '4'],
      ['A1', 'persons', '2023-Q2', area, 'none', '1'],
      ['A1', 'persons', '2023-Q2', area, 'kind SSO_REQ', '1'],
    ];
  },
  'homes that are known less well count where they are known': (s) => {
    const start = (homeArea: Record<string, string>): void => {
      const p = s.person('2001-01-01');
      p('probation.sentence.commenced', {
        sentenceRef: `home-${JSON.stringify(homeArea)}`,
        kind: 'COMMUNITY_ORDER',
        origin: 'NEW',
        startedOn: '2024-08-01',
        homeArea,
      });
    };
    start({ lad: 'W06000006', basis: 'LAST_KNOWN_BEFORE_CUSTODY' });
    start({ lad: 'W06000006', basis: 'NFA_LAST_AREA' });
    start({ lad: 'W06000006', basis: 'COMMITTAL_COURT' });
    start({ lad: 'W06000006', basis: 'SUPERVISING_OFFICE' });
    start({ basis: 'UNKNOWN_WALES' });
    start({ basis: 'OUTSIDE_WALES' });
    return [
      ['D1', 'persons', '2024-Q3', 'W06000006', 'none', '2'],
      ['D1', 'persons', '2024-Q3', 'W15000001-U', 'none', '2'],
      ['D1', 'persons', '2024-Q3', 'W15000001', 'none', '4'],
      ['D1', 'persons', '2024-Q3', 'W92000004-U', 'none', '1'],
      ['D1', 'persons', '2024-Q3', 'W92000004', 'none', '5'],
      ['D1', 'persons', '2024-Q3', 'W11000023', 'none', '2'],
      ['D1', 'persons', '2024-Q3', 'W92000004-HU', 'none', '3'],
    ];
  },
  'care: the local authority or anybody, at any time; young adults and people from care are two series': (
    s,
  ) => {
    const area = 'W06000016';
    const index = (says: (p: Teller) => void, born = '1980-01-01'): Teller => {
      const p = s.person(born);
      sentence(p, '2022-04-05', area);
      says(p);
      return p;
    };
    const care = (p: Teller, status: string, effectiveOn: string) =>
      p('la.care-status.changed', { status, effectiveOn }, { known: '2022-01-05' });
    convict(
      index((p) => care(p, 'S104_CAT_3', '2010-01-01')),
      '2022-06-01',
      '2022-07-01',
    );
    index((p) => {
      care(p, 'NONE', '2021-01-01');
      declare(p, 'CARE_EXPERIENCE', 'YES', '2024-01-01', 'prison');
    });
    index((p) => care(p, 'NONE', '2021-01-01'));
    index((p) => declare(p, 'CARE_EXPERIENCE', 'NO', '2021-01-01'));
    const young = index(() => undefined, '2000-01-01');
    for (const day of ['2022-05-01', '2022-06-01']) convict(young, day, '2022-08-01');
    return [
      ['D4', 'rate', '2022-Q2', area, 'none', '1/2'],
      ['D5', 'frequency', '2022-Q2', area, 'none', '2/1'],
      ['D5', 'frequency_care', '2022-Q2', area, 'none', '1/1'],
    ];
  },
  'reach is of the base of the period; people carried into it are placed on its first day': (s) => {
    const area = 'W06000022';
    const black = (born = '1980-01-01'): Teller => {
      const p = s.person(born);
      declare(p, 'ETHNICITY', 'B2', '2021-01-01');
      return p;
    };
    const attend = (p: Teller, startedOn: string, lad: string, category = 'ETE') =>
      p('provider.intervention.started', {
        interventionRef: `f6-${startedOn}-${lad}-${category}`,
        category,
        startedOn,
        homeArea: ADDRESS(lad),
      });
    const carried = black();
    commence(carried, '2022-01-10', area, 'COMMUNITY_ORDER', 'NEW', { expectedEndOn: '2022-08-10' });
    attend(carried, '2022-07-10', 'W06000023');
    attend(carried, '2022-07-11', area, 'FINANCE');
    const noOrder = black();
    attend(noOrder, '2022-07-10', area);
    const idle = black();
    commence(idle, '2022-09-30', area, 'SSO_REQ');
    const without = black();
    commence(without, '2022-09-30', area, 'SSO_NOREQ');
    const treated = black();
    commence(treated, '2022-08-01', area);
    treated('health.treatment.started', {
      startedOn: '2022-09-01',
      category: 'SUBSTANCE_MISUSE',
      homeArea: ADDRESS(area),
    });
    return [
      ['F6', 'number', '2022-Q3', area, 'none', '2'],
      ['F6', 'number', '2022-Q3', 'W06000023', 'none', '1'],
      ['F6', 'number', '2022-Q3', 'W06000023', 'category FINANCE', '1'],
      ['F6', 'reach', '2022-Q3', area, 'none', '2/3'],
      ['F6', 'reach', '2022-Q3', area, 'category SUBSTANCE_MISUSE', '1/3'],
      ['F6', 'reach', '2022-Q4', area, 'none', '0/2'],
      ['F6', 'reach', '2022', area, 'none', '2/3'],
    ];
  },
};
