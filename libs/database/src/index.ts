export { type EmbeddedPostgres, startEmbeddedPostgres } from './embedded/server';
export { EmbeddedDatabaseError } from './embedded/errors';
export { openDataSource } from './data-source';
export { DatabaseError, isTransient, withoutValues } from './errors';
export { lightStatistics, type LightTables, usualStatistics } from './light-statistics';
export { migrate, type MigrationClass, type MigrationSet } from './migrate';
export { UnsupportedServer } from './server-version';
export { ROLES, roleName, roleUrl, SERVICES } from './roles';
