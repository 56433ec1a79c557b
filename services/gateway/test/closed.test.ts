import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { closeAgency, gatewayMigrations, listAgencyDoors, openAgency } from '../src/index';
import { event, type Harness, harness } from './harness';

let database: TemporaryDatabase;
let door: Harness;
beforeAll(async () => {
  database = await temporaryDatabase([gatewayMigrations]);
  door = await harness(database);
});
afterAll(async () => {
  await door?.stop();
});

/** The first status of this kind; a gateway hears of the operator's decision within seconds. */
async function until(status: number, ask: () => Promise<{ status: number }>): Promise<void> {
  for (let waited = 0; waited < 100; waited += 1) {
    if ((await ask()).status === status) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`never ${status}`);
}

it('an agency that was removed sends and asks nothing, whatever its certificate, until it is added again', async () => {
  const suite = await database.dataSource('suite');
  const send = () => door.call('/v1/events', { body: event() });
  expect((await send()).status).toBe(202);
  expect(await closeAgency(suite.manager, 'probation-wales', new Date())).toBe(true);
  await until(403, send);
  const refused = await send();
  expect(refused.body).toMatchObject({ code: 'agency.closed', titleCy: expect.any(String) as string });
  for (const path of ['/v1/receipts', '/v1/questions'])
    expect((await door.call(path, { method: 'GET' })).status).toBe(403);
  expect((await door.call('/v1/receipts', { method: 'GET', agency: 'police-gwent' })).status).toBe(200);
  expect(await listAgencyDoors(suite)).toEqual([
    {
      agency: 'probation-wales',
      lastDay: expect.any(String) as string,
      closedAt: expect.any(String) as string,
    },
  ]);
  expect(await openAgency(suite.manager, 'probation-wales')).toBe(true);
  await until(202, send);
});
