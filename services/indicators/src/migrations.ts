import type { MigrationInterface } from 'typeorm';
import { Changes1763769600003 } from './data/migrations/changes';
import { CoveringIndexes1763769600005 } from './data/migrations/covering-indexes';
import { CubeTables1763769600002 } from './data/migrations/cube-tables';
import { Cubes1763769600001 } from './data/migrations/cubes';
import { Facts1763769600000 } from './data/migrations/facts';
import { LightReads1763769600004 } from './data/migrations/light-reads';
import { ReferenceIndexes1763769600006 } from './data/migrations/reference-indexes';

/** The tables of the schema `indicators`, in order. */
export const indicatorsMigrations: { schema: string; migrations: (new () => MigrationInterface)[] } = {
  schema: 'indicators',
  migrations: [
    Facts1763769600000,
    Cubes1763769600001,
    CubeTables1763769600002,
    Changes1763769600003,
    LightReads1763769600004,
    CoveringIndexes1763769600005,
    ReferenceIndexes1763769600006,
  ],
};
