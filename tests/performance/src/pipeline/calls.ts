import { type ChildProcess, fork } from 'node:child_process';
import { join } from 'node:path';
import { RETURN_MEMORY } from '#libs/config';

type Handlers = Record<string, (argument: never) => unknown>;

interface Call {
  id: number;
  method: string;
  argument: unknown;
}

interface Answer {
  id: number;
  result?: unknown;
  fault?: string;
}

/** In a process of the benchmark: answers the calls of the one that started it. */
export function answerCalls(handlers: Handlers): void {
  process.on('message', (call: Call) => {
    void (async () => {
      let answer: Answer;
      try {
        const result: unknown = await handlers[call.method]?.(call.argument as never);
        answer = { id: call.id, result };
      } catch (error) {
        answer = { id: call.id, fault: error instanceof Error ? (error.stack ?? error.message) : 'unknown' };
      }
      process.send?.(answer);
    })();
  });
  process.on('disconnect', () => process.exit(1));
  // Ctrl-C reaches the whole group: the one that started this process ends it, so that what it started ends with it.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => undefined);
}

/** As `cyfrif` itself is started: bin/cyfrif.js. */
const NEW_SPACE = '--max-semi-space-size=16';

/** A process of the benchmark, asked by messages. */
export class Worker {
  private readonly child: ChildProcess;
  private readonly waiting = new Map<
    number,
    { done: (result: unknown) => void; failed: (e: Error) => void }
  >();
  private next = 0;

  /** `script` is a file of this folder without its ending. */
  constructor(private readonly script: string) {
    this.child = fork(join(__dirname, `${script}.js`), {
      serialization: 'advanced',
      env: { ...process.env, ...RETURN_MEMORY },
      execArgv: [...process.execArgv, NEW_SPACE],
    });
    this.child.on('message', (answer: Answer) => {
      const call = this.waiting.get(answer.id);
      this.waiting.delete(answer.id);
      if (answer.fault === undefined) call?.done(answer.result);
      else call?.failed(new Error(`${script}: ${answer.fault}`));
    });
    this.child.on('exit', () => {
      for (const { failed } of this.waiting.values()) failed(new Error(`${script} ended`));
      this.waiting.clear();
    });
  }

  get pid(): number {
    return this.child.pid ?? 0;
  }

  async call<Result>(method: string, argument?: unknown): Promise<Result> {
    this.next += 1;
    const id = this.next;
    return (await new Promise<unknown>((done, failed) => {
      this.waiting.set(id, { done, failed });
      this.child.send({ id, method, argument } satisfies Call);
    })) as Result;
  }

  /** Ends the process at once, as a crash would. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((done) => this.child.once('exit', done));
    this.child.kill('SIGKILL');
    await ended;
  }

  /** Lets the process end by itself: it must have nothing left to do. */
  async end(): Promise<void> {
    await this.ended(() => this.child.send({ id: 0, method: 'exit', argument: undefined } satisfies Call));
  }

  /** Ends the process in the middle of its work, and with it what ends when it does, such as its database. */
  async abandon(): Promise<void> {
    await this.ended(() => this.child.connected && this.child.disconnect());
  }

  private async ended(ask: () => unknown): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const ended = new Promise((done) => this.child.once('exit', done));
    ask();
    const late = setTimeout(() => this.child.kill('SIGKILL'), 10_000);
    await ended;
    clearTimeout(late);
  }
}
