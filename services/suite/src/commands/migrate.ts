import type { Command } from 'commander';
import { migrate } from '#libs/database';
import { suiteConfig } from '#libs/config';
import { migrationSets, startDatabases } from '../house/databases';
import { houseLayout } from '../house/layout';

/** `cyfrif migrate`: bring a database to the newest schema. */
export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .option(
      '--database <url>',
      "an installed PostgreSQL, as its owner (default: this machine's embedded one)",
    )
    .description('bring the database to the newest schema and grants')
    .action(async ({ database }: { database?: string }) => {
      if (database) await migrate({ adminUrl: database, sets: migrationSets });
      else await (await startDatabases(houseLayout(suiteConfig(process.env).dataDir).postgres)).stop();
      process.stdout.write('The database has the newest schema.\n');
    });
}
