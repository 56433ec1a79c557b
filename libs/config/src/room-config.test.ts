import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationFault, roomConfig } from './index';

describe('the settings of a room of a deployment', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-room-'));
  const file = join(folder, 'some.pem');
  writeFileSync(file, 'PEM');
  afterAll(() => rmSync(folder, { recursive: true }));

  const complete = {
    CYFRIF_DATABASE_URL: 'postgres://cyfrif_gateway:secret@db.example/cyfrif?sslmode=verify-full',
    CYFRIF_KAFKA_BROKERS: 'one.example:9093',
    CYFRIF_KAFKA_CA_FILE: file,
    CYFRIF_KAFKA_CERT_FILE: file,
    CYFRIF_KAFKA_KEY_FILE: file,
  };

  it('are none where the environment names neither a service nor a database', () => {
    expect(roomConfig({ CYFRIF_DATA_DIR: folder, CYFRIF_KAFKA_BROKERS: 'one.example:9093' })).toBeUndefined();
  });

  it('are those of the service whose role the database address has', () => {
    expect(roomConfig(complete)).toMatchObject({ service: 'gateway', kafka: { tls: { ca: 'PEM' } } });
  });

  it('are those of the service that is named, where roles have other names', () => {
    const databaseUrl = 'postgres://managed:secret@127.0.0.1/cyfrif';
    const named = { ...complete, CYFRIF_DATABASE_URL: databaseUrl, CYFRIF_SERVICE: 'suite' };
    expect(roomConfig(named)).toMatchObject({ service: 'suite', databaseUrl });
    expect(() => roomConfig({ ...named, CYFRIF_SERVICE: undefined })).toThrow('Set CYFRIF_SERVICE.');
  });

  it.each(Object.keys(complete))('are refused without %s, which is named', (name) => {
    expect(() => roomConfig({ CYFRIF_SERVICE: 'gateway', ...complete, [name]: undefined })).toThrow(name);
  });

  it.each([
    ['a database without TLS', { CYFRIF_DATABASE_URL: 'postgres://cyfrif_gateway:s@db.example/cyfrif' }],
    [
      'the administrator',
      { CYFRIF_SERVICE: 'gateway', CYFRIF_DATABASE_URL: 'postgres://postgres:s@127.0.0.1/x' },
    ],
    ['Redis without TLS', { CYFRIF_REDIS_URL: 'redis://redis.example' }],
  ])('are refused with %s', (_case, insecure) => {
    expect(() => roomConfig({ ...complete, ...insecure })).toThrow(ConfigurationFault);
  });
});
