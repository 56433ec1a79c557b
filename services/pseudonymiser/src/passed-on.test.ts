import { givenWorld } from './testing/setting';
import { COMMENCED, HOME, IDENTITY, type World } from './testing/world';

const given = givenWorld();
let world: World;
beforeAll(() => (world = given()));

it('splits a person event into tokens and facts that share nothing but the reference', async () => {
  const { linkage, facts, refusals, audit } = await world.pass(
    await world.intake('probation.sentence.commenced', COMMENCED, IDENTITY),
  );
  expect(refusals).toEqual([]);
  expect(linkage).toHaveLength(1);
  expect(linkage[0]).toMatchObject({
    agency: 'probation-wales',
    revision: 1,
    // 23:30 in UTC is the next day in Wales in summer.
    knownOn: '2024-05-08',
    state: 'present',
  });
  const kinds = linkage[0]!.tokens.map(({ kind }) => kind);
  expect(kinds.slice(0, 2)).toEqual(['CRN', 'PNC']);
  expect(kinds).toContain('NAME_DOB_DISTRICT');
  expect(facts[0]).toMatchObject({
    recordRef: linkage[0]!.recordRef,
    type: 'probation.sentence.commenced',
    typeVersion: 1,
    hasIdentity: true,
    // Born on 29 February: 25 on 28 February, the birthday being 1 March.
    derived: { ages: { startedOn: 25 }, birthMonth: '1996-02' },
    facts: { kind: 'COMMUNITY_ORDER', homeArea: HOME },
  });
  expect(facts[0]!.facts['sentenceRef']).toMatch(/^[A-Za-z0-9_-]{22}$/);
  expect(facts[0]!.facts['sentenceRef']).not.toBe('s-18');
  expect(JSON.stringify([facts, linkage, audit])).not.toMatch(
    /X777978|Llywelyn|0073319|1996-02-29|rec-\d|s-18/,
  );
  expect(audit[0]).toMatchObject({
    what: 'pseudonymiser.batch.split',
    counts: { events: 1, linkage: 1, facts: 1, refused: 0, 'NHS.PLACEHOLDER': 1 },
  });
});

it('gives two events of one sentence the same sentence token, and two agencies different ones', async () => {
  const { facts } = await world.pass(
    await world.intake('probation.sentence.commenced', COMMENCED, IDENTITY),
    await world.intake(
      'probation.sentence.terminated',
      {
        sentenceRef: 's-18',
        kind: 'COMMUNITY_ORDER',
        startedOn: '2022-02-28',
        terminatedOn: '2023-02-28',
        reason: 'RAN_FULL_COURSE',
        breachOutstanding: false,
        homeArea: HOME,
      },
      IDENTITY,
    ),
    await world.intake('probation.sentence.commenced', COMMENCED, IDENTITY, {
      source: '/agencies/probation-other',
    }),
  );
  const token = (agency: string, type: string) =>
    facts.find((record) => record.agency === agency && record.type === type)?.facts['sentenceRef'];
  const started = token('probation-wales', 'probation.sentence.commenced');
  expect(started).toBe(token('probation-wales', 'probation.sentence.terminated'));
  expect(started).not.toBe(token('probation-other', 'probation.sentence.commenced'));
});

it('passes events about no person to facts alone, and a withdrawal to both halves under one reference', async () => {
  const commenced = await world.intake('probation.sentence.commenced', COMMENCED, IDENTITY);
  const { linkage, facts } = await world.pass(
    commenced,
    await world.intake('probation.record.withdrawn', { reason: 'ERASURE' }, undefined, {
      subject: commenced.event.subject,
      sourcerevision: 2,
    }),
    await world.intake('probation.period.closed', {
      period: '2024-Q1',
      countsByType: {},
      extractedAt: '2024-04-05T00:00:00Z',
    }),
  );
  expect(
    linkage.map(({ state, revision, tokens }) => `${state} ${revision} ${tokens.length > 0}`).sort(),
  ).toEqual(['erased 2 false', 'present 1 true']);
  expect(new Set(linkage.map(({ recordRef }) => recordRef)).size).toBe(1);
  const withdrawn = facts.find(({ state }) => state === 'erased');
  expect(withdrawn).toMatchObject({
    withdrawnReason: 'ERASURE',
    hasIdentity: false,
    recordRef: linkage[0]!.recordRef,
  });
  expect(facts.find(({ type }) => type === 'probation.period.closed')).toMatchObject({ hasIdentity: false });
});

it('passes a merge message with the identifiers it names, in order', async () => {
  const { linkage } = await world.pass(
    await world.intake(
      'probation.person-link.changed',
      { change: 'MERGED', effectiveOn: '2024-05-01' },
      {
        identifiers: [
          { scheme: 'CRN', value: 'X777979' },
          { scheme: 'CRN', value: 'X777978' },
        ],
        linkage: IDENTITY.linkage,
      },
    ),
    await world.intake('probation.sentence.commenced', COMMENCED, IDENTITY),
  );
  const merge = linkage.find(({ linkChange }) => linkChange === 'MERGED')!;
  const record = linkage.find(({ linkChange }) => !linkChange)!;
  expect(merge).toMatchObject({ effectiveOn: '2024-05-01' });
  expect(merge.tokens.map(({ kind }) => kind)).toEqual(['CRN', 'CRN']);
  expect(merge.tokens[1]!.token).toBe(record.tokens[0]!.token);
});
