import { createIntakeSealer } from '#libs/keys';
import { givenWorld } from './testing/setting';
import { COMMENCED, HOME, IDENTITY, type World } from './testing/world';

const given = givenWorld();
let world: World;
beforeAll(() => (world = given()));

it('refuses what it cannot open, does not fit or is not covered, by code and pointer and without a value', async () => {
  const moved = await world.intake('probation.sentence.commenced', COMMENCED, IDENTITY);
  moved.event.data.facts = { ...COMMENCED, kind: 'LICENCE' };
  const gone = await world.intake('probation.sentence.commenced', COMMENCED, IDENTITY);
  const header = JSON.parse(
    Buffer.from(gone.event.data.identity!.protected, 'base64url').toString(),
  ) as object;
  gone.event.data.identity!.protected = Buffer.from(JSON.stringify({ ...header, kid: 'gone' })).toString(
    'base64url',
  );
  const secret = { identifiers: [], linkage: { nickname: 'CANARY' } };
  const { linkage, facts, refusals, audit } = await world.pass(
    moved,
    gone,
    await world.intake('probation.sentence.commenced', COMMENCED, secret),
    await world.intake(
      'court.sentence.imposed',
      {
        sentenceRef: 's-1',
        sentencedOn: '2024-05-01',
        disposalKind: 'FINE',
        recordable: true,
        breachOffence: false,
        homeArea: HOME,
      },
      IDENTITY,
    ),
    await world.intake('probation.sentence.commenced', COMMENCED, IDENTITY),
  );
  expect(linkage).toHaveLength(1);
  expect(facts).toHaveLength(1);
  expect(refusals.map(({ code, pointer, redrivable }) => `${code} ${pointer} ${redrivable}`).sort()).toEqual([
    'agreement.identifier /data/identity/identifiers true',
    'field.unknown /data/identity/linkage false',
    'identity.binding /data/identity false',
    'identity.key.unknown /data/identity true',
  ]);
  expect(refusals.every(({ body, redrivable }) => (body !== undefined) === redrivable)).toBe(true);
  expect(JSON.stringify(refusals)).not.toMatch(/CANARY|X777978|Llywelyn|s-18/);
  for (const { redriveKey, body, receiptId } of refusals.filter(({ redrivable }) => redrivable)) {
    expect([redriveKey, body]).toEqual(['k', expect.objectContaining({ receiptId })]);
  }
  expect(audit[0]?.counts).toMatchObject({ events: 5, refused: 4 });
});

it('refuses what it cannot open, keeps it sealed, and takes it when it opens after a redrive', async () => {
  const seal = await createIntakeSealer(world.keys.sealTo(), () => new Date()).current();
  const record = await world.intake('probation.sentence.commenced', COMMENCED, IDENTITY);
  const good = seal('intake.sealed', record.receiptId, Buffer.from(JSON.stringify(record)));
  const moved = { ...good, receiptId: 'r-other' };
  const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));
  const first = await world.pass(bytes(moved), bytes(record), Buffer.from('{"CANARY'));
  expect(first.facts).toEqual([]);
  expect(first.refusals).toHaveLength(3);
  const [sealed] = first.refusals.filter(({ redrivable }) => redrivable);
  expect(sealed).toMatchObject({
    code: 'intake.unopenable',
    receiptId: 'r-other',
    redriveTopic: 'intake.sealed',
    redriveKey: 'k',
    body: moved,
  });
  const rest = first.refusals.filter(({ redrivable }) => !redrivable);
  expect(rest.every(({ code, body }) => code === 'intake.unopenable' && body === undefined)).toBe(true);
  expect(JSON.stringify(first.refusals)).not.toMatch(/CANARY|s-18/);
  const again = await world.pass(bytes({ ...(sealed?.body as object), receiptId: record.receiptId }));
  expect(again.refusals).toEqual([]);
  expect(again.facts).toHaveLength(1);
});
