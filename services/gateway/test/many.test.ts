import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { gatewayMigrations } from '../src/index';
import { BATCH, event, type Harness, harness, lines, STREAM } from './harness';

let database: TemporaryDatabase;
let door: Harness;

beforeAll(async () => {
  database = await temporaryDatabase([gatewayMigrations]);
  door = await harness(database);
});

afterAll(async () => {
  await door?.stop();
});

describe('a batch', () => {
  it('answers for each event, in order', async () => {
    const good = event();
    const answer = await door.call('/v1/events', {
      type: BATCH,
      body: [good, event({ agreementref: 'ISP-NONE' }), good, event({}, { kind: 'YRO' })],
    });
    expect(answer.status).toBe(207);
    expect(answer.body).toMatchObject({
      accepted: 1,
      repeated: 1,
      refused: 2,
      results: [
        { index: 0, status: 'accepted', id: good.id },
        { index: 1, status: 'refused', code: 'agreement.unknown' },
        { index: 2, status: 'repeated', id: good.id },
        { index: 3, status: 'refused', code: 'field.value', pointer: '/data/facts/kind' },
      ],
    });
  });

  it('with one event that is hostile JSON takes the others', async () => {
    const hostile = JSON.stringify(event()).replace('{', '{"__proto__":1,');
    const body = `[ ${JSON.stringify(event())}, ${hostile}, ${JSON.stringify(event())} ]`;
    const answer = await door.call('/v1/events', { type: BATCH, body });
    expect(answer.body).toMatchObject({
      accepted: 2,
      refused: 1,
      results: { 1: { code: 'json.forbidden-key' } },
    });
  });

  it('of nothing, or that is no array, is refused as a whole', async () => {
    expect((await door.call('/v1/events', { type: BATCH, body: '[]' })).body).toMatchObject({
      code: 'body.empty',
    });
    expect((await door.call('/v1/events', { type: BATCH, body: '{}' })).body).toMatchObject({
      code: 'json.syntax',
    });
    expect((await door.call('/v1/events', { type: BATCH, body: '[1]]' })).body).toMatchObject({
      code: 'json.syntax',
    });
  });
});

describe('a stream', () => {
  it('answers line by line and skips empty lines', async () => {
    const good = event();
    const body = [
      JSON.stringify(good),
      '',
      'rubbish',
      `{"long":"${'x'.repeat(80_000)}"}`,
      JSON.stringify(good),
    ].join('\r\n');
    const answer = await door.call('/v1/events', { type: STREAM, body });
    expect(answer.status).toBe(200);
    expect(lines(answer)).toMatchObject([
      { index: 0, status: 'accepted', id: good.id },
      { index: 1, status: 'refused', code: 'json.syntax' },
      { index: 2, status: 'refused', code: 'event.size' },
      { index: 3, status: 'repeated', id: good.id },
    ]);
  });

  it('of some thousand events is taken in whole', async () => {
    const events = Array.from({ length: 2500 }, () => event());
    const started = performance.now();
    const answer = await door.call('/v1/events', {
      type: STREAM,
      body: events.map((e) => JSON.stringify(e)).join('\n'),
    });
    const seconds = (performance.now() - started) / 1000;
    const results = lines(answer);
    expect(results).toHaveLength(2500);
    expect(results.every(({ status }) => status === 'accepted')).toBe(true);
    expect(results.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
    // A floor that a busy machine keeps: what it catches is work that grows with the square of a batch.
    expect(2500 / seconds).toBeGreaterThan(50);
  });
});

describe('many requests at once', () => {
  it('with the same event give one effect and one receipt', async () => {
    const sent = event();
    const answers = await Promise.all(
      Array.from({ length: 12 }, () => door.call('/v1/events', { body: sent })),
    );
    expect(new Set(answers.map(({ body }) => body['receiptId'])).size).toBe(1);
    expect(answers.filter(({ body }) => body['status'] === 'accepted')).toHaveLength(1);
    const records = await door.intake();
    expect(records.filter((record) => record.event.id === sent.id)).toHaveLength(1);
  });

  it('beyond the rate are told when to try again', async () => {
    const slow = await door.start({ eventsPerSecond: 1, burst: 2, batchEvents: 5 });
    const statuses = [];
    for (let i = 0; i < 3; i += 1) statuses.push(await door.call('/v1/events', { body: event(), to: slow }));
    const many = await door.call('/v1/events', {
      to: slow,
      type: BATCH,
      body: Array.from({ length: 6 }, () => event()),
    });
    await slow.stop();
    expect(statuses.map(({ status }) => status)).toEqual([202, 202, 429]);
    expect(Number(statuses[2]!.headers['retry-after'])).toBeGreaterThanOrEqual(1);
    expect([many.status, many.body['code']]).toEqual([413, 'body.count']);
  });
});
