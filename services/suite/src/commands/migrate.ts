import type { Command } from 'commander';
import { migrate } from '#libs/database';
import { Settings, suiteConfig } from '#libs/config';
import { migrationSets, startDatabases } from '../house/databases';
import { houseLayout } from '../house/layout';

/** `cyfrif migrate`: bring a database to the newest schema. */
export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .option(
      '--database <url>',
      "an installed PostgreSQL, as its owner (default: CYFRIF_DATABASE_ADMIN_URL, or this machine's embedded one)",
    )
    .description('bring the database to the newest schema and grants')
    .action(async ({ database }: { database?: string }) => {
      // Other users of the machine can read a command line, but not an environment.
      const adminUrl = database ?? new Settings(process.env).optional('CYFRIF_DATABASE_ADMIN_URL');
      if (adminUrl) await migrate({ adminUrl, sets: migrationSets });
      else await (await startDatabases(houseLayout(suiteConfig(process.env).dataDir).postgres)).stop();
      process.stdout.write('The database has the newest schema.\n');
    });
}
