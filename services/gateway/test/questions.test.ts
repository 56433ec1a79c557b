import type { QuestionSet, QuestionSetAnswered } from '#libs/contracts';
import { createLocalEventLog, waitUntilIdle, type EventLog } from '#libs/eventlog';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { quietLogger } from '#libs/telemetry';
import type { DataSource } from 'typeorm';
import { gatewayMigrations } from '../src/index';
import { type Harness, harness } from './harness';

let database: TemporaryDatabase;
let door: Harness;
let matcher: { dataSource: DataSource; eventLog: EventLog };

beforeAll(async () => {
  database = await temporaryDatabase([gatewayMigrations]);
  door = await harness(database);
  const dataSource = await database.dataSource('matcher');
  matcher = { dataSource, eventLog: createLocalEventLog({ dataSource, logger: quietLogger }) };
});
afterAll(async () => {
  await matcher?.eventLog.close();
  await door?.stop();
});

const set = (setId: string, change: Partial<QuestionSet> = {}): QuestionSet => ({
  setId,
  agency: 'probation-wales',
  kind: 'same-person',
  askedOn: '2024-08-01',
  expiresOn: '2024-08-29',
  items: [
    { itemId: `${setId}-1`, records: ['sealed-1', 'sealed-2'] },
    { itemId: `${setId}-2`, records: ['sealed-3', 'sealed-4'] },
  ],
  ...change,
});
const ask = async (...sets: QuestionSet[]): Promise<void> => {
  await matcher.dataSource.transaction((tx) =>
    matcher.eventLog.append(
      tx,
      'questions.asked',
      sets.map((one) => ({ key: one.setId, value: Buffer.from(JSON.stringify(one)) })),
    ),
  );
  await waitUntilIdle([{ eventLog: door.eventLog, topic: 'questions.asked', group: 'gateway' }]);
};
const asked = async (agency: string): Promise<string[]> => {
  const { body } = await door.call('/v1/questions', { method: 'GET', agency });
  return (body['questions'] as { setId: string }[]).map(({ setId }) => setId);
};
const answer = (setId: string, body: unknown, agency = 'probation-wales') =>
  door.call(`/v1/questions/${setId}/answers`, { body, agency, type: 'application/json' });
const all = (setId: string, given = 'yes') => ({
  answers: [1, 2].map((n) => ({ itemId: `${setId}-${n}`, answer: given })),
});

describe('questions to an agency', () => {
  it('are given to that agency alone, until their last day', async () => {
    await ask(set('s-1'), set('s-2', { agency: 'police-gwent' }), set('s-3', { expiresOn: '2024-08-09' }));
    expect(await asked('probation-wales')).toEqual(['s-1']);
    expect(await asked('police-gwent')).toEqual(['s-2']);
    const { body } = await door.call('/v1/questions', { method: 'GET' });
    expect(body['questions']).toMatchObject([{ kind: 'same-person', items: set('s-1').items }]);
  });

  it.each<[string, unknown, number, string]>([
    ['not all items', { answers: [{ itemId: 's-1-1', answer: 'yes' }] }, 422, '/answers'],
    ['an item twice', { answers: [...all('s-1').answers, ...all('s-1').answers] }, 422, '/answers/2/itemId'],
    ['another answer', all('s-1', 'perhaps'), 422, '/answers/0/answer'],
    ['no answers', {}, 422, '/answers'],
    ['nothing', null, 422, '/answers'],
  ])('are not answered with %s', async (_what, body, status, pointer) => {
    const refused = await answer('s-1', body);
    expect(refused.body).toMatchObject({ status, code: 'question.answers', pointer });
  });

  it('are answered by nobody else, nor after their time', async () => {
    expect((await answer('s-1', all('s-1'), 'police-gwent')).body).toMatchObject({
      code: 'question.unknown',
    });
    expect((await answer('s-3', all('s-3'))).body).toMatchObject({ code: 'question.unknown' });
    expect((await answer('s-1', '{"answers":[')).body).toMatchObject({ code: 'json.syntax' });
  });

  it('are answered once, and then the gateway forgets which records they were about', async () => {
    expect((await answer('s-1', all('s-1', 'unknown'))).body).toEqual({ setId: 's-1', answered: 2 });
    expect((await answer('s-1', all('s-1'))).status).toBe(404);
    expect(await asked('probation-wales')).toEqual([]);
    const [row] = await door.dataSource.query<{ items: unknown[] }[]>(
      `SELECT items FROM gateway.question_set WHERE set_id = 's-1'`,
    );
    expect(row!.items).toEqual([]);
    expect(await door.logged<QuestionSetAnswered>('questions_answered')).toMatchObject([
      { setId: 's-1', agency: 'probation-wales', answers: all('s-1', 'unknown').answers },
    ]);
  });
});
