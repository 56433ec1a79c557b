import type { Command } from 'commander';
import { suiteConfig } from '#libs/config';
import type { Role } from '#services/portal';
import { failureOf } from '../failure';
import { houseLayout } from '../house/layout';
import { addUser, listUsers, removeUser } from '../house/portal-users';
import { sayIn } from '../words';

const roles: readonly Role[] = ['governance', 'steward', 'linkage', 'operator'];

/** `cyfrif users`: who may sign in to the portal of this machine's house. */
export function registerUsers(program: Command): void {
  const users = program.command('users').description('who may sign in to the pages behind the portal');
  users
    .command('list')
    .option('--json', 'print as JSON', false)
    .description('names and roles')
    .action(({ json }: { json: boolean }) => {
      const listed = listUsers(file());
      const text = listed.map((user) => `${user.name}  ${user.roles.join(', ')}\n`).join('');
      process.stdout.write(
        json ? `${JSON.stringify(listed, null, 2)}\n` : text || `${sayIn('house', 'user.none')}\n`,
      );
    });
  users
    .command('add')
    .argument('<name>', 'small letters, digits and hyphens')
    .option('--role <role...>', `of ${roles.join(', ')}`, ['governance'])
    .description('add a user, or give one a new password; it is shown once')
    .action(async (name: string, options: { role: string[] }) => {
      if (!/^[a-z0-9][a-z0-9-]{0,31}$/.test(name)) {
        throw failureOf('user.name', {}, 2);
      }
      const chosen = roles.filter((role) => options.role.includes(role));
      if (chosen.length !== new Set(options.role).size) {
        throw failureOf('user.roles', { roles: roles.join(', ') }, 2);
      }
      const { password } = await addUser(file(), name, chosen);
      process.stdout.write(`${name}  ${password}\n${sayIn('house', 'user.known')}\n`);
    });
  users
    .command('remove')
    .argument('<name>', 'as "users list" has it')
    .description('take a user away')
    .action((name: string) => {
      if (!removeUser(file(), name)) throw failureOf('user.unknown');
      process.stdout.write(`${sayIn('house', 'user.removed')}\n`);
    });
}

function file(): string {
  return houseLayout(suiteConfig(process.env).dataDir).users;
}
