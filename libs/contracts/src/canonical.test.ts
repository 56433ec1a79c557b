import canonicalize from 'canonicalize';
import { assert, jsonValue, property } from 'fast-check';
import { canonicalDigest, canonicalJson } from './canonical';

describe('canonical JSON', () => {
  it('sorts keys and writes numbers as RFC 8785 says', () => {
    expect(canonicalJson({ b: [1e3, 0.1, -0], a: 'Siân' })).toBe('{"a":"Siân","b":[1000,0.1,0]}');
    expect(canonicalDigest({ a: 1, b: 2 })).toBe(canonicalDigest({ b: 2, a: 1 }));
  });

  it('refuses what JSON cannot hold, without quoting it', () => {
    expect(() => canonicalJson({ secret: Infinity })).toThrow('The value has no canonical JSON form.');
    expect(() => canonicalJson('Canari\ud800')).toThrow('The value has no canonical JSON form.');
    expect(() => canonicalJson(undefined)).toThrow('The value has no canonical JSON form.');
  });

  it("writes every JSON value as the package of the RFC's author does", () => {
    assert(
      property(jsonValue(), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
    );
    const members = {
      '\u20ac': 1,
      '\r': 2,
      '\ufb33': 3,
      '1': 4,
      '\ud83d\ude00': 5,
      '\u0080': 6,
      '\u00f6': 7,
    };
    expect(canonicalJson(members)).toBe(canonicalize(members));
  });
});
