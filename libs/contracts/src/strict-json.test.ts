import { assert, json, property, array, constantFrom, string } from 'fast-check';
import { decodeUtf8, parseStrict, splitArray } from './strict-json';

const DEPTH = 40;

describe('parseStrict', () => {
  it('gives what JSON.parse gives for every sound text', () => {
    assert(
      property(json({ maxDepth: 8 }), (text) => {
        const parsed = parseStrict(text, DEPTH);
        const stricter = ['json.forbidden-key', 'json.character', 'json.number'].includes(parsed.fault ?? '');
        expect(stricter ? undefined : parsed).toEqual(
          stricter ? undefined : { value: JSON.parse(text) as unknown },
        );
      }),
    );
  });

  it('never throws and never takes long, whatever it is given', () => {
    const noise = array(
      constantFrom('{', '}', '[', ']', '"', '\\', ':', ',', '\\u', 'd800', '1e9', ' ', 'a', '-'),
    );
    assert(
      property(noise, string(), (tokens, tail) => {
        const text = tokens.join('') + tail;
        const parsed = parseStrict(text, DEPTH);
        expect(parsed).toEqual(
          parsed.fault ? { fault: parsed.fault } : { value: JSON.parse(text) as unknown },
        );
      }),
    );
    const started = performance.now();
    parseStrict('"'.repeat(1_000_000), DEPTH);
    parseStrict('\\'.repeat(1_000_000), DEPTH);
    parseStrict(`{${'"a":1,'.repeat(200_000)}`, DEPTH);
    parseStrict(`[${'1'.repeat(1_000_000)}]`, DEPTH);
    expect(performance.now() - started).toBeLessThan(1500);
  });

  it.each([
    ['{"a":1,"a":2}', 'json.duplicate-key'],
    ['{"a":1,"\\u0061":2}', 'json.duplicate-key'],
    ['{"a":{"b":1,"b":1}}', 'json.duplicate-key'],
    ['{"__proto__":1}', 'json.forbidden-key'],
    ['{"prototype" : 1}', 'json.forbidden-key'],
    ['["\\udc00"]', 'json.character'],
    ['["\\ud800\\ud800"]', 'json.character'],
    ['["a\\u0000"]', 'json.character'],
    ['[1e999]', 'json.number'],
    ['[9007199254740993]', 'json.number'],
    ['[-1e999]', 'json.number'],
    ['\uFEFF{}', 'json.syntax'],
    ['{}{}', 'json.syntax'],
    ['[01]', 'json.syntax'],
    ['{"a":1,}', 'json.syntax'],
    ['', 'json.syntax'],
  ])('%s is refused as %s', (text, fault) => {
    expect(parseStrict(text, DEPTH)).toEqual({ fault });
  });

  it('takes the same key in two objects, pairs of surrogates and safe integers', () => {
    const text = '[{"a":1},{"a":9007199254740991,"b":"\\ud83d\\ude00\\\\u0000"}]';
    expect(parseStrict(text, DEPTH)).toEqual({ value: JSON.parse(text) as unknown });
  });

  it('counts depth exactly', () => {
    expect(parseStrict('[[[1]]]', 3).fault).toBeUndefined();
    expect(parseStrict('[[[1]]]', 2).fault).toBe('json.depth');
  });
});

describe('splitArray', () => {
  it('cuts an array into the texts of its elements', () => {
    assert(
      property(array(json()), (elements) => {
        expect(splitArray(` [${elements.join(' ,\n')}] `)?.map((text) => text.trim())).toEqual(
          elements.map((text) => text.trim()),
        );
      }),
    );
  });

  it.each(['', '[', ']', '{}', '[]]', '[1][2]', '[[1]', '["]', '[1]x', '"[]"'])('%s is no array', (text) => {
    expect(splitArray(text)).toBeUndefined();
  });

  it('of nothing gives nothing', () => {
    expect(splitArray(' [ ] ')).toEqual([]);
  });
});

describe('decodeUtf8', () => {
  it.each([[[0xc0, 0xaf]], [[0xed, 0xa0, 0x80]], [[0xff]], [[0xe2, 0x82]]])('%p is no UTF-8', (bytes) => {
    expect(decodeUtf8(Uint8Array.from(bytes))).toBeUndefined();
  });
  it('keeps Welsh letters as they are', () => {
    expect(decodeUtf8(Buffer.from('ŵŷ Siân'))).toBe('ŵŷ Siân');
  });
});
