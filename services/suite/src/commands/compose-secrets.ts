import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { projectPath } from '#libs/config';
import { exampleAgreements, loadAgreements } from '#libs/contracts';
import { writeComposeSecrets } from '../distributed/compose/write-secrets';
import { signInLine } from '../house/portal-users';
import { sayIn } from '../words';

interface Options {
  dir?: string;
  agreements?: string;
  host: string[];
}

/** `cyfrif compose-secrets`: everything that `infra/compose.yaml` mounts. */
export function registerComposeSecrets(program: Command): void {
  program
    .command('compose-secrets')
    .option('--dir <folder>', 'where they are written (default: infra/secrets, where compose.yaml looks)')
    .option('--agreements <folder>', 'agreements to enforce (default: the examples)')
    .option('--host <name...>', 'names and addresses under which agencies reach the gateway', [
      'localhost',
      '127.0.0.1',
    ])
    .description('write certificates, passwords and keys for docker compose; what is there already is kept')
    .action(async ({ dir, agreements, host }: Options) => {
      const folder = dir ? resolve(dir) : projectPath('infra', 'secrets');
      const made = await writeComposeSecrets({
        dir: folder,
        agreements: agreements ? loadAgreements(resolve(agreements)) : exampleAgreements(),
        hosts: host,
        now: new Date(),
      });
      process.stdout.write(
        `${sayIn('house', 'compose.written')}: ${folder}\n${sayIn('house', 'compose.start')}: docker compose --env-file ${join(folder, 'compose.env')} -f ${projectPath('infra', 'compose.yaml')} up\n`,
      );
      if (made) process.stdout.write(`${signInLine(made)}\n`);
    });
}
