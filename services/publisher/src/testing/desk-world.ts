import type { DataSource } from 'typeorm';
import { createLocalEventLog, waitUntilIdle, type EventLog } from '#libs/eventlog';
import type { JobContext, JobHandler, Jobs, PutOptions } from '#libs/jobs';
import { quietLogger } from '#libs/telemetry';
import { asBatches, sampleCubes } from '#libs/testing';
import { startPublisher, type Publisher, type Review } from '../index';
import { ReleaseDesk } from '../workflow/desk';

/** Jobs that wait until the test lets them run, and run as often as it likes. */
export class HeldJobs implements Jobs {
  readonly held = new Map<string, { kind: string; data: object; at?: Date }>();
  private readonly handlers = new Map<string, JobHandler<object>>();

  handle<T extends object>(kind: string, handler: JobHandler<T>): Promise<void> {
    this.handlers.set(kind, handler as unknown as JobHandler<object>);
    return Promise.resolve();
  }
  put(kind: string, id: string, data: object, { at }: PutOptions = {}): Promise<void> {
    this.held.set(`${kind} ${id}`, { kind, data, at });
    return Promise.resolve();
  }
  async run(
    kind: string,
    id: string,
    progress: JobContext['progress'] = () => Promise.resolve(),
  ): Promise<object | undefined> {
    const job = this.held.get(`${kind} ${id}`);
    if (!job) throw new Error(`no job ${kind}`);
    return await this.handlers.get(kind)?.(job.data, { id, attempt: 1, progress });
  }
  every = () => Promise.resolve();
  state = () => Promise.resolve(undefined);
  cancel = () => Promise.resolve(false);
  close = () => Promise.resolve();
}

export const approve = (reviewer: string): Review => ({ reviewer, decision: 'approve', comment: '' });

/** A publisher whose clock and jobs the test moves, with computed runs to release. */
export class DeskWorld {
  clock = new Date('2026-03-02T08:00:00Z');
  readonly jobs = new HeldJobs();

  private constructor(
    readonly own: DataSource,
    private readonly eventLog: EventLog,
  ) {}

  publisher!: Publisher;

  /** Of the seeds, each a run of its name: `run-1` and `run-2` have A1 and A2, the others A1 alone. */
  static async start(
    stores: { dataSource(service: string): Promise<DataSource> },
    seeds: readonly number[],
  ): Promise<DeskWorld> {
    const cubesOf = (seed: number) => sampleCubes(seed <= 2 ? { seed } : { seed, indicators: ['A1'] });
    const batches = seeds.flatMap((seed) => asBatches(`run-${seed}`, '2025-01-31', cubesOf(seed)));
    const dataSource = await stores.dataSource('publisher');
    const eventLog = createLocalEventLog({ dataSource, logger: quietLogger });
    const world = new DeskWorld(dataSource, eventLog);
    world.publisher = await startPublisher({
      ...{ dataSource, eventLog, logger: quietLogger, jobs: world.jobs },
      now: () => world.clock,
      codeVersion: 'test',
      jitterKey: Buffer.alloc(32, 1),
    });
    const indicators = await stores.dataSource('indicators');
    const indicatorsLog = createLocalEventLog({ dataSource: indicators, logger: quietLogger });
    const records = batches.map((batch) => ({
      key: batch.runId,
      value: Buffer.from(JSON.stringify(batch)),
    }));
    await indicators.transaction((tx) => indicatorsLog.append(tx, 'cubes.computed', records));
    await waitUntilIdle([{ eventLog, topic: 'cubes.computed', group: 'publisher' }], { timeoutMs: 10_000 });
    await indicatorsLog.close();
    return world;
  }

  get desk(): ReleaseDesk {
    return this.publisher.desk!;
  }

  /** The same desk where the partnership has set another time of publication. */
  deskAt(publishAt: string): ReleaseDesk {
    const { own: dataSource, eventLog } = this;
    return new ReleaseDesk(
      { dataSource, eventLog, now: () => this.clock, codeVersion: 'test', publishAt },
      this.jobs,
    );
  }

  async stop(): Promise<void> {
    await this.publisher.stop();
    await this.eventLog.close();
  }

  /** A draft of a run by `ann`, built. */
  async built(runId: string, more: object = {}): Promise<string> {
    this.clock = new Date(this.clock.getTime() + 1000);
    const publishOn = this.clock.toISOString().slice(0, 10);
    const answer = await this.desk.request({ runId, builtBy: 'ann', publishOn, ...more });
    if (!answer.ok) throw new Error(answer.code);
    await this.jobs.run('publisher.build', answer.draftId);
    return answer.draftId;
  }

  /** Releases, oldest first. */
  async published(): Promise<string[]> {
    const rows = await this.own.query<{ id: string }[]>(
      `SELECT release_id AS id FROM published.release ORDER BY edition`,
    );
    return rows.map((row) => row.id);
  }

  /** Two approve it, and its time comes. */
  async publishAll(draftId: string): Promise<string> {
    await this.desk.review(draftId, approve('bob'));
    await this.desk.review(draftId, approve('cara'));
    this.clock = new Date((await this.desk.show(draftId, 'bob'))!.draft.publishAt!);
    const result = (await this.jobs.run('publisher.publish', draftId)) as { releaseId: string };
    return result.releaseId;
  }
}
