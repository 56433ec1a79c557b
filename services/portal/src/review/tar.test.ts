import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TAR_END, tarEntry } from './tar';

describe('an archive of evidence', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-tar-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is unpacked by the machine’s own program, long names and Welsh letters too, for its owner alone', () => {
    const long = `tables/${'D7-of_assessed-LIFESTYLE_AND_ASSOCIATES-'.repeat(3)}/witnesses/w-1.txt`;
    const files = { 'report.md': 'tŷ, dŵr\n', [long]: 'x'.repeat(512), 'manifest.json': '' };
    const entries = Object.entries(files).map(([name, text]) => tarEntry(name, text));
    writeFileSync(join(folder, 'a.tar'), Buffer.concat([...entries, TAR_END]));
    execFileSync('tar', ['-xf', 'a.tar'], { cwd: folder });
    for (const [name, text] of Object.entries(files)) {
      expect(readFileSync(join(folder, name), 'utf8')).toBe(text);
      expect(statSync(join(folder, name)).mode & 0o077).toBe(0);
    }
  });

  it('refuses a name that the form cannot hold', () => {
    expect(() => tarEntry('a'.repeat(101), '')).toThrow('portal.tar.name');
    expect(() => tarEntry(`${'a'.repeat(160)}/b`.padEnd(270, 'c'), '')).toThrow('portal.tar.name');
  });
});
