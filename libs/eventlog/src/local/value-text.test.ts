import { readValues, unescaped } from './value-text';

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

describe('values that are read', () => {
  const fault = (sqlState: string): Error => Object.assign(new Error('refused'), { sqlState });

  it('are asked for as text, and in a form for any bytes when one of them is no text', async () => {
    const asked: string[] = [];
    const bytes = await readValues(async (text) => {
      asked.push(text.select('value'));
      await Promise.resolve();
      if (asked.length === 1) throw fault('22021');
      return text.bytesOf('\\377');
    });
    expect(asked).toEqual(["convert_from(value, 'UTF8')", "encode(value, 'escape')"]);
    expect(bytes).toEqual(Buffer.from([255]));
  });

  it('are not asked for again after any other fault', async () => {
    let times = 0;
    const read = readValues(() => {
      times += 1;
      return Promise.reject(fault('40001'));
    });
    await expect(read).rejects.toThrow('refused');
    expect(times).toBe(1);
  });
});
