import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { projectPath } from '#libs/config';

/** Runs `cyfrif` as a user would, and gives what it printed as JSON. */
export async function cyfrif(...parameters: string[]): Promise<Record<string, unknown>> {
  const { stdout } = await promisify(execFile)(
    process.execPath,
    [projectPath('bin', 'cyfrif.js'), ...parameters, '--json'],
    { maxBuffer: 1 << 26 },
  );
  return JSON.parse(stdout) as Record<string, unknown>;
}
