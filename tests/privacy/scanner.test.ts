import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { needlesOf } from './encodings';
import { CanaryScanner } from './scanner';

describe('the canary scanner', () => {
  const canary = 'Siân-Canari-4711';
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-scan-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(needlesOf(canary).map(({ encoding, bytes }) => [encoding, bytes] as const))(
    'finds a canary written as %s',
    (_encoding, bytes) => {
      const findings = new CanaryScanner([canary]).scanBytes(
        Buffer.concat([Buffer.alloc(13, 7), bytes, Buffer.alloc(9)]),
        'x',
      );
      expect(findings).toContainEqual(expect.objectContaining({ canary, at: 13 }));
    },
  );

  it.each([0, 1, 2])('finds a canary within longer base64 text, %i bytes after its start', (before) => {
    const text = Buffer.concat([Buffer.alloc(before, 65), Buffer.from(canary), Buffer.from('zz')]).toString(
      'base64',
    );
    expect(new CanaryScanner([canary]).scanBytes(Buffer.from(text), 'x')).not.toHaveLength(0);
  });

  it('finds a canary that lies across the boundary of two reads', () => {
    const path = join(folder, 'large');
    const bytes = Buffer.alloc((1 << 22) + 100);
    bytes.write(canary, (1 << 22) - 5);
    writeFileSync(path, bytes);
    expect(new CanaryScanner([canary]).scanFolder(folder).findings).toEqual([
      expect.objectContaining({ canary, at: (1 << 22) - 5 }),
    ]);
  });

  it('says nothing of bytes that hold no canary', () => {
    expect(new CanaryScanner([canary]).scanBytes(Buffer.from('Siân and her canary'), 'x')).toEqual([]);
  });
});

describe('what is looked for', () => {
  const forms = (value: string) => needlesOf(value).map(({ bytes }) => bytes.toString('latin1'));

  it('is also a number without its separators, and a name with its accents apart', () => {
    expect(forms('2002/9000123X')).toContain('20029000123X');
    expect(forms('LL95 3AB')).toContain('LL953AB');
    expect(needlesOf('Siân Llŷr').map(({ bytes }) => bytes.toString())).toContain(
      'Siân Llŷr'.normalize('NFD'),
    );
  });

  it('is nothing that digests hold by chance', () => {
    expect(forms('A1234BC')).not.toContain('a1234bc');
    expect(forms('1985-03-17')).not.toContain('19850317');
    expect(forms('9990000018')).toContain('9990000018');
  });
});
