import type { Command } from 'commander';
import { suiteConfig } from '#libs/config';
import type { Role } from '#services/portal';
import { failureOf } from '../failure';
import { houseLayout } from '../house/layout';
import { addUser, listUsers, removeUser } from '../house/portal-users';

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
      process.stdout.write(json ? `${JSON.stringify(listed, null, 2)}\n` : text || 'No users.\n');
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
      process.stdout.write(
        `${name}  ${password}\nA serving house knows it at once. / Mae tŷ sy’n gwasanaethu yn ei adnabod ar unwaith.\n`,
      );
    });
  users
    .command('remove')
    .argument('<name>', 'as "users list" has it')
    .description('take a user away')
    .action((name: string) => {
      if (!removeUser(file(), name)) throw failureOf('user.unknown');
      process.stdout.write(
        'Removed, and signed out of a serving house. / Tynnwyd ymaith, ac allgofnodwyd o dŷ sy’n gwasanaethu.\n',
      );
    });
}

function file(): string {
  return houseLayout(suiteConfig(process.env).dataDir).users;
}
