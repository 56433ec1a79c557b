import { unescaped } from './unescaped';

/** As PostgreSQL's documentation of `encode` has it. */
function escape(bytes: Buffer): string {
  return [...bytes]
    .map((byte) => {
      if (byte === 0x5c) return '\\\\';
      return byte === 0 || byte > 127 ? `\\${byte.toString(8).padStart(3, '0')}` : String.fromCharCode(byte);
    })
    .join('');
}

describe('bytes in the format escape', () => {
  it('are read back, whatever they are', () => {
    const all = Buffer.from(Array.from({ length: 512 }, (_, i) => i & 255));
    expect(unescaped(escape(all))).toEqual(all);
  });

  it('are read back where escapes stand beside digits and backslashes', () => {
    for (const text of ['', '{"a":"b"}', '\\', '\\\\101', '{"a":"\\n\\u0000"}', 'Llŷn 1\u0000234']) {
      const bytes = Buffer.from(text, 'utf8');
      expect(unescaped(escape(bytes))).toEqual(bytes);
    }
  });
});
