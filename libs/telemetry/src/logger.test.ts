import { faultFields } from './faults';
import { createLogger, type LoggerSettings } from './logger';
import { NestLogger } from './nest-logger';

const CANARY = 'QQ123456C';

function capture(settings: Partial<LoggerSettings> = {}) {
  const lines: string[] = [];
  const destination = { write: (line: string) => void lines.push(line) };
  return { lines, logger: createLogger({ service: 'gateway', destination, ...settings }) };
}

describe('the logger', () => {
  it('writes one JSON line with its event code, service, level and time', () => {
    const { lines, logger } = capture();
    logger.info({ event: 'gateway.batch.accepted', count: 3 });
    expect(lines).toHaveLength(1);
    const line = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    expect(line).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/) as string,
      service: 'gateway',
      event: 'gateway.batch.accepted',
      count: 3,
    });
  });

  it('names the service once in a line, the innermost', () => {
    const { lines, logger } = capture();
    logger.child({ service: 'matcher' }).info({ event: 'matcher.lease.taken' });
    expect(lines[0]?.match(/"service"/g)).toHaveLength(1);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ service: 'matcher' });
  });

  it('drops every field that is not allowed, and objects under allowed names', () => {
    const { lines, logger } = capture();
    const careless = {
      event: 'gateway.refused',
      subject: CANARY,
      code: { nested: CANARY },
      err: new Error(CANARY),
    };
    logger.error(careless as unknown as { event: string });
    logger.child({ nhsNumber: CANARY } as object).warn({ event: 'gateway.refused' });
    expect(lines.join()).not.toContain(CANARY);
    expect(lines).toHaveLength(2);
  });

  it('cuts long texts', () => {
    const { lines, logger } = capture();
    logger.info({ event: 'x', code: 'a'.repeat(5000) });
    expect(lines[0]?.length).toBeLessThan(400);
  });

  it('gives a child’s fields to each of its lines', () => {
    const { lines, logger } = capture();
    logger.child({ agency: 'police-north' }).info({ event: 'x' });
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({ agency: 'police-north' });
  });

  it('writes short lines for a person, and nothing when silent', () => {
    const people = capture({ pretty: true });
    people.logger.info({ event: 'suite.ready', port: 8080 });
    expect(people.lines[0]).toMatch(/^\d\d:\d\d:\d\d INFO gateway suite\.ready port=8080\n$/);
    const silent = capture({ level: 'silent' });
    silent.logger.error({ event: 'x' });
    expect(silent.lines).toEqual([]);
  });
});

describe('what is told of a fault', () => {
  it('is its class, code and frames, never its message', () => {
    const fault = Object.assign(new TypeError(`bad ${CANARY}`), { code: 'gateway.body.invalid' });
    const told = faultFields(fault);
    expect(told).toMatchObject({ fault: 'TypeError', code: 'gateway.body.invalid' });
    expect(told.frames?.[0]).toMatch(/logger\.test\.ts:\d+/);
    expect(JSON.stringify(told)).not.toContain(CANARY);
  });

  it('leaves out a code that is no code, and lines of the message that look like none', () => {
    const fault = Object.assign(new Error(`one\ntwo ${CANARY}`), { code: `Key (nhs)=(${CANARY})` });
    expect(JSON.stringify(faultFields(fault))).not.toContain(CANARY);
    expect(faultFields(CANARY)).toEqual({ fault: 'string' });
  });

  it('takes no line of a message for a frame', () => {
    const fault = new Error(`bad\n    at ${CANARY} (/${CANARY}.ts:1:1)`);
    const { frames } = faultFields(fault);
    expect(frames?.join()).toMatch(/logger\.test\.ts:\d+/);
    expect(frames?.join()).not.toContain(CANARY);
  });

  it('comes through Nest’s own messages without their text', () => {
    const { lines, logger } = capture({ level: 'debug' });
    const nest = new NestLogger(logger);
    nest.log(`Mapped ${CANARY}`, 'RouterExplorer');
    nest.warn(CANARY, `${CANARY} `);
    nest.error(new Error(CANARY), `stack ${CANARY}`, 'ExceptionsHandler');
    nest.fatal(CANARY);
    expect(lines).toHaveLength(4);
    expect(lines.join()).not.toContain(CANARY);
    expect(JSON.parse(lines[2] ?? '')).toMatchObject({ context: 'ExceptionsHandler', fault: 'Error' });
  });
});
