import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { usersOfFile } from './users-file';

describe('the users of a file', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-users-'));
  const path = join(folder, 'users.json');
  const write = (...names: string[]): void =>
    writeFileSync(
      path,
      JSON.stringify({ users: names.map((name) => ({ name, passwordHash: '', roles: [] })) }),
    );

  afterAll(() => rmSync(folder, { recursive: true }));

  it('are those that it holds now, and those known last while it cannot be read', () => {
    const users = usersOfFile(path);
    const names = (): string[] => users().map(({ name }) => name);
    expect(names()).toEqual([]);
    write('ann');
    expect(names()).toEqual(['ann']);
    write('ann', 'bob');
    expect(names()).toEqual(['ann', 'bob']);
    writeFileSync(path, '{"users": [{"na');
    expect(names()).toEqual(['ann', 'bob']);
    write('bob');
    expect(names()).toEqual(['bob']);
  });
});
