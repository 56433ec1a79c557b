import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { projectPath } from './project';

/** Version of the package and, in a checkout, its commit: what a release says it was made with. */
export function codeVersion(): string {
  const { version } = JSON.parse(readFileSync(projectPath('package.json'), 'utf8')) as { version: string };
  try {
    const commit = execFileSync('git', ['rev-parse', '--short=12', 'HEAD'], {
      cwd: projectPath(),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return `${version}+${commit.trim()}`;
  } catch {
    return version;
  }
}
