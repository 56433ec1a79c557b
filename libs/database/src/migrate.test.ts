import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';

describe('migrate', () => {
  let database: TemporaryDatabase;
  beforeAll(async () => {
    database = await temporaryDatabase([]);
  });
  afterAll(async () => database.stop());

  it('lets a service log in with its own role', async () => {
    const source = await database.dataSource('gateway');
    expect(await source.query('SELECT current_user::text AS role')).toEqual([{ role: 'cyfrif_gateway' }]);
  });
});
