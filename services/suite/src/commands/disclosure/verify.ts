import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { verifyFiles } from '#libs/disclosure';
import { CommandFailure } from '../../failure';
import { refusing } from './files';

/** `cyfrif disclosure verify`. */
export function registerVerify(disclosure: Command): void {
  disclosure
    .command('verify')
    .argument('<folder>', 'what disclosure protect wrote')
    .option('--json', 'print the result as JSON')
    .description(
      'check the witnesses of a release: a proof, without a solver, that no small count is exposed',
    )
    .action((folder: string, options: { json?: boolean }) => refusing(() => verify(folder, options)));
}

function verify(folder: string, options: { json?: boolean }): void {
  if (!existsSync(folder)) throw new CommandFailure(`There is no folder ${folder}.`, 2);
  const result = verifyFiles((path) => {
    const file = join(folder, path);
    return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  });
  if (options.json) process.stdout.write(`${JSON.stringify(result, undefined, 2)}\n`);
  else {
    process.stdout.write(
      `${result.covered} small counts are open to ${result.attackers.length} attackers, by ${result.changes} witnesses; ` +
        `${result.problems.length} problems\n`,
    );
  }
  if (result.problems.length > 0) throw new CommandFailure('The witnesses do not prove the release.', 1);
}
