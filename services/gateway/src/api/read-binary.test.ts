import type { IngressRecord } from '#libs/eventlog';
import { DEFAULT_LIMITS } from '../domain/limits';
import { readBinaryEvent } from './read-binary';

const context = { agency: 'a', agreements: new Map(), fingerprint: () => '', now: new Date() };
const plain = { identity: { identifiers: [{ scheme: 'CRN', value: 'X' }], linkage: {} }, facts: {} };
const sealed = { identity: { protected: '', iv: '', ciphertext: 'x', tag: '' }, facts: {} };

function refusalOf(
  value: unknown,
  contentType = 'application/json',
  attributes: Record<string, string> = {},
): object | undefined {
  const headers = Object.entries({ 'content-type': contentType, ...attributes });
  const record: IngressRecord = {
    place: 'p',
    headers: new Map(headers.map(([name, text]) => [name, [Buffer.from(text)]])),
    value: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
  };
  return readBinaryEvent(record, DEFAULT_LIMITS, context).refusal;
}

describe('a record that is no event in binary mode', () => {
  it('is an incident if it brings identity in the clear, under whatever content type', () => {
    for (const value of [plain, { data: plain }, [{ data: sealed }, { data: plain }]])
      expect(refusalOf(value, 'application/cloudevents+json')).toMatchObject({
        code: 'body.media-type',
        incident: true,
      });
  });

  it('is an incident if its attributes are at fault as well', () => {
    expect(refusalOf(plain)).toMatchObject({ incident: true });
  });

  it('is none if its identity is sealed, or it cannot be read', () => {
    for (const value of [sealed, { data: sealed }, 'rubbish', '"text"', 'null'])
      expect(refusalOf(value, 'text/plain')).toMatchObject({ code: 'body.media-type', incident: false });
  });
});

describe('a record whose envelope is at fault', () => {
  const attributes = {
    ce_specversion: '1.0',
    ce_id: 'd-1',
    ce_source: '/agencies/a',
    ce_type: 'cymru.cyfrif.probation.sentence.commenced.v1',
    ce_time: '2024-01-02T09:00:00Z',
    ce_subject: 'r-1',
    ce_agreementref: 'ISP-PROBATION',
    ce_purposecode: 'RRF-INDICATORS',
    ce_regime: 'part3',
    ce_sourcerevision: '1',
  };
  const withHeaders = (more: Record<string, string>): object | undefined =>
    refusalOf(sealed, 'application/json', { ...attributes, ...more });

  it('is told which attribute it is, where everybody knows its name', () => {
    expect(withHeaders({ ce_partitionkey: 'k' })).toMatchObject({
      code: 'field.unknown',
      pointer: '/partitionkey',
    });
    expect(withHeaders({ ce_crnx777978: 'k' })).toMatchObject({ code: 'field.unknown', pointer: '' });
  });

  it('is told of a type without all its parts what it is told of any other that is not known', () => {
    expect(withHeaders({ ce_type: 'cymru.cyfrif.probation' })).toMatchObject({
      code: 'type.unknown',
      pointer: '/type',
    });
  });
});
