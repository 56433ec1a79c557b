import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { gatewayMigrations } from '../src/index';
import { CANARY, event, type Harness, harness } from './harness';

let database: TemporaryDatabase;
let door: Harness;

beforeAll(async () => {
  database = await temporaryDatabase([gatewayMigrations]);
  door = await harness(database);
});

afterAll(async () => {
  await door?.stop();
});

describe('hostile input', () => {
  const text = (change = {}) => JSON.stringify(event(change));
  it.each<[string, () => string | Buffer, string]>([
    ['a key twice', () => text().replace('{', '{"specversion":"1.0",'), 'json.duplicate-key'],
    ['a key twice, once escaped', () => text().replace('{', '{"\\u0069d":"x",'), 'json.duplicate-key'],
    ['__proto__', () => text().replace('{', '{"__proto__":{"x":1},'), 'json.forbidden-key'],
    ['an escaped __proto__', () => text().replace('{', '{"\\u005f_proto__":{"x":1},'), 'json.forbidden-key'],
    ['constructor', () => text().replace('{', '{"constructor":{"prototype":1},'), 'json.forbidden-key'],
    ['deep nesting', () => `${'['.repeat(30000)}${']'.repeat(30000)}`, 'json.depth'],
    ['a huge exponent', () => text().replace('"sourcerevision":1', '"sourcerevision":1e400'), 'json.number'],
    [
      'a long integer',
      () => text().replace('"sourcerevision":1', '"sourcerevision":9434765919123456789'),
      'json.number',
    ],
    ['half a surrogate pair', () => text().replace('"id":"', '"id":"\\ud800'), 'json.character'],
    ['NUL', () => text().replace('"id":"', '"id":"\\u0000'), 'json.character'],
    ['a byte order mark', () => `\uFEFF${text()}`, 'json.syntax'],
    [
      'overlong UTF-8',
      () => Buffer.concat([Buffer.from('{"a":"'), Buffer.from([0xc0, 0xaf]), Buffer.from('"}')]),
      'json.encoding',
    ],
    ['half of an event', () => text().slice(0, 200), 'json.syntax'],
    ['two events', () => `${text()} ${text()}`, 'json.syntax'],
    ['a canary that is no JSON', () => `{"nhs":${CANARY}}`, 'json.syntax'],
    ['an event that is too large', () => text({ dataschema: 'x'.repeat(70_000) }), 'event.size'],
  ])('%s is refused', async (_name, body, code) => {
    const answer = await door.call('/v1/events', { body: body() });
    expect(answer.body).toMatchObject({ code });
    expect(answer.text).not.toContain(CANARY);
  });

  it('a body over the limit is refused without being read', async () => {
    const answer = await door.call('/v1/events', { body: Buffer.alloc(9 * 1024 * 1024, 0x20) });
    expect([answer.status, answer.body['code']]).toEqual([413, 'body.size']);
  });

  it('a body that ends too early has no effect, and the gateway goes on', async () => {
    const sent = event();
    const length = Buffer.byteLength(JSON.stringify(sent));
    await expect(door.call('/v1/events', { body: sent, announce: length + 10 })).rejects.toThrow(
      /socket|ECONN/,
    );
    const own = await door.call(`/v1/receipts?id=${sent.id}`, { method: 'GET' });
    expect(own.body).toEqual({ receipts: [] });
  });

  it('compressed bodies and other media types are refused', async () => {
    const gzip = await door.call('/v1/events', { body: event(), headers: { 'content-encoding': 'gzip' } });
    expect([gzip.status, gzip.body['code']]).toEqual([415, 'body.media-type']);
    const text = await door.call('/v1/events', { body: event(), type: 'text/plain' });
    expect(text.status).toBe(415);
  });

  it('addresses that are not there give a problem, not a page', async () => {
    const none = await door.call(`/v1/${CANARY}`, { method: 'GET' });
    expect([none.status, none.body['code']]).toEqual([404, 'not-found']);
    expect(none.text).not.toContain(CANARY);
  });

  it.each([
    ['GET', '/v1/events', 'POST'],
    ['DELETE', '/v1/events?x=1', 'POST'],
    ['OPTIONS', '/v1/events', 'POST'],
    ['POST', '/v1/receipts', 'GET, HEAD'],
    ['PUT', '/v1/questions', 'GET, HEAD'],
    ['GET', '/v1/questions/s-1/answers', 'POST'],
    ['POST', '/health/live', 'GET, HEAD'],
  ])('%s %s says which methods there are', async (method, path, allowed) => {
    const answer = await door.call(path, { method });
    expect([answer.status, answer.body['code'], answer.headers['allow']]).toEqual([
      405,
      'method.not-allowed',
      allowed,
    ]);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
  });

  it('a client without a certificate does not get in', async () => {
    await expect(door.call('/v1/events', { body: event(), agency: 'nobody' })).rejects.toThrow(
      /ECONNRESET|alert|EPIPE|socket/,
    );
  });

  it('no log line holds what was sent', () => {
    expect(door.logLines.join('')).not.toContain(CANARY);
  });
});
