import type { EmbeddedPostgres } from '#libs/database';
import { prepareJobs, startJobs, type Jobs } from '#libs/jobs';
import type { Logger } from '#libs/telemetry';

/** The queue of scheduled and long work (releases on their way to publication), on the house's own database. */
export async function openJobs(server: EmbeddedPostgres, logger: Logger): Promise<Jobs> {
  await prepareJobs({ adminUrl: server.adminUrl, roles: ['cyfrif_publisher'] });
  const connectionString = server.urlFor('publisher');
  return startJobs({ backend: { kind: 'postgres', connectionString }, logger });
}
