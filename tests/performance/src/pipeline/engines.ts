import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { projectPath } from '#libs/config';
import { defineKafka, type KafkaSettings, TOPICS } from '#libs/eventlog';
import { quietLogger } from '#libs/telemetry';
import { sharePartitions } from './stages';

const run = promisify(execFile);

/** PostgreSQL, Redis and Kafka of one run. */
export interface EnginesAtWork {
  adminUrl: string;
  pids: number[];
  kafka(name: string): KafkaSettings;
}

/** Starts real engines; topics that share work get `partitions`, default those of the table of topics. */
export async function startEngines(state: string, partitions?: number): Promise<EnginesAtWork> {
  await run(projectPath('infra', 'local', 'up'), ['--state', state, '--free-ports', '--no-topics']);
  const engines = enginesIn(state);
  sharePartitions(TOPICS, partitions);
  await defineKafka(engines.kafka('admin'), quietLogger);
  return engines;
}

export async function stopEngines(state: string): Promise<void> {
  await run(projectPath('infra', 'local', 'down'), ['--state', state]);
}

/** Ends the embedded PostgreSQL of a folder whose house was killed: a database that was taken over ends with nobody. */
export async function endAdopted(place: string): Promise<void> {
  const file = join(place, 'postgres', 'cluster', 'postmaster.pid');
  for (let waited = 0; existsSync(file) && waited < LONGEST_STOP_MS; waited += LOOK_MS) {
    const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
    try {
      // Fast shutdown; the file goes with the server.
      process.kill(pid, 'SIGINT');
    } catch {
      return;
    }
    await sleep(LOOK_MS);
  }
}

const LONGEST_STOP_MS = 10_000;
const LOOK_MS = 200;

/** What runs from a folder. */
export function enginesIn(state: string): EnginesAtWork {
  const text = (...path: string[]): string => readFileSync(join(state, ...path), 'utf8').trim();
  const pid = (...path: string[]): number => Number(text(...path).split('\n')[0]);
  return {
    adminUrl: `postgres://postgres:${text('postgres', 'password')}@127.0.0.1:${text('postgres.port')}/postgres`,
    pids: [pid('postgres', 'server.pid'), pid('kafka', 'kafka.pid'), pid('redis', 'redis.pid')],
    kafka: (name) => ({
      brokers: [`127.0.0.1:${text('kafka.port')}`],
      ssl: {
        ca: text('certs', 'ca.pem'),
        cert: text('certs', `${name}.pem`),
        key: text('certs', `${name}.key`),
      },
    }),
  };
}
