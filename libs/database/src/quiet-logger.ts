import type { Logger } from 'typeorm';

/** TypeORM prints some messages, failed migrations among them, even with logging off; this prints nothing. */
export const quietTypeOrm: Logger = {
  logQuery: () => undefined,
  logQueryError: () => undefined,
  logQuerySlow: () => undefined,
  logSchemaBuild: () => undefined,
  logMigration: () => undefined,
  log: () => undefined,
};
