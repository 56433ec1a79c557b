import { eventType } from '#libs/contracts';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { gatewayMigrations, listRefusals } from '../src/index';
import { CANARY, event, type Harness, harness, NOW } from './harness';

let database: TemporaryDatabase;
let door: Harness;

beforeAll(async () => {
  database = await temporaryDatabase([gatewayMigrations]);
  door = await harness(database);
});

afterAll(async () => {
  await door?.stop();
});

describe('one event', () => {
  it('is acknowledged with a receipt once it is on the log', async () => {
    const sent = event();
    const answer = await door.call('/v1/events', { body: sent });
    expect(answer.status).toBe(202);
    expect(answer.body).toMatchObject({ status: 'accepted', id: sent.id, acceptedAt: NOW.toISOString() });
    const records = await door.intake();
    expect(records.filter(({ receiptId }) => receiptId === answer.body['receiptId'])).toEqual([
      {
        receiptId: answer.body['receiptId'],
        acceptedAt: NOW.toISOString(),
        digest: answer.body['digest'],
        event: sent,
      },
    ]);
  });

  it('is refused where it is dated in the future', async () => {
    const late = await door.call('/v1/events', { body: event({ time: '2042-05-07T09:00:00Z' }) });
    expect(late.body).toMatchObject({ status: 422, code: 'date.future', pointer: '/time' });
    const slip = await door.call('/v1/events', { body: event({}, { startedOn: '2042-05-07' }) });
    expect(slip.body).toMatchObject({ code: 'date.future', pointer: '/data/facts/startedOn' });
  });

  it('sent again is acknowledged with the first receipt and has no effect', async () => {
    const sent = event();
    const first = await door.call('/v1/events', { body: sent });
    const before = (await door.logged('intake_sealed')).length;
    const reordered = Object.fromEntries(Object.entries(sent).reverse());
    const second = await door.call('/v1/events', { body: reordered });
    expect([second.status, second.body['status']]).toEqual([202, 'repeated']);
    expect(second.body['receiptId']).toBe(first.body['receiptId']);
    expect((await door.logged('intake_sealed')).length).toBe(before);
  });

  it('sent again with other content is a conflict', async () => {
    const sent = event();
    await door.call('/v1/events', { body: sent });
    const answer = await door.call('/v1/events', { body: { ...sent, sourcerevision: 2 } });
    expect(answer.status).toBe(409);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    expect(answer.body).toMatchObject({ code: 'delivery.conflict', pointer: '/id', status: 409 });
  });

  it('cannot give one record two types, nor one revision two contents', async () => {
    const sent = event();
    await door.call('/v1/events', { body: sent });
    const other = event({
      subject: sent.subject,
      sourcerevision: 2,
      type: eventType('probation.person-link.changed'),
      data: { identity: sent.data.identity, facts: { change: 'MERGED', effectiveOn: '2024-01-01' } },
    });
    expect((await door.call('/v1/events', { body: other })).body).toMatchObject({ code: 'subject.type' });
    const changed = event({ subject: sent.subject }, { kind: 'SSO_REQ' });
    expect((await door.call('/v1/events', { body: changed })).body).toMatchObject({
      code: 'revision.conflict',
    });
    const revised = event({ subject: sent.subject, sourcerevision: 2 }, { kind: 'SSO_REQ' });
    expect((await door.call('/v1/events', { body: revised })).status).toBe(202);
  });

  it('can be withdrawn by its next revision, and revived by a higher one', async () => {
    const sent = event();
    await door.call('/v1/events', { body: sent });
    const type = eventType('probation.record.withdrawn');
    const withdrawn = event({
      subject: sent.subject,
      sourcerevision: 2,
      type,
      data: { facts: { reason: 'ERROR' } },
    });
    expect((await door.call('/v1/events', { body: withdrawn })).status).toBe(202);
    const same = event({ subject: sent.subject, sourcerevision: 2 });
    expect((await door.call('/v1/events', { body: same })).body).toMatchObject({ code: 'revision.conflict' });
    expect(
      (await door.call('/v1/events', { body: event({ subject: sent.subject, sourcerevision: 3 }) })).status,
    ).toBe(202);
  });

  it.each<[string, Record<string, unknown>, number, string, string]>([
    ['another source', { source: '/agencies/police-gwent' }, 403, 'source.certificate', '/source'],
    ['an unknown type', { type: eventType('probation.sentence.forgotten') }, 422, 'type.unknown', '/type'],
    ['a type without an entity', { type: 'cymru.cyfrif.probation.v1' }, 422, 'type.unknown', '/type'],
    ['an attribute that a client adds', { partitionkey: 'k' }, 422, 'field.unknown', '/partitionkey'],
    ['an unknown agreement', { agreementref: 'ISP-NONE' }, 403, 'agreement.unknown', '/agreementref'],
    [
      "another party's agreement",
      { agreementref: 'ISP-POLICE-GWENT' },
      403,
      'agreement.party',
      '/agreementref',
    ],
    [
      'a time before the agreement',
      { time: '2014-12-31T09:00:00Z' },
      403,
      'agreement.not-in-force',
      '/agreementref',
    ],
    ['another regime', { regime: 'ukgdpr' }, 403, 'agreement.regime', '/regime'],
    ['another purpose', { purposecode: 'RESEARCH' }, 403, 'agreement.purpose', '/purposecode'],
    [
      'a field outside the agreement',
      { agreementref: 'ISP-NARROW' },
      403,
      'agreement.field',
      '/data/facts/kind',
    ],
    ['an attribute that is not known', { [CANARY]: CANARY }, 422, 'field.unknown', ''],
    ['no time', { time: undefined }, 422, 'field.missing', '/time'],
  ])('with %s is refused', async (_name, change, status, code, pointer) => {
    const answer = await door.call('/v1/events', { body: event(change) });
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject({
      code,
      pointer,
      title: expect.any(String),
      titleCy: expect.any(String),
    });
    expect(answer.text).not.toContain(CANARY);
  });

  it('with plaintext identity is refused, recorded as an incident, and not kept', async () => {
    const sent = event({
      data: {
        ...event().data,
        identity: { identifiers: [{ scheme: 'CRN', value: CANARY }], linkage: { familyName: CANARY } },
      },
    });
    const answer = await door.call('/v1/events', { body: sent });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({ code: 'identity.plaintext', pointer: '/data/identity' });
    const [refusal] = await listRefusals(door.dataSource, { code: 'identity.plaintext' });
    expect(refusal).toMatchObject({ incident: true, hasBody: false, redrivable: false, eventId: sent.id });
  });

  it('without identity, or with one where there is none, is refused', async () => {
    const { facts } = event().data;
    const without = await door.call('/v1/events', { body: event({ data: { facts } }) });
    expect(without.body).toMatchObject({ code: 'identity.missing' });
    const withdrawn = event({
      type: eventType('probation.record.withdrawn'),
      data: { ...event().data, facts: { reason: 'ERROR' } },
    });
    expect((await door.call('/v1/events', { body: withdrawn })).body).toMatchObject({
      code: 'identity.unexpected',
    });
  });

  it('under an agreement that has ended since is refused, unless only the day of the event counts', async () => {
    const late = await door.call('/v1/events', { body: event({ agreementref: 'ISP-ENDED' }) });
    expect(late.body).toMatchObject({ code: 'agreement.not-in-force' });
    const asOfEvent = await door.start({}, { agreementDates: 'event' });
    const answer = await door.call('/v1/events', {
      body: event({ agreementref: 'ISP-ENDED' }),
      to: asOfEvent,
    });
    await asOfEvent.stop();
    expect(answer.status).toBe(202);
  });

  it('is checked against the register that is in force at the moment', async () => {
    const other = await door.start();
    other.replaceAgreements([]);
    const answer = await door.call('/v1/events', { body: event(), to: other });
    await other.stop();
    expect(answer.body).toMatchObject({ code: 'agreement.unknown' });
  });
});
