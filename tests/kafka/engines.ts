import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectPath } from '#libs/config';
import type { KafkaSettings } from '#libs/eventlog';

export interface Engines {
  /** How a service, or `admin`, reaches the broker. */
  kafka(name: string): KafkaSettings & { brokers: [string]; ssl: { ca: string; cert: string; key: string } };
  /** Kills the broker as a crash of its machine would. */
  kill(): void;
  /** Has the broker stand still, with its connections open, as a machine does that swaps. */
  hang(): void;
  goOn(): void;
  /** Starts it again on its data and its port. */
  up(): void;
  down(): void;
}

/** Starts a broker of its own for a test file, with TLS and access rules on; agencies get certificates too. */
export function startEngines(agencies: readonly string[] = []): Engines {
  const state = mkdtempSync(join(tmpdir(), 'cyfrif-kafka-'));
  const run = (script: string, ...options: string[]): void => {
    execFileSync(projectPath('infra', 'local', script), ['--state', state, '--only', 'kafka', ...options], {
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  };
  const up = (): void =>
    run('up', '--free-ports', '--no-topics', ...agencies.flatMap((agency) => ['--agency', agency]));
  up();
  const text = (...path: string[]): string => readFileSync(join(state, ...path), 'utf8');
  const signal = (name: NodeJS.Signals): void => void process.kill(Number(text('kafka', 'kafka.pid')), name);
  const port = Number(text('kafka.port'));
  return {
    kafka: (name) => ({
      brokers: [`127.0.0.1:${port}`],
      ssl: {
        ca: text('certs', 'ca.pem'),
        cert: text('certs', `${name}.pem`),
        key: text('certs', `${name}.key`),
      },
    }),
    kill: () => signal('SIGKILL'),
    hang: () => signal('SIGSTOP'),
    goOn: () => signal('SIGCONT'),
    up,
    down() {
      run('down');
      rmSync(state, { recursive: true, force: true });
    },
  };
}
