import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeFolder } from './output-folder';

describe('the folder of a run', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-out-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is made with what leads to it, and may be there already', async () => {
    await makeFolder(join(folder, 'a', 'b'));
    await makeFolder(join(folder, 'a', 'b'));
    expect(existsSync(join(folder, 'a', 'b'))).toBe(true);
  });

  it('is refused in one sentence where a file has its name, or lies on the way', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(makeFolder(join(folder, 'file'))).rejects.toThrow(/is a file: name a folder/);
    await expect(makeFolder(join(folder, 'file', 'below'))).rejects.toThrow(/is a file: name a folder/);
  });

  it('is given up at once where no folder can be made', async () => {
    await expect(makeFolder('/proc/cyfrif/out')).rejects.toThrow(/Cannot make|ENOENT|EACCES|EPERM|EROFS/);
  });
});
