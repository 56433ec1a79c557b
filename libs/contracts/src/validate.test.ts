import { eventType } from './catalogue';
import { isDate, isDateTime } from './formats';
import { validateEnvelope, validateFacts, validateIdentity, validateSealedIdentity } from './validate';

const CANARY = 'Canari-9434765919';
const commenced = eventType('probation.sentence.commenced');
const facts = {
  sentenceRef: 's-1',
  kind: 'COMMUNITY_ORDER',
  origin: 'NEW',
  startedOn: '2024-01-01',
  homeArea: { lad: 'W06000015', basis: 'HOME_ADDRESS' },
};
const envelope = {
  specversion: '1.0',
  id: 'd-1',
  source: '/agencies/probation-wales',
  type: commenced,
  time: '2024-01-02T09:00:00Z',
  subject: 'r-1',
  agreementref: 'ISP-PROBATION',
  purposecode: 'RRF-INDICATORS',
  regime: 'part3',
  sourcerevision: 1,
  data: { facts },
};

describe('validators', () => {
  it('point to the parent of an unknown field and never repeat its name', () => {
    const violations = validateFacts(commenced, { ...facts, [CANARY]: 1 });
    expect(violations).toEqual([{ pointer: '', code: 'field.unknown' }]);
  });

  it('name an unknown field where its name is one of the schemas, or one that CloudEvents documents', () => {
    expect(validateFacts(commenced, { ...facts, dateOfBirth: CANARY })).toEqual([
      { pointer: '/dateOfBirth', code: 'field.unknown' },
    ]);
    expect(validateEnvelope({ ...envelope, partitionkey: CANARY })).toEqual([
      { pointer: '/partitionkey', code: 'field.unknown' },
    ]);
    expect(validateEnvelope({ ...envelope, [CANARY]: 1 })).toEqual([{ pointer: '', code: 'field.unknown' }]);
  });

  it.each(['cymru.cyfrif.probation', 'cymru.cyfrif.probation.sentence.v1', CANARY, 'a'.repeat(97), ''])(
    'take %p for a type that is not known, whatever its form',
    (type) => {
      expect(validateEnvelope({ ...envelope, type })).toEqual([{ pointer: '/type', code: 'type.unknown' }]);
    },
  );

  it('never repeat a value, a key or a type that the sender chose', () => {
    const said = JSON.stringify([
      validateFacts(commenced, { ...facts, kind: CANARY }),
      validateFacts(commenced, { ...facts, startedOn: CANARY }),
      validateFacts(commenced, { ...facts, homeArea: { [CANARY]: CANARY, basis: CANARY } }),
      validateFacts(CANARY, facts),
      validateFacts(eventType('police.period.closed'), {
        period: '2024-Q1',
        extractedAt: '2024-04-01',
        countsByType: { 'canari.cyfrin': 'x' },
      }),
      validateIdentity({ identifiers: [{ scheme: CANARY, value: CANARY }] }),
      validateEnvelope({ [CANARY]: CANARY }),
    ]);
    expect(said).not.toContain('anari');
  });

  it('take an identity of linkage fields alone, but not an empty one', () => {
    expect(validateIdentity({ linkage: { familyName: 'Enghraifft' } })).toEqual([]);
    expect(validateIdentity({})).toEqual([{ pointer: '', code: 'field.missing' }]);
  });

  it('report one violation at a time', () => {
    expect(validateFacts(commenced, {})).toEqual([{ pointer: '/sentenceRef', code: 'field.missing' }]);
  });

  it('refuse own keys that look like the prototype', () => {
    expect(validateFacts(commenced, JSON.parse('{"__proto__":{"kind":"x"}}'))).toHaveLength(1);
    const hidden = Object.assign(JSON.parse('{"__proto__":1}') as object, facts);
    expect(validateFacts(commenced, hidden)).toEqual([{ pointer: '', code: 'field.unknown' }]);
  });

  it.each([[null], [[]], ['text'], [7], [undefined]])('refuse %p as facts', (value) => {
    expect(validateFacts(commenced, value)).toEqual([{ pointer: '', code: 'field.type' }]);
  });

  it('take a flattened JWE for sealed and plain identity for none', () => {
    const sealed = { protected: 'e30', iv: 'AA', ciphertext: 'AA', tag: 'AA', aad: 'AA' };
    expect(validateSealedIdentity(sealed)).toEqual([]);
    expect(validateSealedIdentity({ identifiers: [] })).toHaveLength(1);
    expect(validateSealedIdentity({ ...sealed, identifiers: [] })).toEqual([
      { pointer: '/identifiers', code: 'field.unknown' },
    ]);
  });

  it('answer within a hundred microseconds', () => {
    const rounds = 5000;
    for (let i = 0; i < rounds; i += 1) validateFacts(commenced, facts);
    const start = process.hrtime.bigint();
    for (let i = 0; i < rounds; i += 1) validateFacts(commenced, facts);
    expect(Number(process.hrtime.bigint() - start) / 1000 / rounds).toBeLessThan(100);
  });

  it('stay linear on long hostile text', () => {
    const start = process.hrtime.bigint();
    const long = 'a'.repeat(1_000_000);
    validateFacts(commenced, { ...facts, sentenceRef: long });
    validateFacts(eventType('police.period.closed'), {
      period: '2024-Q1',
      extractedAt: long,
      countsByType: { [`${'a-'.repeat(500_000)}!`]: 1 },
    });
    expect(Number(process.hrtime.bigint() - start) / 1e6).toBeLessThan(500);
  });
});

describe('formats', () => {
  it.each(['2024-02-29', '1900-01-01', '2000-02-29', '9999-12-31'])('%s is a date', (text) => {
    expect(isDate(text)).toBe(true);
  });
  it.each([
    '2023-02-29',
    '1900-02-29',
    '2024-13-01',
    '2024-00-10',
    '2024-04-31',
    '1899-12-31',
    '24-01-01',
    '2024-1-1',
  ])('%s is none', (text) => {
    expect(isDate(text)).toBe(false);
  });
  it.each(['2024-05-07T09:00:00Z', '2024-05-07T09:00:00.123456+01:00'])('%s is a time', (text) => {
    expect(isDateTime(text)).toBe(true);
  });
  it.each([
    '2024-05-07T09:00:00',
    '2024-05-07 09:00:00Z',
    '2024-05-07T24:00:00Z',
    '2024-05-07T09:00:60Z',
    '2024-05-07',
  ])('%s is none of an offset', (text) => {
    expect(isDateTime(text)).toBe(false);
  });
});
