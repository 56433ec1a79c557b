import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { indicatorsMigrations } from '../migrations';
import { HOME, starts, World } from './world';

let database: TemporaryDatabase;
let w: World;

beforeAll(async () => {
  database = await temporaryDatabase([indicatorsMigrations]);
  w = new World(await database.dataSource('indicators'));
});
beforeEach(() => w.forget());
afterAll(() => database.stop());

const asked = { from: '2023-Q1', to: '2023-Q2', asAt: '2026-01-01' };
const court = (sentencedOn: string, disposalKind: string, person: string, homeArea: object = HOME) =>
  w.tell('court.sentence.imposed', { sentenceRef: person, sentencedOn, disposalKind, homeArea }, { person });

it('says which sentences one feed tells of and the other does not (R6)', async () => {
  await starts(w, '2023-01-10', {}, { person: 'both' });
  await court('2023-01-03', 'COMMUNITY_ORDER', 'both');
  await starts(w, '2023-01-10', {}, { person: 'late' });
  await court('2023-01-02', 'COMMUNITY_ORDER', 'late');
  await starts(w, '2023-01-10', { kind: 'SSO_REQ' }, { person: 'other-kind' });
  await court('2023-01-10', 'COMMUNITY_ORDER', 'other-kind');
  await court('2023-04-01', 'FINE', 'fined');
  await court('2023-04-01', 'SSO_REQ', 'abroad', { basis: 'OUTSIDE_WALES' });
  await starts(w, '2023-01-20', { origin: 'TRANSFER_IN' }, { person: 'moved' });
  await starts(w, '2023-03-31', { kind: 'IMMEDIATE_CUSTODY' }, { person: 'jailed' });
  await w.tell(
    'prison.sentence-status.changed',
    { changedOn: '2023-04-01', from: 'REMAND', to: 'SENTENCED' },
    { person: 'jailed' },
  );
  await w.tell(
    'prison.reception.recorded',
    { receivedOn: '2023-05-01', reason: 'SENTENCED', homeArea: HOME },
    { person: 'received' },
  );
  expect(await w.beside(asked)).toEqual([
    'M1 2023-Q1 court-without-probation COMMUNITY_ORDER 2',
    'M1 2023-Q1 probation-and-court COMMUNITY_ORDER 1',
    'M1 2023-Q1 probation-and-prison IMMEDIATE_CUSTODY 1',
    'M1 2023-Q1 probation-without-court COMMUNITY_ORDER 1',
    'M1 2023-Q1 probation-without-court IMMEDIATE_CUSTODY 1',
    'M1 2023-Q1 probation-without-court SSO_REQ 1',
    'M1 2023-Q2 prison-without-probation IMMEDIATE_CUSTODY 1',
  ]);
});

it('counts families that local authorities support, whoever their client is (E5)', async () => {
  const support = (adultCount: number, childCount: number, offenderIsClient?: boolean) =>
    w.tell('la.family-support.started', {
      startedOn: '2023-02-01',
      serviceCategory: 'FAMILY',
      adultCount,
      childCount,
      homeArea: HOME,
      ...(offenderIsClient === undefined ? {} : { offenderIsClient }),
    });
  await support(1, 3, true);
  await support(2, 1, false);
  await support(1, 0);
  expect(await w.beside(asked)).toEqual([
    'E5 2023-Q1 adults-supported - 4',
    'E5 2023-Q1 children-supported - 4',
    'E5 2023-Q1 families-supported NOT_STATED 1',
    'E5 2023-Q1 families-supported OFFENDER_IS_CLIENT 1',
    'E5 2023-Q1 families-supported OFFENDER_IS_NOT_CLIENT 1',
  ]);
});

it('checks what charities say they received against what agencies say they referred (C6)', async () => {
  const charity = { organisationId: 'org-cyn-filwyr-cefn', serviceCategory: 'EX_SERVICE', homeArea: HOME };
  const receive = (
    referralRef: string,
    referrerType: string,
    decision?: string,
    organisationId = charity.organisationId,
  ) =>
    w.tell('provider.referral.received', {
      ...charity,
      referralRef,
      referrerType,
      organisationId,
      ...(decision ? { decision } : {}),
      referredOn: '2023-02-01',
      receivedOn: '2023-02-05',
    });
  await w.tell('police.referral.made', {
    ...charity,
    referralRef: 'police-wales/1',
    referredOn: '2023-02-01',
  });
  await receive('police-wales/1', 'POLICE', 'ACCEPTED');
  await receive('police-wales/2', 'POLICE', 'DECLINED');
  await receive('self/3', 'SELF');
  await receive('self/4', 'SELF', 'ACCEPTED', 'org-other');
  expect(await w.beside(asked)).toEqual([
    'C6 2023-Q1 received-and-made POLICE 1',
    'C6 2023-Q1 received-decision ACCEPTED 1',
    'C6 2023-Q1 received-decision DECLINED 1',
    'C6 2023-Q1 received-decision NOT_STATED 1',
    'C6 2023-Q1 received-not-made POLICE 1',
    'C6 2023-Q1 received-not-made SELF 1',
  ]);
});
