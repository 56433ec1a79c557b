import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withHouse } from './opened';
import { placeOfHouse } from './place';

describe('the house that a command works on', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-place-'));
  const file = join(folder, 'some.pem');
  writeFileSync(file, 'PEM');
  afterAll(() => rmSync(folder, { recursive: true }));
  const machine = { CYFRIF_DATA_DIR: folder };
  const deployment = {
    ...machine,
    CYFRIF_DATABASE_URL: 'postgres://cyfrif_gateway:secret@127.0.0.1:1/cyfrif',
    CYFRIF_KAFKA_BROKERS: '127.0.0.1:1',
    CYFRIF_KAFKA_CA_FILE: file,
    CYFRIF_KAFKA_CERT_FILE: file,
    CYFRIF_KAFKA_KEY_FILE: file,
  };
  const nothing = (): Promise<void> => Promise.resolve();

  it('is that of this machine, and where there is none the command says how to name another', async () => {
    await expect(withHouse(placeOfHouse(machine), nothing)).rejects.toThrow(
      /no house in this folder yet.*CYFRIF_DATA_DIR.*CYFRIF_DATABASE_URL/,
    );
  });

  it('is a room of a deployment where the environment has the settings of a service', async () => {
    const place = placeOfHouse(deployment);
    expect(place.room).toMatchObject({ service: 'gateway' });
    await expect(withHouse(place, nothing)).resolves.toBeUndefined();
  });

  it('lets a command into no other room than that of the settings', async () => {
    const other = withHouse(placeOfHouse(deployment), (house) => house.open('matcher'));
    await expect(other).rejects.toThrow(
      /needs the settings of the service matcher.*those of gateway.* \/ .*osodiadau y cysylltydd \(matcher\)/,
    );
    const jobs = withHouse(placeOfHouse(deployment), (house) => house.jobs());
    await expect(jobs).rejects.toThrow('CYFRIF_REDIS_URL');
  });
});
