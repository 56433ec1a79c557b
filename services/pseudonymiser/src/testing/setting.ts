import { createSecretKey } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { localKeyPort, type KeyPort } from '#libs/keys';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { pseudonymiserMigrations } from '../index';
import { World } from './world';

/** The port while these epochs are open, the active one first. */
export function epochs(...keyIds: number[]): KeyPort {
  const root = (fill: number) => createSecretKey(Buffer.alloc(32, fill));
  return localKeyPort(
    'test',
    keyIds.map((keyId) => ({ keyId, root: root(keyId) })),
    root(9),
  );
}

/** A database of the pseudonymiser for the tests of one file. */
export function givenDatabase(): { dataSource(): DataSource; of(service: string): Promise<DataSource> } {
  let database: TemporaryDatabase | undefined;
  let own: DataSource | undefined;
  beforeAll(async () => {
    database = await temporaryDatabase([pseudonymiserMigrations]);
    own = await database.dataSource('pseudonymiser');
  });
  afterAll(() => database?.stop());
  return { dataSource: () => own!, of: (service) => database!.dataSource(service) };
}

/** A pseudonymiser that runs, for the tests of one file. */
export function givenWorld(): () => World {
  let world: World | undefined;
  // Before the database's own: what ends runs in the order in which it was named.
  afterAll(() => world?.stop());
  const database = givenDatabase();
  beforeAll(async () => {
    world = await World.start((service) => database.of(service));
  });
  return () => world!;
}
