import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { projectPath } from '#libs/config';
import { CommandFailure } from '../failure';
import { sayIn } from '../words';

/** PostgreSQL, Redis and Kafka on this machine, as `infra/local/up` starts them. */
export interface Engines {
  /** Folder that they keep everything in. */
  state: string;
  /** Address of the database's owner. */
  adminUrl: string;
  redisUrl: string;
  /** host:port */
  broker: string;
  /** PEM file of the authority of all certificates below. */
  authority: string;
  /** PEM files of a service's own certificate. */
  certificate(service: string): { cert: string; key: string };
  /** Stops them; what they keep stays. */
  down(): Promise<void>;
}

/** Starts what does not run yet. `freePorts`: the ports of a new state folder are any that are free. */
export async function startEngines(state: string, { freePorts }: { freePorts: boolean }): Promise<Engines> {
  await script('up', ['--state', state, ...(freePorts ? ['--free-ports'] : [])]);
  return enginesIn(state);
}

/** Where the engines are reached that were started from this folder. */
export function enginesIn(state: string): Engines {
  const text = (...path: string[]): string => readFileSync(join(state, ...path), 'utf8').trim();
  const certificates = join(state, 'certs');
  return {
    state,
    adminUrl: `postgres://postgres:${text('postgres', 'password')}@127.0.0.1:${text('postgres.port')}/postgres`,
    redisUrl: `rediss://cyfrif:${text('redis', 'password')}@127.0.0.1:${text('redis.port')}`,
    broker: `127.0.0.1:${text('kafka.port')}`,
    authority: join(certificates, 'ca.pem'),
    certificate: (service) => ({
      cert: join(certificates, `${service}.pem`),
      key: join(certificates, `${service}.key`),
    }),
    down: () => stopEngines(state),
  };
}

/** Stops what runs from this folder, also what a killed predecessor left. */
export async function stopEngines(state: string): Promise<void> {
  if (existsSync(state)) await script('down', ['--state', state]);
}

/** Whether a broker runs from this folder already. */
export function enginesRun(state: string): boolean {
  try {
    process.kill(Number(readFileSync(join(state, 'kafka', 'kafka.pid'), 'utf8')), 0);
    return true;
  } catch {
    return false;
  }
}

async function script(name: 'up' | 'down', options: string[]): Promise<void> {
  // The scripts' `node` is the one that runs this.
  const path = [dirname(process.execPath), process.env['PATH']].join(delimiter);
  await new Promise<void>((done, failed) => {
    execFile(
      projectPath('infra', 'local', name),
      options,
      { env: { ...process.env, PATH: path } },
      (error, _output, said) => {
        if (!error) return done();
        const reason = said.trim().split('\n').at(-1) ?? '';
        failed(new CommandFailure(`${sayIn('failures', 'engines.failed', { name })} ${reason}`.trim()));
      },
    );
  });
}
