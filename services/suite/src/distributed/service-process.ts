import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { nodeFlags, projectPath, RETURN_MEMORY, type ServiceName } from '#libs/config';
import { CommandFailure, failureOf } from '../failure';
import { sayIn } from '../words';

export interface ServiceProcessSettings {
  service: ServiceName;
  /** From 1. */
  replica: number;
  environment: Record<string, string>;
  healthPort: number;
  /** JSON lines of this process are added here. */
  logFile: string;
}

const READY_MS = 120_000;
/** Longer than the longest batch; what has not drained by then is cut. */
const DRAIN_MS = 30_000;
const RESTART_MS = 500;

/** One replica of a service, a process of its own. */
export class ServiceProcess {
  private child: ChildProcess | undefined;
  private ending = false;

  constructor(private readonly settings: ServiceProcessSettings) {}

  get name(): string {
    return `${this.settings.service}-${this.settings.replica}`;
  }

  get service(): ServiceName {
    return this.settings.service;
  }

  /** The settings that the process is given. */
  get environment(): Readonly<Record<string, string>> {
    return this.settings.environment;
  }

  /** Number of the process that runs now, or ran last. */
  get pid(): number | undefined {
    return this.child?.pid;
  }

  get healthUrl(): string {
    return `http://127.0.0.1:${this.settings.healthPort}`;
  }

  /** Whether the process lives. */
  get lives(): boolean {
    return this.child !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Starts the process and waits until it is ready. @throws CommandFailure with its last words. */
  async start(): Promise<void> {
    this.launch();
    for (let waited = 0; waited < READY_MS; waited += 100) {
      if (!this.lives) {
        const said = sayIn('failures', 'process.not-started', { name: this.name });
        throw new CommandFailure(`${said} ${this.lastWords()}`);
      }
      if (await this.isReady()) return;
      await sleep(100);
    }
    throw failureOf('process.not-ready', { name: this.name, file: this.settings.logFile });
  }

  /** From now on a process that ends by itself is started again, as a container platform would. */
  supervise(): void {
    const watch = (): void =>
      void this.child?.once('exit', () => {
        if (this.ending) return;
        setTimeout(() => {
          if (this.ending) return;
          this.launch();
          watch();
        }, RESTART_MS).unref();
      });
    watch();
  }

  async isReady(): Promise<boolean> {
    const answer = await this.get('/health/ready');
    return answer?.ok === true;
  }

  /** The process's metrics in Prometheus text format; undefined while it does not answer. */
  async metrics(): Promise<string | undefined> {
    return await (await this.get('/metrics'))?.text().catch(() => undefined);
  }

  /** Ends it as a crash of its machine would. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Ends it after the batch in hand; false if it had to be cut. */
  async stop(): Promise<boolean> {
    this.ending = true;
    const cut = setTimeout(() => this.child?.kill('SIGKILL'), DRAIN_MS);
    await this.end('SIGTERM');
    clearTimeout(cut);
    return this.child?.signalCode !== 'SIGKILL';
  }

  private launch(): void {
    const { service, environment, logFile } = this.settings;
    const log = openSync(logFile, 'a', 0o600);
    // Detached: Ctrl-C in a terminal is for the starter, which ends the services in order. Over the channel they
    // hear when the starter itself was killed.
    const main = projectPath('dist', 'services', service, 'src', 'main.js');
    this.child = spawn(process.execPath, [...nodeFlags(service), main], {
      env: { ...RETURN_MEMORY, ...environment },
      detached: true,
      stdio: ['ignore', 'ignore', log, 'ipc'],
    });
    this.child.on('error', () => undefined);
    closeSync(log);
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    const { child } = this;
    if (!child || !this.lives) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill(signal);
    await ended;
  }

  private async get(path: string): Promise<Response | undefined> {
    const signal = AbortSignal.timeout(5000);
    return await fetch(this.healthUrl + path, { signal }).catch(() => undefined);
  }

  private lastWords(): string {
    return readFileSync(this.settings.logFile, 'utf8').trim().split('\n').at(-1) ?? '';
  }
}
