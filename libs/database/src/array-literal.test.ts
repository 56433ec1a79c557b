import { arrayLiteral } from './array-literal';

describe('the text of an array', () => {
  it('puts every text in quotation marks, so that an empty one and the word NULL stay texts', () => {
    expect(arrayLiteral(['a', '', 'NULL', 'a,b', '{c}', ' d '])).toBe('{"a","","NULL","a,b","{c}"," d "}');
  });

  it('escapes quotation marks and backslashes', () => {
    expect(arrayLiteral(['{"a":"\\n"}', 'b\\', '"'])).toBe(String.raw`{"{\"a\":\"\\n\"}","b\\","\""}`);
  });

  it('writes what is missing as NULL, and numbers and truth as they are', () => {
    expect(arrayLiteral([null, undefined, 1, -0.5, 7n, true, false])).toBe('{NULL,NULL,1,-0.5,7,true,false}');
    expect(arrayLiteral([])).toBe('{}');
  });

  it('leaves dates, bytes and arrays in arrays to the driver', () => {
    expect(arrayLiteral([new Date(0)])).toBeUndefined();
    expect(arrayLiteral([Buffer.of(1)])).toBeUndefined();
    expect(arrayLiteral(['a', ['b']])).toBeUndefined();
  });
});
