import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createKeys, openKeys, type KeyPort } from '#libs/keys';
import { temporaryDatabase, type TemporaryDatabase } from '#libs/testing';
import { isOfThisHouse, pseudonymiserMigrations } from '#services/pseudonymiser';
import { freeze, frozenBefore } from './freeze';

const folder = mkdtempSync(join(tmpdir(), 'freeze-'));
let database: TemporaryDatabase;
beforeAll(async () => {
  createKeys(folder, { project: 'test', epoch: 1 });
  database = await temporaryDatabase([pseudonymiserMigrations]);
});
afterAll(async () => {
  await database.stop();
  rmSync(folder, { recursive: true });
});

it('frequencies are frozen once under a name; what is said of them is sealed', async () => {
  const pseudonymiser = await database.dataSource('pseudonymiser');
  const keys = openKeys(folder).pseudonymiser();
  const statement = await freeze(pseudonymiser, keys, 'cymru-1');
  expect(statement).toMatchObject({ model: 'cymru-1', shared: {} });
  expect(isOfThisHouse(keys, statement)).toBe(true);
  await expect(freeze(pseudonymiser, keys, 'cymru-1')).rejects.toThrow(/frozen already.* \/ .*rhewi eisoes/);
  expect(await frozenBefore(pseudonymiser, keys, 'cymru-1')).toEqual(statement);
});

it('what was frozen in an epoch is said again in its own, also once another is active', async () => {
  const pseudonymiser = await database.dataSource('pseudonymiser');
  const keys = openKeys(folder).pseudonymiser();
  const statement = await freeze(pseudonymiser, keys, 'cymru-3');
  const rotated: KeyPort = {
    ...keys,
    keyIds: [2, ...keys.keyIds],
    mac: (use, texts, keyId = 2) => keys.mac(use, texts, keyId === 2 ? undefined : keyId),
  };
  expect(await frozenBefore(pseudonymiser, rotated, 'cymru-3')).toEqual(statement);
});

it('what was never frozen, or was changed since, is not said again', async () => {
  const pseudonymiser = await database.dataSource('pseudonymiser');
  const keys = openKeys(folder).pseudonymiser();
  await expect(frozenBefore(pseudonymiser, keys, 'cymru-2')).rejects.toThrow(/frozen here.* \/ .*rewyd/);
  await freeze(pseudonymiser, keys, 'cymru-2');
  await pseudonymiser.query(
    `INSERT INTO pseudonymiser.frozen_frequency (model, field, token, records) VALUES ('cymru-2', 'GIVEN', '\\x00', 9)`,
  );
  await expect(frozenBefore(pseudonymiser, keys, 'cymru-2')).rejects.toThrow(/were changed since/);
});
