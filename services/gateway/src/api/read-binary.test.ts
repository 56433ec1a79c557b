import type { IngressRecord } from '#libs/eventlog';
import { DEFAULT_LIMITS } from '../domain/limits';
import { readBinaryEvent } from './read-binary';

const context = { agency: 'a', agreements: new Map(), fingerprint: () => '', now: new Date() };
const plain = { identity: { identifiers: [{ scheme: 'CRN', value: 'X' }], linkage: {} }, facts: {} };
const sealed = { identity: { protected: '', iv: '', ciphertext: 'x', tag: '' }, facts: {} };

function refusalOf(value: unknown, contentType = 'application/json'): object | undefined {
  const record: IngressRecord = {
    place: 'p',
    headers: new Map([['content-type', [Buffer.from(contentType)]]]),
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
