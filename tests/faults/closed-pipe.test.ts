import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { projectPath } from '#libs/config';

test('a command whose reader has had enough, as `head` has, ends in silence', async () => {
  const child = spawn(process.execPath, [projectPath('bin', 'cyfrif.js'), '--help']);
  const ended = once(child, 'exit');
  child.stdout.destroy();
  expect(await text(child.stderr)).toBe('');
  expect(await ended).toEqual([0, null]);
});

test('a command whose output could not be written, as on a full disk, says so and ends with 1', async () => {
  const stdio = ['ignore', openSync('/dev/full', 'w'), 'pipe'] as const;
  const child = spawn(process.execPath, [projectPath('bin', 'cyfrif.js'), '--help'], { stdio: [...stdio] });
  const ended = once(child, 'exit');
  expect(await text(child.stderr!)).toMatch(/disk.* \/ /u);
  expect(await ended).toEqual([1, null]);
});
