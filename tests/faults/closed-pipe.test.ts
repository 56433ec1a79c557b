import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { projectPath } from '#libs/config';

test('a command whose reader has had enough, as `head` has, ends in silence', async () => {
  const child = spawn(process.execPath, [projectPath('bin', 'cyfrif.js'), '--help']);
  const ended = once(child, 'exit');
  child.stdout.destroy();
  expect(await text(child.stderr)).toBe('');
  expect(await ended).toEqual([0, null]);
});
