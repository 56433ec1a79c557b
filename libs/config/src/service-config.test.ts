import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationFault, serviceConfig } from './index';

describe('the configuration of a service of its own', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cyfrif-config-'));
  const file = join(folder, 'some.pem');
  writeFileSync(file, 'PEM');
  afterAll(() => rmSync(folder, { recursive: true }));

  const complete = {
    CYFRIF_SERVICE: 'indicators',
    CYFRIF_DATABASE_URL: 'postgres://cyfrif_indicators:secret@db.example/cyfrif?sslmode=verify-full',
    CYFRIF_KAFKA_BROKERS: 'one.example:9093,two.example:9093',
    CYFRIF_KAFKA_CA_FILE: file,
    CYFRIF_KAFKA_CERT_FILE: file,
    CYFRIF_KAFKA_KEY_FILE: file,
    CYFRIF_REDIS_URL: 'rediss://redis.example:6379',
    CYFRIF_KEYS_DIR: '/run/keys',
    CYFRIF_AGREEMENTS_DIR: '/run/agreements',
  };

  it('takes a complete one', () => {
    expect(serviceConfig(complete)).toMatchObject({
      service: 'indicators',
      kafka: { brokers: ['one.example:9093', 'two.example:9093'], tls: { ca: 'PEM' } },
      health: { port: 9100 },
    });
  });

  it.each(Object.keys(complete))('refuses to start without %s, and says so', (name) => {
    expect(() => serviceConfig({ ...complete, [name]: undefined })).toThrow(new RegExp(name));
  });

  it('asks a service only for what it uses', () => {
    const model = { CYFRIF_LINKAGE_MODEL_FILE: file, CYFRIF_LINKAGE_MODEL_KEY_FILE: file };
    const matcher = serviceConfig({
      ...complete,
      ...model,
      CYFRIF_SERVICE: 'matcher',
      CYFRIF_KEYS_DIR: undefined,
    });
    expect(matcher.keysDir).toBeUndefined();
  });

  it('has a time of publication for the publisher alone, checked at the start', () => {
    const model = { CYFRIF_LINKAGE_MODEL_FILE: file, CYFRIF_LINKAGE_MODEL_KEY_FILE: file };
    const publisher = { ...complete, ...model, CYFRIF_SERVICE: 'publisher', CYFRIF_PUBLISH_AT: '16:00' };
    expect(serviceConfig(publisher).publishAt).toBe('16:00');
    expect(() => serviceConfig({ ...publisher, CYFRIF_PUBLISH_AT: '4 pm' })).toThrow(/CYFRIF_PUBLISH_AT/);
    expect(serviceConfig({ ...complete, CYFRIF_PUBLISH_AT: '16:00' }).publishAt).toBeUndefined();
  });

  it.each([
    ['a database without TLS', { CYFRIF_DATABASE_URL: 'postgres://r:s@db.example/cyfrif' }],
    ['the administrator', { CYFRIF_DATABASE_URL: 'postgres://postgres:s@127.0.0.1/cyfrif' }],
    ['a role without a password', { CYFRIF_DATABASE_URL: 'postgres://r@127.0.0.1/cyfrif' }],
    ['Redis without TLS', { CYFRIF_REDIS_URL: 'redis://redis.example' }],
  ])('refuses %s in production', (_case, insecure) => {
    expect(() => serviceConfig({ ...complete, ...insecure })).toThrow(ConfigurationFault);
    const development = { ...complete, ...insecure, CYFRIF_ENVIRONMENT: 'development' };
    expect(() => serviceConfig(development)).not.toThrow();
  });

  it('names a certificate file that cannot be read, and not where it was sought', () => {
    const wrong = (): unknown =>
      serviceConfig({ ...complete, CYFRIF_KAFKA_CA_FILE: join(folder, 'none.pem') });
    expect(wrong).toThrow(/CYFRIF_KAFKA_CA_FILE/);
    expect(wrong).not.toThrow(/none\.pem/);
  });
});
