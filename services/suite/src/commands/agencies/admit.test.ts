import { Client } from 'pg';
import type { AuditEntry } from '#libs/contracts';
import { createLocalEventLog } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { gatewayMigrations, listAgencyDoors } from '#services/gateway';
import { admitAgency, removeAgency } from './admit';
import type { Doors } from './doors';

let database: TemporaryDatabase;
let doors: Doors;
beforeAll(async () => {
  database = await temporaryDatabase([gatewayMigrations]);
  const suite = await database.dataSource('suite');
  const house = {
    open: () => Promise.resolve(suite),
    logOf: () => createLocalEventLog({ dataSource: suite, logger: quietLogger }),
    jobs: () => Promise.reject(new Error('no jobs')),
  };
  doors = { brokers: undefined, inHouse: (look) => look(house) };
});
afterAll(async () => {
  await database.stop();
});

async function account(): Promise<AuditEntry[]> {
  const client = new Client({ connectionString: database.adminUrl });
  await client.connect();
  const { rows } = await client.query<{ value: Buffer }>(
    'SELECT value FROM eventlog.audit_entries ORDER BY position',
  );
  await client.end();
  return rows.map(({ value }) => JSON.parse(value.toString('utf8')) as AuditEntry);
}

it('closing and opening the door to an agency is in the account once, with the operator and the agency', async () => {
  const [agency, evenUnread] = ['police-gwent', false];
  expect(await removeAgency(doors, agency, { evenUnread })).toEqual({ https: true, kafka: undefined });
  expect(await removeAgency(doors, agency, { evenUnread })).toEqual({ https: false, kafka: undefined });
  const suite = await database.dataSource('suite');
  const [door] = await listAgencyDoors(suite);
  expect(door).toEqual({ agency, lastDay: undefined, closedAt: expect.any(String) as string });
  expect(await admitAgency(doors, agency, 1)).toEqual({ https: true, kafka: false });
  expect(await admitAgency(doors, agency, 1)).toEqual({ https: false, kafka: false });
  expect(await listAgencyDoors(suite)).toEqual([]);
  const by = { actor: expect.stringMatching(/^operator:/) as string, op: 'alteration', recipients: [agency] };
  expect(await account()).toEqual([
    expect.objectContaining({ ...by, what: 'suite.agency.closed' }),
    expect.objectContaining({ ...by, what: 'suite.agency.opened' }),
  ]);
});
