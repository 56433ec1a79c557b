import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectPath } from '#libs/config';
import type { Issue } from './issue';
import { folder, passwordIn } from './files';

export interface EnginePasswords {
  postgres: string;
  redis: string;
}

/** What the containers of Kafka, PostgreSQL and Redis mount: certificate and key, passwords, rendered settings. */
export async function writeEngineFiles(dir: string, issue: Issue): Promise<EnginePasswords> {
  const authority = issue.authority;
  const kafka = folder(dir, 'kafka');
  const broker = await issue('kafka', ['kafka', 'localhost', '127.0.0.1']);
  // Kafka reads key and certificate from one file.
  writeFileSync(join(kafka, 'kafka.keystore.pem'), `${broker.key}\n${broker.certificate}`);
  writeFileSync(join(kafka, 'ca.pem'), authority);
  render(['kafka', 'server.properties'], join(kafka, 'server.properties'), {
    BIND: '0.0.0.0',
    HOST: 'kafka',
    KAFKA_PORT: '9093',
    CONTROLLER_PORT: '9094',
    DATA: '/var/lib/kafka/data',
    CERTS: '/etc/kafka/secrets',
  });

  const postgres = folder(dir, 'postgres');
  const database = await issue('postgres', ['postgres']);
  writeFileSync(join(postgres, 'server.pem'), database.certificate);
  writeFileSync(join(postgres, 'server.key'), database.key);

  const redis = folder(dir, 'redis');
  const queue = await issue('redis', ['redis']);
  writeFileSync(join(redis, 'redis.pem'), queue.certificate);
  writeFileSync(join(redis, 'redis.key'), queue.key);
  writeFileSync(join(redis, 'ca.pem'), authority);
  const passwords = {
    postgres: passwordIn(join(postgres, 'password')),
    redis: passwordIn(join(redis, 'password')),
  };
  render(['redis', 'redis.conf'], join(redis, 'redis.conf'), {
    BIND: '0.0.0.0',
    REDIS_PORT: '6379',
    DATA: '/data',
    CERTS: '/run/secrets/redis',
    PASSWORD: passwords.redis,
  });
  return passwords;
}

/** The same template as `infra/local/up` uses; a name that nothing is put in place of is a fault. */
function render(template: readonly string[], path: string, values: Readonly<Record<string, string>>): void {
  const text = readFileSync(projectPath('infra', ...template), 'utf8');
  const rendered = text.replaceAll(/@([A-Z_]+)@/g, (whole, name: string) => {
    if (name === 'NAMES') return whole;
    const value = values[name];
    if (value === undefined)
      throw new Error('compose.template.unresolved: a name of the template has no value.');
    return value;
  });
  writeFileSync(path, rendered.replace(/^#.*@NAMES@.*\n/m, ''));
}
