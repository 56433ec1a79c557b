import { randomBytes } from 'node:crypto';
import type { SealedEvent } from '#libs/contracts';
import type { Keys } from '#libs/keys';
import { NARROW, type MarkedEvents } from './events';
import type { Marks } from './marks';
import type { Wire } from './wire';

export interface Hostile {
  what: string;
  /** What the gateway must answer: status and code; undefined: it may hang up. */
  answer: string | undefined;
  send: () => Promise<string | void>;
}

const BATCH = { 'content-type': 'application/cloudevents-batch+json' };
const STREAM = { 'content-type': 'application/x-ndjson' };

/** What can be sent straight to the door by one who holds a certificate, marked wherever a value can stand. */
export function hostileRequests(wire: Wire, events: MarkedEvents, marks: Marks, keys: Keys): Hostile[] {
  const json = JSON.stringify;
  const post = (what: string, answer: string, body: () => Promise<string> | string): Hostile => ({
    what,
    answer,
    send: async () => wire.send({ body: await body() }),
  });
  const sealed = async (change: (event: SealedEvent) => object = (event) => event): Promise<string> =>
    json(change(await events.sealed(keys)));
  const header = (value: object): string => Buffer.from(json(value)).toString('base64url');
  const later = (what: string, body: () => Promise<string>): Hostile => post(what, '202', body);
  const withIdentity = (event: SealedEvent, identity: object): object => ({
    ...event,
    data: { ...event.data, identity: { ...event.data.identity, ...identity } },
  });

  return [
    // Refused at the door
    post('plaintext identity', '422 identity.plaintext', () => json(events.plain())),
    post('broken JSON', '400 json.syntax', () => `{"subject":"${marks.of('httpunclosed')}`),
    post('a name twice', '400 json.duplicate-key', async () =>
      (await sealed()).replace('{', `{"subject":"${marks.of('twice')}",`),
    ),
    post('a forbidden name', '400 json.forbidden-key', async () =>
      (await sealed()).replace('{', `{"__proto__":"${marks.of('proto')}",`),
    ),
    post('half a character', '400 json.character', () => `{"${marks.of('lone')}":"\\ud800"}`),
    post('too deep', '400 json.depth', () => `${'['.repeat(200)}"${marks.of('deep')}"${']'.repeat(200)}`),
    post('an unknown field', '422 field.unknown', () =>
      sealed((event) => ({ ...event, [marks.of('httpkey')]: marks.of('httpvalue') })),
    ),
    post('a wrong value', '422 field.value', () => {
      const event = events.plain({}, { kind: marks.of('httpkind') });
      return events.sealed(keys, event).then(json);
    }),
    post('a field that is too long', '422 field.length', () => {
      const event = events.plain({}, { sentenceRef: marks.of('httplong').repeat(60) });
      return events.sealed(keys, event).then(json);
    }),
    post('an event that is too large', '413 event.size', () =>
      json({ x: marks.of('large').repeat(200_000) }),
    ),
    post('an identity that is no JWE', '422 field.format', () =>
      sealed((event) => withIdentity(event, { ciphertext: `${marks.of('nojwe')} "` })),
    ),
    {
      what: 'a batch with one of each',
      answer: '207 json.syntax',
      send: async () => {
        const body = `[{"${marks.of('batch')}":}, ${json(events.plain())}, ${await sealed()}]`;
        return wire.send({ headers: BATCH, body });
      },
    },
    {
      what: 'a stream with one of each',
      answer: '200 json.syntax',
      send: async () => {
        const body = `${marks.of('stream')}\n${json(events.plain())}\n${await sealed()}\n`;
        return wire.send({ headers: STREAM, body });
      },
    },
    // Refused behind the door
    later('a JWE of random bytes', () =>
      sealed((event) => withIdentity(event, { ciphertext: randomBytes(80).toString('base64url') })),
    ),
    later('an unknown key', () =>
      sealed((event) =>
        withIdentity(event, {
          protected: header({ alg: 'ECDH-ES', enc: 'A256GCM', kid: marks.of('kid'), epk: {} }),
        }),
      ),
    ),
    later('another algorithm', () =>
      sealed((event) => withIdentity(event, { protected: header({ alg: 'dir', kid: marks.of('alg') }) })),
    ),
    later('an identity sealed for another event', () =>
      sealed((event) => ({ ...event, id: `${event.id}-moved` })),
    ),
    later('an identity outside the agreement', () =>
      events.sealed(keys, events.plain({ agreementref: NARROW })).then(json),
    ),
    later('an unknown field, sealed', () => {
      const event = events.plain({}, {}, { linkage: { [marks.of('sealedkey')]: marks.of('sealedvalue') } });
      return events.sealed(keys, event).then(json);
    }),
    later('no JSON, sealed', () =>
      events.sealed(keys, events.plain(), Buffer.from(`{"${marks.of('sealedbroken')}`)).then(json),
    ),
    ...offTheRoad(wire, marks),
  ];
}

/** Addresses, headers and bytes that no agent sends. */
function offTheRoad(wire: Wire, marks: Marks): Hostile[] {
  const raw = (what: string, bytes: () => string): Hostile => ({
    what,
    answer: undefined,
    send: () => wire.raw(bytes()),
  });
  return [
    {
      what: 'another content type',
      answer: '415 body.media-type',
      send: () =>
        wire.send({ headers: { 'content-type': `text/${marks.of('type')}` }, body: marks.of('body') }),
    },
    {
      what: 'an encoding',
      answer: '415 body.media-type',
      send: () =>
        wire.send({ headers: { 'content-encoding': marks.of('encoding') }, body: marks.of('encoded') }),
    },
    {
      what: 'an unknown address',
      answer: '404 not-found',
      send: () =>
        wire.send({
          method: 'GET',
          path: `/v1/people/${marks.of('path')}?nhs=${marks.of('query')}`,
          headers: {
            'x-request-id': marks.of('requestid'),
            'user-agent': marks.of('useragent'),
            traceparent: marks.of('traceparent'),
            referer: `https://example.test/${marks.of('referer')}`,
            cookie: `session=${marks.of('cookie')}`,
            [marks.of('headername')]: marks.of('headervalue'),
          },
        }),
    },
    {
      what: 'receipts of nobody',
      answer: '400 query.invalid',
      send: () => wire.send({ method: 'GET', path: `/v1/receipts?since=${marks.of('since')}` }),
    },
    {
      what: 'receipts by an unknown id',
      answer: '200',
      send: () => wire.send({ method: 'GET', path: `/v1/receipts?id=${marks.of('receiptof')}` }),
    },
    raw('no HTTP', () => `${marks.of('garbage')}\r\n\r\n`),
    raw('a broken header', () => `GET /${marks.of('rawpath')} HTTP/1.1\r\n${marks.of('raw header')}\r\n\r\n`),
    raw('another version', () => `GET / HTTP/9.9\r\nHost: ${marks.of('host')}\r\n\r\n`),
    raw(
      'broken chunks',
      () =>
        'POST /v1/events HTTP/1.1\r\nHost: a\r\nContent-Type: application/cloudevents+json\r\n' +
        `Transfer-Encoding: chunked\r\n\r\nzz\r\n${marks.of('chunk')}\r\n0\r\n\r\n`,
    ),
    raw('another method', () => `${marks.of('method')} /v1/events HTTP/1.1\r\nHost: a\r\n\r\n`),
  ];
}
