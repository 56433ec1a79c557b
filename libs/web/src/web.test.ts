import { type ArgumentsHost, BadRequestException, NotFoundException } from '@nestjs/common';
import type { NextFunction, Request, Response } from 'express';
import { createLogger } from '#libs/telemetry';
import known from '../locales/problems.json';
import { HealthController } from './health';
import { Problem, problemDocument, problemStatus, problemTitle } from './problems';
import { ProblemFilter } from './problem-filter';
import { requestId } from './request-id';
import { securityHeaders } from './security-headers';

const CANARY = 'Canari9434765919';

/** An Express answer as far as the library uses one. */
function answer() {
  const headers = new Map<string, string>();
  const state = { status: 200, text: '' };
  const response: Record<string, unknown> = {
    headersSent: false,
    setHeader: (name: string, value: string) => headers.set(name.toLowerCase(), value),
    getHeader: (name: string) => headers.get(name.toLowerCase()),
    removeHeader: (name: string) => headers.delete(name.toLowerCase()),
    status: (status: number) => ((state.status = status), response),
    type: (type: string) => (headers.set('content-type', type), response),
    send: (text: string) => (state.text = text),
  };
  return { response: response as unknown as Response, headers, state };
}

function caught(error: unknown) {
  const written: string[] = [];
  const logger = createLogger({ service: 'test', destination: { write: (line) => written.push(line) } });
  const { response, headers, state } = answer();
  const getRequest = (): unknown => ({ method: 'GET', path: '/', app: { router: { stack: [] } } });
  const host = { switchToHttp: () => ({ getResponse: () => response, getRequest }) };
  const filter = new ProblemFilter(logger);
  // eslint-disable-next-line promise/no-promise-in-callback -- Nest's filter has the name of a promise's method
  filter.catch(error, host as unknown as ArgumentsHost);
  return {
    body: JSON.parse(state.text) as Record<string, unknown>,
    headers,
    log: written.join(''),
    ...state,
  };
}

describe('problems', () => {
  it('have a status and a title in both languages', () => {
    for (const [code, { status, en, cy }] of Object.entries(known)) {
      expect({
        code,
        ok: status >= 400 && status < 600 && en !== cy && en.endsWith('.') && cy.endsWith('.'),
      }).toEqual({
        code,
        ok: true,
      });
    }
  });

  it('make a document with code and pointer', () => {
    expect(problemDocument('field.missing', { pointer: '/time' })).toEqual({
      type: 'https://cyfrif.cymru/problems/field.missing',
      title: 'A mandatory field is missing.',
      titleCy: 'Mae maes gorfodol ar goll.',
      status: 422,
      code: 'field.missing',
      pointer: '/time',
    });
  });

  it('of other rooms get a general title, and no prototype is taken for a code', () => {
    expect(problemStatus('identity.cannot-unseal')).toBe(422);
    expect(problemTitle('constructor')).toEqual(problemTitle('request.invalid'));
  });
});

describe('ProblemFilter', () => {
  it('answers a refusal with its document and when to try again', () => {
    const { body, headers, status } = caught(new Problem('rate.exceeded', { retryAfterSeconds: 1.2 }));
    expect([status, body['code'], headers.get('retry-after')]).toEqual([429, 'rate.exceeded', '2']);
    expect(headers.get('content-type')).toBe('application/problem+json');
  });

  it.each([
    [
      'a parser that kept the body',
      Object.assign(new SyntaxError(CANARY), { status: 400, body: CANARY }),
      400,
    ],
    ['an exception of Nest', new BadRequestException(CANARY), 400],
    ['an address that is not there', new NotFoundException(CANARY), 404],
    ['a fault', new Error(CANARY, { cause: CANARY }), 500],
    ['a thrown text', CANARY, 500],
  ])('says nothing of what %s holds', (_name, error, expected) => {
    const { status, body, log } = caught(error);
    expect(status).toBe(expected);
    expect(JSON.stringify(body) + log).not.toContain(CANARY);
  });

  it('logs a fault by its class and asks to try again if it will pass', () => {
    const { log } = caught(new TypeError('x'));
    expect(log).toContain('"fault":"TypeError"');
    const lost = Object.assign(new Error('x'), { code: 'ECONNREFUSED' });
    expect(caught(lost)).toMatchObject({ status: 503, body: { code: 'server.unavailable' } });
  });
});

describe('headers', () => {
  it('take a request id only if it is a UUID', () => {
    const given = '0190f3c2-0000-7000-8000-000000000001';
    const name = (value: string): unknown => {
      const { response, headers } = answer();
      requestId(
        { headers: { 'x-request-id': value } } as unknown as Request,
        response,
        (() => undefined) as NextFunction,
      );
      return headers.get('x-request-id');
    };
    expect(name(given)).toBe(given);
    expect(name(CANARY)).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('keep answers out of caches and frames', () => {
    const { response, headers } = answer();
    securityHeaders()({} as Request, response, (() => undefined) as NextFunction);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
      'x-frame-options': 'DENY',
    });
  });
});

describe('health', () => {
  it('is down when a check fails or throws, and says which and by which code, without a word of the fault', async () => {
    const controller = new HealthController({
      service: 'x',
      codeVersion: '1',
      checks: {
        good: async () => await Promise.resolve(true),
        bad: () => Promise.reject(new Error(CANARY)),
        absent: async () => await Promise.resolve(false),
        database: () =>
          Promise.reject(Object.assign(new Error(CANARY), { code: 'database.failed', sqlState: '08006' })),
      },
    });
    const { response, state } = answer();
    expect(await controller.ready(response)).toEqual({
      status: 'down',
      checks: { good: 'up', bad: 'down', absent: 'down', database: 'down' },
      reasons: { bad: 'check.failed', absent: 'check.failed', database: 'database.failed:08006' },
    });
    expect(state.status).toBe(503);
    expect(controller.live()).toEqual({ status: 'up' });
    expect(controller.info()).toEqual({ service: 'x', version: '1' });
  });

  it('is up when the service works without what is away, and says what that is and why', async () => {
    const checks = {
      database: () => Promise.resolve(true),
      brokers: () => Promise.resolve({ away: 'check.timeout' }),
      mirror: () => Promise.resolve({ away: `a fault of ${CANARY}` }),
    };
    const { response, state } = answer();
    const told = await new HealthController({ service: 'x', codeVersion: '1', checks }).ready(response);
    expect(told).toEqual({
      status: 'up',
      checks: { database: 'up', brokers: 'away', mirror: 'away' },
      reasons: { brokers: 'check.timeout', mirror: 'check.failed' },
    });
    expect(state.status).toBe(200);
  });
});
