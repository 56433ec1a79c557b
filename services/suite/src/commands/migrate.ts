import type { Command } from 'commander';
import { migrate } from '#libs/database';
import { ConfigurationFault, Settings, suiteConfig, type Environment } from '#libs/config';
import { migrationSets, startDatabases } from '../house/databases';
import { houseLayout } from '../house/layout';
import { sayIn } from '../words';

/** `cyfrif migrate`: bring a database to the newest schema. */
export function registerMigrate(program: Command): void {
  program
    .command('migrate')
    .option(
      '--database <url>',
      "an installed PostgreSQL, as its owner (default: CYFRIF_DATABASE_ADMIN_URL, or this machine's embedded one)",
    )
    .description('bring the database to the newest schema and grants')
    .option('--embedded', "this machine's embedded database, where the environment is a deployment's", false)
    .action(async ({ database, embedded }: { database?: string; embedded: boolean }) => {
      // Other users of the machine can read a command line, but not an environment.
      const adminUrl = database ?? new Settings(process.env).optional('CYFRIF_DATABASE_ADMIN_URL');
      if (!adminUrl && !embedded) refuseEmbedded(process.env);
      if (adminUrl) await migrate({ adminUrl, sets: migrationSets });
      else await (await startDatabases(houseLayout(suiteConfig(process.env).dataDir).postgres)).stop();
      process.stdout.write(`${sayIn('house', 'migrated')}\n`);
    });
}

/**
 * Where the services of a deployment would look, an embedded database that nobody asked for helps nobody, and hides that
 * the owner's address is missing.
 * @throws ConfigurationFault
 */
export function refuseEmbedded(environment: Environment): void {
  const settings = new Settings(environment);
  const signs = {
    NODE_ENV: 'production',
    CYFRIF_ENVIRONMENT: 'production',
    CYFRIF_MODE: 'kafka',
  };
  const sign = Object.entries(signs).find(([name, value]) => settings.optional(name) === value);
  if (sign) throw new ConfigurationFault(sayIn('failures', 'migrate.embedded', { sign: sign.join('=') }));
}
