/** The oldest major version whose rights and statements the schemas use. */
const OLDEST = 16;

/** A server that the schemas cannot be made on. */
export class UnsupportedServer extends Error {
  readonly code = 'database.server.too_old';
}

/**
 * @param number as the server's `server_version_num` has it, for example 160004
 * @throws UnsupportedServer
 */
export function refuseOldServer(number: string): void {
  const major = Math.floor(Number(number) / 10_000);
  if (!(major >= OLDEST))
    throw new UnsupportedServer(
      `The database is PostgreSQL ${major}; version ${OLDEST} or newer is needed. Nothing was changed.`,
    );
}
