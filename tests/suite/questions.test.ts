import { createSecretKey, randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { eventType, exampleAgreements, instantiateAgreements } from '#libs/contracts';
import { waitUntilIdle } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { fetchQuestions, pushEvents, sendAnswers } from '#services/agent';
import { officerDesk, type OfficerDesk } from '#services/matcher';
import { startHouse, type House } from '#services/suite';

const AGENCY = 'probation-wales';
const NAMES = [
  'Rhys',
  'Angharad',
  'Tomos',
  'Megan',
  'Iolo',
  'Seren',
  'Dafydd',
  'Catrin',
  'Huw',
  'Nia',
  'Owain',
];

/** Two records of one person, a digit of the date of birth apart; the others are other people, each written twice so. */
const PEOPLE = ['Gwenllian', ...NAMES].flatMap((givenNames, n) =>
  [1, 2].map((copy) => ({
    subject: `achos-${n}-${copy}`,
    linkage: {
      givenNames,
      familyName: `Llew${'abcdefghijkl'[n]}lyn`,
      dateOfBirth: `19${60 + n}-03-1${copy}`,
    },
  })),
);

describe('a question from an officer to an agency and back', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-questions-'));
  let house: House;
  let desk: OfficerDesk;

  beforeAll(async () => {
    const now = (): Date => new Date('2024-08-10T12:00:00Z');
    house = await startHouse({
      dataDir: folder,
      agreements: instantiateAgreements(exampleAgreements(), [{ commonName: AGENCY, kinds: ['probation'] }]),
      gateway: { host: '127.0.0.1', port: 0, agreementDates: 'event' },
      logger: quietLogger,
      now,
      codeVersion: 'test',
      playsAgencies: true,
      askable: [AGENCY],
      definitions: [],
    });
    const model = house.linkageModel.model;
    desk = officerDesk({ ...house.room('matcher'), now, codeVersion: 'test', model });
    await push('d', 'journal');
  }, 120_000);
  afterAll(async () => {
    await house?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  it('the agency alone reads which records it is about, answers, and the answer is evidence', async () => {
    const { reviewId, choice } = await firstQuestion();
    expect(await desk.ask(reviewId, { choice, reason: 'enquiry 9', officer: 'elin' })).toEqual({ ok: true });
    await house.settle();

    const keys = join(folder, 'pki', 'questions', AGENCY);
    const { kid } = JSON.parse(readFileSync(join(keys, 'question.jwk.json'), 'utf8')) as { kid: string };
    const connection = {
      gatewayUrl: house.gateway.url,
      tls: await house.certificates.agency(AGENCY),
      agency: AGENCY,
      privateKeys: [{ kid, pem: readFileSync(join(keys, 'question.key.pem'), 'utf8') }],
    };
    const fetched = await fetchQuestions(connection);
    if (!fetched.ok) throw new Error(fetched.code);
    expect(fetched.value).toHaveLength(10);
    const records = fetched.value.flatMap((item) => item.records);
    expect(new Set(records).size).toBe(20);
    for (const record of records) expect(PEOPLE.map(({ subject }) => subject)).toContain(record);

    await inNoStore(/achos-/);
    const { setId } = fetched.value[0]!;
    const answers = fetched.value.map(({ itemId }) => ({ itemId, answer: 'yes' as const }));
    expect(await sendAnswers(connection, setId, answers.slice(1))).toMatchObject({
      code: 'question.answers',
    });
    expect(await sendAnswers(connection, setId, answers)).toMatchObject({ ok: true });
    await waitUntilIdle([
      { eventLog: house.room('matcher').eventLog, topic: 'questions.answered', group: 'matcher' },
    ]);
    const { asked } = (await desk.show(reviewId))!;
    expect(asked).toMatchObject([{ agency: AGENCY, state: 'answered', answer: 'yes', askedBy: 'elin' }]);

    const audited = await audit();
    expect(audited).toEqual(
      expect.arrayContaining([
        'matcher.question.asked',
        'gateway.question.answered',
        'matcher.question.answered',
      ]),
    );
  }, 60_000);

  it('records from before the key was enrolled can be asked about when they are sent again', async () => {
    const { dataSource } = house.room('matcher');
    const persons = async (): Promise<unknown> =>
      await dataSource.query('SELECT record_ref, person_id FROM matcher.record ORDER BY record_ref');
    const before = await persons();
    await dataSource.query('UPDATE matcher.record SET return_address = NULL');
    await push('again', 'second-journal');
    const [lacking] = await dataSource.query<{ n: number }[]>(
      'SELECT count(*)::int AS n FROM matcher.record WHERE return_address IS NULL',
    );
    expect(lacking).toEqual({ n: 0 });
    expect(await persons()).toEqual(before);
  }, 60_000);

  /** Sends everybody's records, under event ids that begin so. */
  async function push(ids: string, journal: string): Promise<void> {
    const results = await pushEvents({
      gatewayUrl: house.gateway.url,
      tls: await house.certificates.agency(AGENCY),
      sealTo: house.keys.sealTo(),
      journalDir: join(folder, journal),
      journalKey: createSecretKey(randomBytes(32)),
      lines: PEOPLE.map((person, line) => ({
        file: 'f',
        line,
        text: JSON.stringify(event(person, line, `${ids}-${line}`)),
      })),
    });
    expect(results.filter(({ state }) => state !== 'accepted')).toEqual([]);
    await house.settle();
  }

  async function firstQuestion(): Promise<{ reviewId: string; choice: string }> {
    for (const { reviewId } of (await desk.queue()).items) {
      const { choices } = (await desk.show(reviewId))!;
      const found = choices.find(({ kind }) => kind === 'same-person');
      if (found) return { reviewId, choice: found.choice };
    }
    throw new Error('No pair of records waits for review.');
  }

  /** Neither the matcher's nor the gateway's tables hold the agency's names of its records. */
  async function inNoStore(pattern: RegExp): Promise<void> {
    for (const [service, tables] of [
      ['matcher', ['matcher.record', 'matcher.question']],
      ['gateway', ['gateway.question_set']],
    ] as const)
      for (const table of tables) {
        const rows = await house.room(service).dataSource.query<unknown[]>(`SELECT * FROM ${table}`);
        expect(rows.length).toBeGreaterThan(0);
        expect(JSON.stringify(rows)).not.toMatch(pattern);
      }
  }

  async function audit(): Promise<string[]> {
    await house.settle();
    const rows = await house
      .room('auditor')
      .dataSource.query<{ what: string }[]>(`SELECT what FROM auditor.entry_view`);
    return rows.map(({ what }) => what);
  }
});

function event({ subject, linkage }: (typeof PEOPLE)[number], n: number, id: string): object {
  return {
    specversion: '1.0',
    id,
    source: `/agencies/${AGENCY}`,
    type: eventType('probation.sentence.commenced'),
    time: '2024-08-09T09:00:00Z',
    subject,
    agreementref: 'ISP-PROBATION-WALES',
    purposecode: 'RRF-INDICATORS',
    regime: 'part3',
    sourcerevision: 1,
    data: {
      identity: { identifiers: [], linkage },
      facts: {
        sentenceRef: `s-${n}`,
        kind: 'COMMUNITY_ORDER',
        origin: 'NEW',
        startedOn: '2024-08-01',
        homeArea: { lad: 'W06000015', basis: 'HOME_ADDRESS' },
      },
    },
  };
}
